import { regulationName } from '../../domain/instrument-name.ts'
import { type HiddenCount, isHiddenCount } from '../../domain/report.ts'
import { number } from '../../web/format.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Choices, Reader } from './choices.ts'
import { lookOf, placeOf } from './headline.ts'
import { countIn, meanIn } from './said.ts'
import type { BandLine, ReportSummary } from './summary-type.ts'

/** "Laporan Indeks PermenPANRB 59/2020 Tahun 2025: Jawa Barat, Kota; indikator I29", a simulated one named so. */
export function titleOf({ t }: Reader, { filter, simulated }: ReportSummary, choices: Choices): string {
  const place = lookOf(t, choices, filter)
  const args = { instrument: regulationName(filter.instrument), year: String(filter.year), place }
  return t(simulated ? 'report-data.titleSimulated' : 'report-data.title', args)
}

/** How many agencies of which, their mean, where most of them stand, and the indicator that is looked into. */
export function sentenceOf(reader: Reader, summary: ReportSummary, choices: Choices): string {
  const { t, lang } = reader
  const { filter, indicators } = summary
  const line = indicators.find(({ key }) => key === String(filter.indicator))
  return [
    indexSentence(reader, summary, placeOf(t, choices, filter)),
    ...(typeof line?.mean === 'string'
      ? [t('report-data.sentence.indicator', { label: line.label, mean: meanIn(lang, line.mean) })]
      : []),
  ].join(' ')
}

function indexSentence({ t, lang }: Reader, { filter, spread, bands }: ReportSummary, place: string): string {
  const { n, of, mean } = spread
  const args = {
    n: countIn(lang, n),
    of: number(lang, of),
    mean: meanIn(lang, mean),
    basis: t(`report-data.basis.${filter.basis}`),
    year: String(filter.year),
    place,
  }
  if (n === 0) return t('report-data.sentence.none', args)
  if (isHiddenCount(n)) return hiddenSentence(t, n, args)
  const most = largestOf(bands, n)
  if (!most) return t('report-data.sentence.plain', args)
  const kind = most.n < n ? 'bands' : n === 1 ? 'one' : 'all'
  return t(`report-data.sentence.${kind}`, { ...args, most: number(lang, most.n), predicate: most.predicate })
}

const hiddenSentence = (t: Translate, { under }: HiddenCount, args: Record<string, string>): string =>
  under === null
    ? t('report-data.sentence.hidden', args)
    : t('report-data.sentence.few', { ...args, least: String(under) })

/** The predicate that more agencies have than any other; null where a hidden one may have as many. */
function largestOf(bands: readonly BandLine[], n: number): { readonly n: number; readonly predicate: string } | null {
  const told = bands.flatMap((band) => (typeof band.n === 'number' ? [{ n: band.n, predicate: band.predicate }] : []))
  const [most, next] = told.sort((a, b) => b.n - a.n)
  if (!most || most.n === 0) return null
  const hidden = n - told.reduce((sum, band) => sum + band.n, 0)
  return most.n > Math.max(next?.n ?? 0, hidden) ? most : null
}
