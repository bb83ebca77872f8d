import { decimal, signed } from './format.ts'
import type { Lang } from './i18n.ts'
import { pathIn } from './language.ts'
import { type HiddenCell, isHidden, type ReportCell, type ReportColumn, type ReportFile } from './report-file.ts'

/** A cell as people read it on paper: "2,77", "−0,40", "12,5%", "<5", "*"; nothing to say is a dash. */
export function cellText(lang: Lang, { kind }: Pick<ReportColumn, 'kind'>, cell: ReportCell): string {
  if (cell === null) return '–'
  if (isHidden(cell)) return hiddenText(cell)
  if (kind === 'text') return cell
  if (kind === 'change') return signed(lang, cell)
  if (kind === 'share') return `${decimal(lang, cell)}%`
  return kind === 'count' ? grouped(lang, cell) : decimal(lang, cell)
}

/** How a hidden cell reads everywhere: "<5" for a number that is so small, "*" for anything else; see `isStarred`. */
export const hiddenText = ({ under }: HiddenCell): string => (under === null ? STAR : `<${under}`)

/** Hidden, and nothing is said of it; a font of papers has this sign. */
export const STAR = '*'

/** Whether some cell is written as a star: then a note says what that means. */
export const isStarred = (rows: readonly (readonly ReportCell[])[]): boolean =>
  rows.some((cells) => cells.some((cell) => isHidden(cell) && cell.under === null))

/** Thousands apart: "23876" → "23.876" in Indonesian. */
const grouped = (lang: Lang, whole: string): string => whole.replaceAll(/\B(?=(\d{3})+$)/g, lang === 'id' ? '.' : ',')

/** How many cells a report has, headers not counted: what making its files costs. */
export const cellsOf = ({ tables }: ReportFile): number =>
  tables.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0)

/** What tells one report from another at a glance, to be held beside a paper. */
export interface Essentials {
  readonly title: string
  readonly sentence: string
  /** What it is of, in words: "Instrumen: …", "Tahun: 2024". */
  readonly filters: readonly string[]
  /** Of how many, and the mean, as lines; there may be none. */
  readonly figures: readonly { readonly label: string; readonly value: string }[]
}

const FILTERS = ['instrument', 'year', 'basis', 'stage', 'province', 'type', 'cohort', 'indicator']

/** Title, sentence, filters, n and mean of a report, as its own tables and notes say them. */
export function essentialsOf({ lang, title, sentence, notes, tables }: ReportFile): Essentials {
  const spread = tables.find(({ id }) => id === 'spread')
  const [name, mean] = spread?.rows[0] ?? []
  const column = spread?.columns[1]
  return {
    title,
    sentence,
    filters: notes.filter(({ key }) => FILTERS.includes(key)).map(({ label, value }) => `${label}: ${value}`),
    figures: [
      ...notes.filter(({ key }) => key === 'n').map(({ label, value }) => ({ label, value })),
      ...(typeof name === 'string' && column ? [{ label: name, value: cellText(lang, column, mean ?? null) }] : []),
    ],
  }
}

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
