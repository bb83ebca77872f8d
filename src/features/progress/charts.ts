import { aspectGaps } from '../../domain/comparison.ts'
import type { Instrument } from '../../domain/instrument.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import type { Values } from '../../domain/scoring.ts'
import type { Basis, ComparedItem, GapBarsChart, RadarChart } from '../../web/chart-types.ts'
import { decimal, signed } from '../../web/format.ts'
import { catalogues, inLang, type Lang, type Translate } from '../../web/i18n.ts'
import type { Reference } from './progress.ts'

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
    finding: (kind === 'bars' ? widestFinding : nearestFinding)(against(t, reference), t, lang, instrument, gaps),
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

/** What one is compared with, inside a sentence. */
export const against = (t: Translate, { kind }: Reference): string => t(`progress.against.${kind}`)

type Gaps = ReturnType<typeof aspectGaps>

/** Where most index is lost. */
function widestFinding(against: string, t: Translate, lang: Lang, instrument: Instrument, gaps: Gaps): string {
  const behind = gaps.filter(({ difference }) => difference < 0)
  const [widest] = [...behind].sort((a, b) => a.weightedMillionths - b.weightedMillionths)
  if (!widest) return t('progress.finding.none', { against })
  const difference = signed(lang, formatHundredths(widest.difference))
  const counts = { against, count: behind.length, total: gaps.length, difference }
  return t('progress.finding.behind', { ...counts, ...namedGap(lang, instrument, widest) })
}

/** Where the profile comes closest to the reference, or lies furthest beyond it. */
function nearestFinding(against: string, t: Translate, lang: Lang, instrument: Instrument, gaps: Gaps): string {
  const [nearest] = [...gaps].sort((a, b) => b.difference - a.difference)
  if (!nearest) return ''
  const key = nearest.difference > 0 ? 'beyond' : 'nearest'
  return t(`progress.finding.${key}`, { against, ...namedGap(lang, instrument, nearest) })
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
