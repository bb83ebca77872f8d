import { stringify } from 'csv-stringify/sync'
import { harmless } from './csv.ts'
import { decimal } from './format.ts'
import type { Lang } from './i18n.ts'
import { isHidden, type ReportCell, type ReportColumn, type ReportFile, type ReportTable } from './report-file.ts'
import { hiddenText } from './report-text.ts'

/**
 * A report as one CSV file: what it says of itself on top, then table after table with an empty line before each. UTF-8 with
 * a mark, `;` between cells and a decimal comma in Indonesian, `,` and a decimal point in English. Text that begins like a
 * formula gets an apostrophe; numbers stay numbers, their minus too.
 */
export const reportCsv = (report: ReportFile): string =>
  stringify(linesOf(report), {
    bom: true,
    delimiter: report.lang === 'id' ? ';' : ',',
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  })

const linesOf = ({ lang, title, sentence, notes, tables }: ReportFile): string[][] => [
  [harmless(title)],
  [harmless(sentence)],
  ...notes.map(({ label, value }) => [harmless(label), harmless(value)]),
  ...tables.flatMap((table) => tableLines(lang, table)),
]

const tableLines = (lang: Lang, { title, note, columns, rows }: ReportTable): string[][] => [
  [''],
  [harmless(title)],
  ...(note === '' ? [] : [[harmless(note)]]),
  columns.map(({ label }) => harmless(label)),
  ...rows.map((cells) => columns.map((column, at) => cellOf(lang, column, cells[at] ?? null))),
]

function cellOf(lang: Lang, { kind }: ReportColumn, cell: ReportCell): string {
  if (cell === null) return ''
  if (isHidden(cell)) return hiddenText(cell)
  return kind === 'text' ? harmless(cell) : decimal(lang, cell)
}
