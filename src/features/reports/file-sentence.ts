import { regulationName } from '../../domain/instrument-name.ts'
import { isHiddenCount, type Shown } from '../../domain/report.ts'
import { decimal, number } from '../../web/format.ts'
import type { Lang } from '../../web/i18n.ts'
import type { Reader } from './choices.ts'
import type { Mean, ReportSummary } from './summary-type.ts'

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
  if (isHiddenCount(spread.n)) return t('report-data.sentence.hidden', args)
  if (!most || most.n === 0) return t('report-data.sentence.plain', args)
  return t('report-data.sentence.bands', { ...args, most: number(lang, most.n), predicate: most.predicate })
}

/** A count as people read it: "1.234", "kurang dari 5" as "<5". */
export const countIn = (lang: Lang, n: Shown<number>): string => (isHiddenCount(n) ? `<${n.under}` : number(lang, n))

const meanIn = (lang: Lang, mean: Mean): string => {
  if (mean === null) return '–'
  return isHiddenCount(mean) ? `<${mean.under}` : decimal(lang, mean)
}
