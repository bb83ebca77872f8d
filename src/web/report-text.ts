import { decimal, signed } from './format.ts'
import type { Lang } from './i18n.ts'
import { pathIn } from './language.ts'
import { isHidden, type ReportCell, type ReportColumn, type ReportFile } from './report-file.ts'

/** A cell as people read it on paper: "2,77", "−0,40", "12,5%", "<5"; nothing to say is a dash. */
export function cellText(lang: Lang, { kind }: Pick<ReportColumn, 'kind'>, cell: ReportCell): string {
  if (cell === null) return '–'
  if (isHidden(cell)) return hiddenText(cell)
  if (kind === 'text') return cell
  if (kind === 'change') return signed(lang, cell)
  if (kind === 'share') return `${decimal(lang, cell)}%`
  return kind === 'count' ? grouped(lang, cell) : decimal(lang, cell)
}

/** How a hidden cell reads everywhere: "<5". */
export const hiddenText = ({ under }: { readonly under: number }): string => `<${under}`

/** Thousands apart: "23876" → "23.876" in Indonesian. */
const grouped = (lang: Lang, whole: string): string => whole.replaceAll(/\B(?=(\d{3})+$)/g, lang === 'id' ? '.' : ',')

/** How many cells a report has, headers not counted: what making its files costs. */
export const cellsOf = ({ tables }: ReportFile): number =>
  tables.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0)

/** The page with the same numbers, with its language, as an address to open from a file. */
export const pageAddress = ({ lang, path }: Pick<ReportFile, 'lang' | 'path'>, origin: string): string =>
  origin + pathIn(lang, path)

/** What stands on every page and in every name of a report of simulated figures, in both languages the same word. */
export const SIMULATED = 'SIMULASI'

/** Name of a file of the report, without folders and of plain signs: "SIMULASI-laporan-2024-simulasi-32.pdf". */
export function reportFileName({ path, simulated }: Pick<ReportFile, 'path' | 'simulated'>, format: string): string {
  const values = [...new URL(path, 'http://x').searchParams.values()].map((value) => value.trim())
  const words = ['laporan', ...values]
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
  return `${simulated ? `${SIMULATED}-` : ''}${words.slice(0, 80).replace(/^-|-$/g, '')}.${format}`
}
