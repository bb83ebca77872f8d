import type { Gap } from '../../domain/comparison.ts'
import type { Indicator } from '../../domain/instrument.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import { type Hundredths, indexPoints } from '../../domain/numbers.ts'
import { can } from '../../domain/permissions.ts'
import { writtenValue } from '../../domain/values.ts'
import { inLang, type Lang, type Translate } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import type { Agency } from '../agencies/agencies.ts'
import { isProvisional, type LoadedInstrument } from '../instruments/instruments.ts'
import type { GapRow, Heading, IndicatorLink } from './pages.ts'
import type { AssessmentRow } from './queries.ts'

/** What every page of an assessment says on top; the address tells which part of it is open. */
export function headingOf(
  request: Request,
  assessment: AssessmentRow,
  instrument: LoadedInstrument,
  agency: Agency,
): Heading {
  const { t, lang } = request
  const { id, year, state, stage, basis } = assessment
  return {
    id,
    year,
    title: titleOf(t, assessment),
    agency: agency.name,
    instrument: inLang(lang, instrument.title, instrument.titleEn),
    provisional: isProvisional(instrument),
    simulated: basis === 'simulated',
    official: stage === 'official',
    state: t(`assessments.state.${state}`),
    stateTone: TONES[state],
    locked: state === 'submitted',
    places: placesOf(request, assessment),
  }
}

/** "Penilaian mandiri 2026 · PermenPANRB 59/2020": a year may be assessed on two instruments. */
export const titleOf = (t: Translate, { stage, year, instrument_id }: Titled): string =>
  `${t(`assessments.title.${stage}`, { year: String(year) })} · ${regulationName(instrument_id)}`

type Titled = Pick<AssessmentRow, 'stage' | 'year' | 'instrument_id'>

/** A stored predicate in the reader's language. */
export function predicateIn(lang: Lang, { predicates }: LoadedInstrument, label: string): string {
  const band = predicates.find((one) => one.label === label)
  return band ? inLang(lang, band.label, band.labelEn) : label
}

const placesOf = ({ t, url, actor }: Request, { id, agency_id: agencyId, stage, basis }: AssessmentRow) =>
  [
    { href: `/penilaian/${id}`, label: t('assessments.places.tasks') },
    ...(stage === 'self' && basis === 'self' && can(actor, 'team:read', { agencyId })
      ? [{ href: `/penilaian/${id}/tugas`, label: t('assessments.places.team') }]
      : []),
    ...(stage === 'self' ? [{ href: `/penilaian/${id}/bukti`, label: t('assessments.places.evidence') }] : []),
    { href: `/penilaian/${id}/hasil`, label: t('assessments.places.result') },
    { href: `/penilaian/${id}/periksa`, label: t('assessments.places.check') },
    { href: `/penilaian/${id}/riwayat`, label: t('assessments.places.history') },
  ].map((place) => ({ ...place, here: url.split('?')[0] === place.href }))

export const TONES = { draft: 'warn', ready: 'own', submitted: 'good' } as const

export const titleIn = (lang: Lang, { title, titleEn }: Pick<Indicator, 'title' | 'titleEn'>): string =>
  inLang(lang, title, titleEn)

export const linkOf = (lang: Lang, indicator: Indicator): IndicatorLink => ({
  number: indicator.number,
  code: indicator.code,
  title: titleIn(lang, indicator),
})

/** A level as it is written; null where there is none. */
export const levelText = (instrument: LoadedInstrument, value: Hundredths | null): string | null =>
  value === null ? null : writtenValue(instrument, value)

/** The whole level a value stands on, for its colour; 0 where there is none. */
export const bandOf = (value: Hundredths | null): number => (value === null ? 0 : Math.floor(value / 100))

export function gapRow(
  lang: Lang,
  instrument: LoadedInstrument,
  practices: ReadonlyMap<number, number>,
  gap: Gap,
): GapRow[] {
  const indicator = instrument.indicators[gap.number - 1]
  if (!indicator) return []
  return [
    {
      ...linkOf(lang, indicator),
      own: levelText(instrument, gap.own),
      ownBand: bandOf(gap.own),
      reference: levelText(instrument, gap.reference) ?? '',
      referenceBand: bandOf(gap.reference),
      difference: writtenValue(instrument, gap.difference),
      loss: indexPoints(gap.weightedMillionths),
      practices: practices.get(gap.number) ?? 0,
    },
  ]
}
