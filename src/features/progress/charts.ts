import type { Database } from '../../db/database.ts'
import { aspectGaps } from '../../domain/comparison.ts'
import type { Instrument } from '../../domain/instrument.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import type { Values } from '../../domain/scoring.ts'
import type { Basis, ComparedItem, GapBarsChart, RadarChart, Series, TrendChart } from '../../web/chart-types.ts'
import { decimal, signed } from '../../web/format.ts'
import { catalogues, inLang, type Lang, type Translate } from '../../web/i18n.ts'
import { trendChart } from '../../web/trend.ts'
import type { Reference } from './progress.ts'
import { listPublished, type OwnResultRow } from './queries.ts'

/** Whose progress is drawn, and for whom. */
export interface Reader {
  readonly t: Translate
  readonly lang: Lang
  readonly agency: { readonly code: string; readonly name: string }
  readonly basis: Basis
}

/** Own aspect scores as bars with the reference marked on each, the differences printed. */
export function aspectBars(reader: Reader, instrument: Instrument, own: Values, reference: Reference): GapBarsChart {
  return { kind: 'gapBars', ...compared(reader, instrument, own, reference, 'bars') }
}

/** The same comparison as a profile. */
export function aspectRadar(reader: Reader, instrument: Instrument, own: Values, reference: Reference): RadarChart {
  return { kind: 'radar', ...compared(reader, instrument, own, reference, 'radar') }
}

function compared(
  { t, lang, agency, basis }: Reader,
  instrument: Instrument,
  own: Values,
  reference: Reference,
  kind: 'bars' | 'radar',
) {
  const gaps = aspectGaps(instrument, own, reference.values)
  const items = gaps.map(({ code, own, reference }): ComparedItem => {
    const aspect = instrument.aspects.find((a) => a.code === code)
    const label = inLang(lang, aspect?.title ?? code, aspect?.titleEn ?? code)
    return { label, short: shortLabel(t, instrument, code, label), own: own / 100, reference: reference / 100 }
  })
  return {
    locale: lang,
    title: t(`progress.${kind}.title`),
    finding: (kind === 'bars' ? widestFinding : nearestFinding)(t, lang, instrument, gaps),
    caption: t('progress.caption', { agency: agency.name, reference: referenceLabel(t, reference) }),
    words: wordsOf(t),
    own: { label: agency.name, basis },
    reference: { label: referenceLabel(t, reference), basis: reference.basis ?? 'published' },
    items,
    differenceLabel: t('progress.difference'),
  } as const
}

/** "Rujukan: Sumedang 2024", or the target that stands in for it. */
export const referenceLabel = (t: Translate, { kind, year }: Reference): string =>
  kind === 'target' ? t('progress.reference.target') : t('progress.reference.agency', { year: String(year) })

type Gaps = ReturnType<typeof aspectGaps>

/** Where most index is lost. */
function widestFinding(t: Translate, lang: Lang, instrument: Instrument, gaps: Gaps): string {
  const behind = gaps.filter(({ difference }) => difference < 0)
  const [widest] = [...behind].sort((a, b) => a.weightedMillionths - b.weightedMillionths)
  if (!widest) return t('progress.finding.none')
  const difference = signed(lang, formatHundredths(widest.difference))
  const counts = { count: behind.length, total: gaps.length, difference }
  return t('progress.finding.behind', { ...counts, ...namedGap(lang, instrument, widest) })
}

/** Where the profile comes closest to the reference, or lies furthest beyond it. */
function nearestFinding(t: Translate, lang: Lang, instrument: Instrument, gaps: Gaps): string {
  const [nearest] = [...gaps].sort((a, b) => b.difference - a.difference)
  return nearest ? t('progress.finding.nearest', namedGap(lang, instrument, nearest)) : ''
}

function namedGap(lang: Lang, instrument: Instrument, { code, own, reference }: Gaps[number]) {
  const aspect = instrument.aspects.find((a) => a.code === code)
  return {
    aspect: inLang(lang, aspect?.title ?? code, aspect?.titleEn ?? code),
    own: decimal(lang, formatHundredths(own)),
    reference: decimal(lang, formatHundredths(reference)),
  }
}

const wordsOf = (t: Translate) => ({
  subject: t('progress.aspect'),
  missing: t('chart.missing'),
  simulated: t('chart.simulated'),
  table: t('chart.table'),
})

/** A name that fits beside a radar on a phone; the whole one for an instrument whose aspects nobody shortened. */
function shortLabel(t: Translate, instrument: Instrument, code: string, label: string): string {
  const key = `progress.short.${instrument.id}.${code}`
  return catalogues.id.has(key) ? t(key) : label
}

/** The years of one agency: published, self-assessed and simulated as series of their own, with Sumedang's published one. */
export async function indexTrend(
  db: Database,
  { t, lang, agency }: Omit<Reader, 'basis'>,
  results: readonly OwnResultRow[],
): Promise<TrendChart> {
  const published = await listPublished(db, [agency.code, REFERENCE_AGENCY])
  const publishedOf = (code: string) => published.filter(({ agency_id }) => agency_id === code)
  const own = publishedOf(agency.code).map(({ year, index_value, source_title }) => ({
    year,
    value: Number(index_value),
    note: source_title,
  }))
  const knownYears = new Set(own.map(({ year }) => year))
  const ofBasis = (basis: Basis) =>
    results
      .filter((row) => row.basis === basis && !(basis === 'simulated' && knownYears.has(row.year)))
      .filter((row, at, all) => all.findIndex(({ year }) => year === row.year) === at)
      .map(({ year, index_value, state }) => ({
        year,
        value: Number(index_value),
        ...(state !== 'submitted' && { note: t('progress.trend.unfinished') }),
      }))
  const series: Series[] = [
    { label: t('progress.trend.published', { agency: agency.name }), role: 'own', basis: 'published', points: own },
    { label: t('progress.trend.self', { agency: agency.name }), role: 'own', basis: 'self', points: ofBasis('self') },
    {
      label: t('progress.trend.simulated', { agency: agency.name }),
      role: 'own',
      basis: 'simulated',
      points: ofBasis('simulated'),
    },
  ]
  if (agency.code !== REFERENCE_AGENCY) {
    const points = publishedOf(REFERENCE_AGENCY).map(({ year, index_value }) => ({ year, value: Number(index_value) }))
    series.push({ label: t('progress.trend.reference'), role: 'reference', basis: 'published', points })
  }
  return trendChart(
    { lang, t },
    {
      title: t('progress.trend.title'),
      finding: t('progress.trend.finding'),
      caption: t('progress.trend.caption'),
      series: series.filter(({ points }) => points.length > 0),
      bands: [],
    },
  )
}
