import type { Predicate } from '../../domain/instrument.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import { instrumentOfYear } from '../../domain/instrument-years.ts'
import { instrumentBreaks } from '../../domain/published-series.ts'
import type { Basis, Role, Series } from '../../web/chart-types.ts'
import type { Lang, Translate } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import type { PublishedFigure } from './agencies.ts'
import type { SeriesGroup } from './profile-props.ts'
import type { Figure, Worded } from './shown.ts'

/** A published figure as pages print it, with its basis in words. */
export const figureOf = (
  { lang, t }: Speaker,
  bands: readonly Predicate[],
  given: Omit<PublishedFigure, 'instrument_id'>,
): Figure => ({
  year: given.year,
  index: given.index_value,
  predicate: predicateIn(lang, bands, given.predicate),
  basis: t(`agencies.predicateBasis.${given.predicate_basis}`),
  source: { url: given.source_url, title: given.source_title },
  note: given.note,
})

/** A predicate in the page's language where the instrument has it; a source's own word stays as it was printed. */
export function predicateIn(lang: Lang, bands: readonly Predicate[], label: string): Worded {
  const band = bands.find((one) => one.label === label)
  return lang === 'en' && band ? { text: band.labelEn, lang: 'en' } : { text: label, lang: 'id' }
}

/** The figures under the instrument each was found with, newest first. */
export function byInstrument(
  speaker: Speaker,
  bands: readonly Predicate[],
  series: readonly PublishedFigure[],
): SeriesGroup[] {
  const newest = series.toReversed()
  const ids = [...new Set(newest.map(({ instrument_id }) => instrument_id))]
  return ids.map((id) => ({
    instrument: speaker.t('agencies.profile.seriesOf', { instrument: regulationName(id) }),
    figures: newest.filter(({ instrument_id }) => instrument_id === id).map((given) => figureOf(speaker, bands, given)),
  }))
}

/** A sentence for each change of the instrument between two of these years. */
export const breakSentences = (t: Translate, years: readonly number[]): string[] =>
  instrumentBreaks(years).map((before) =>
    t('agencies.profile.broken', {
      before: String(before),
      after: String(before + 1),
      older: regulationName(instrumentOfYear(before)),
      newer: regulationName(instrumentOfYear(before + 1)),
    }),
  )

interface Drawn {
  readonly year: number
  readonly index_value: string
  readonly predicate?: string
}

/** One line of a chart. */
export const lineOf = (label: string, role: Role, basis: Basis, figures: readonly Drawn[]): Series => ({
  label,
  role,
  basis,
  points: figures.map(({ year, index_value }) => ({ year, value: Number(index_value) })),
})
