import type { Translate } from './i18n.ts'
import {
  type ColumnKind,
  isHidden,
  type ReportCell,
  type ReportColumn,
  type ReportFile,
  type ReportTable,
} from './report-file.ts'
import { hiddenText, pageAddress, SIMULATED } from './report-text.ts'
import { type Sheet, type Workbook, xlsxOf } from './xlsx.ts'

/**
 * A report as a workbook: what it says of itself on the first sheet, then a sheet a table with numbers as numbers. A hidden
 * cell is the text "<5".
 * @param origin where people reach the platform, without a path
 */
export const reportXlsx = (report: ReportFile, t: Translate, origin: string): Promise<Buffer> =>
  xlsxOf(workbookOf(report, t, origin))

const workbookOf = (report: ReportFile, t: Translate, origin: string): Workbook => ({
  title: report.title,
  mark: report.simulated ? SIMULATED : '',
  sheets: [notesSheet(report, t, origin), ...report.tables.map(tableSheet)],
})

function notesSheet(report: ReportFile, t: Translate, origin: string): Sheet {
  const { title, sentence, notes, tables, hash, simulated } = report
  return {
    name: t('exports.file.notes'),
    columns: [
      { label: t('exports.file.about'), format: '', width: 30 },
      { label: title, format: '', width: 90 },
    ],
    rows: [
      ...(simulated ? [[SIMULATED, t('exports.file.simulated')]] : []),
      [t('exports.file.sentence'), sentence],
      ...notes.map(({ label, value }) => [label, value]),
      ...tables.flatMap((table) => (table.note === '' ? [] : [[table.title, table.note]])),
      [t('exports.file.page'), pageAddress(report, origin)],
      [t('exports.file.hash'), hash],
    ],
    frozenColumns: 0,
    wrapped: true,
  }
}

function tableSheet({ title, columns, rows }: ReportTable): Sheet {
  const wide = columns.length > 8
  return {
    name: title,
    columns: columns.map((column, at) => ({
      label: column.label,
      format: FORMATS[column.kind],
      width: widthOf(
        column,
        rows.slice(0, 600).map((cells) => cells[at] ?? null),
      ),
    })),
    rows: rows.map((cells) => columns.map((column, at) => typed(column, cells[at] ?? null))),
    frozenColumns: wide ? leadingTexts(columns) : 0,
    wrapped: false,
  }
}

const FORMATS: Readonly<Record<ColumnKind, string>> = {
  text: '',
  count: '#,##0',
  index: '0.00',
  change: '+0.00;-0.00;0.00',
  share: '0.0"%"',
}

function typed({ kind }: ReportColumn, cell: ReportCell): string | number | null {
  if (cell === null) return null
  if (isHidden(cell)) return hiddenText(cell)
  return kind === 'text' ? cell : Number(cell)
}

/** The longest text decides, up to 60 signs; a header may break into lines. */
function widthOf({ label, kind }: ReportColumn, cells: readonly ReportCell[]): number {
  if (kind !== 'text') return Math.min(14, Math.max(9, label.length + 2))
  const longest = cells.reduce((most, cell) => Math.max(most, typeof cell === 'string' ? cell.length : 0), label.length)
  return Math.min(60, longest + 3)
}

/** What says of whom a row is: the texts a table begins with, two at most. */
const leadingTexts = (columns: readonly ReportColumn[]): number => {
  const first = columns.findIndex(({ kind }) => kind !== 'text')
  return Math.min(2, first < 0 ? columns.length : first)
}
