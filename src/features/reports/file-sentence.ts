import { regulationName } from '../../domain/instrument-name.ts'
import { type HiddenCount, isHiddenCount } from '../../domain/report.ts'
import { number } from '../../web/format.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Reader } from './choices.ts'
import { countIn, meanIn } from './said.ts'
import type { ReportSummary } from './summary-type.ts'

/** "Laporan Indeks PermenPANRB 59/2020 Tahun 2025", a simulated one named so. */
export function titleOf({ t }: Reader, { filter, simulated }: ReportSummary): string {
  const args = { instrument: regulationName(filter.instrument), year: String(filter.year) }
  return t(simulated ? 'report-data.titleSimulated' : 'report-data.title', args)
}

/** How many agencies, their mean, and where most of them stand: the whole report in one sentence. */
export function sentenceOf(reader: Reader, summary: ReportSummary): string {
  const { t, lang } = reader
  const { filter, spread, bands } = summary
  const basis = t(`report-data.basis.${filter.basis}`)
  if (spread.n === 0) return t('report-data.sentence.none', { basis, year: String(filter.year) })
  const args = {
    n: countIn(lang, spread.n),
    of: number(lang, spread.of),
    mean: meanIn(lang, spread.mean),
    basis,
    year: String(filter.year),
  }
  const [most] = bands
    .flatMap((band) => (typeof band.n === 'number' ? [{ ...band, n: band.n }] : []))
    .sort((a, b) => b.n - a.n)
  if (isHiddenCount(spread.n)) return hiddenSentence(t, spread.n, args)
  if (!most || most.n === 0) return t('report-data.sentence.plain', args)
  return t('report-data.sentence.bands', { ...args, most: number(lang, most.n), predicate: most.predicate })
}

const hiddenSentence = (t: Translate, { under }: HiddenCount, args: Record<string, string>): string =>
  under === null
    ? t('report-data.sentence.hidden', args)
    : t('report-data.sentence.few', { ...args, least: String(under) })
