import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import type { Test } from 'tap'
import type { ReportCell, ReportColumn, ReportFile, ReportTable } from '../../src/web/report-file.ts'
import { type ReadTable, readPdf } from './pdf.ts'

export interface Outputs {
  readonly csv: string
  readonly json: string
  readonly xlsx: Uint8Array
  readonly pdf: Uint8Array
}

/** Reads every file back and holds what it says to the report it was made of: notes, heads, and each cell. */
export async function sameInAll(t: Test, report: ReportFile, { csv, json, xlsx, pdf }: Outputs): Promise<void> {
  t.same(JSON.parse(json), inKeys(report), 'JSON')
  t.same(
    parse(csv, { bom: true, delimiter: report.lang === 'id' ? ';' : ',', relax_column_count: true }),
    csvOf(report),
    'CSV',
  )
  await sameInXlsx(t, report, xlsx)
  await sameInPdf(t, report, pdf)
}

const inKeys = (report: ReportFile): unknown => ({
  ...report,
  tables: report.tables.map(({ chart: _, columns, rows, ...table }) => ({
    ...table,
    columns,
    rows: rows.map((cells) => Object.fromEntries(columns.map(({ key }, at) => [key, cells[at]]))),
  })),
})

const csvOf = ({ lang, title, sentence, notes, tables }: ReportFile): string[][] => [
  ...[[title], [sentence], ...notes.map(({ label, value }) => [label, value])].map((row) => row.map(quoted)),
  ...tables.flatMap((table) => [
    [''],
    [quoted(table.title)],
    ...(table.note ? [[quoted(table.note)]] : []),
    table.columns.map(({ label }) => quoted(label)),
    ...table.rows.map((cells) => cells.map((cell, at) => csvCell(lang, table.columns[at], cell))),
  ]),
]

const quoted = (text: string): string => (/^[=+@-]/.test(text) ? `'${text}` : text)

function csvCell(lang: string, column: ReportColumn | undefined, cell: ReportCell): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return `<${cell.under}`
  return column?.kind === 'text' ? quoted(cell) : cell.replace('.', lang === 'id' ? ',' : '.')
}

/** Holds a workbook to its report; whoever wrote it last. */
export async function sameInXlsx(t: Test, report: ReportFile, xlsx: Uint8Array): Promise<void> {
  const { sheets } = await readXlsx(xlsx)
  const [about, ...rest] = sheets
  const said = (about?.rows ?? []).map(([label, value]) => `${label}|${value}`)
  for (const { label, value } of report.notes) t.ok(said.includes(`${label}|${value}`), `XLSX says ${label}`)
  t.ok(said.some((line) => line.endsWith(`|${report.sentence}`)) && said.some((line) => line.endsWith(report.hash)))
  t.equal(
    said.some((line) => line.startsWith('SIMULASI')),
    report.simulated,
    'XLSX says whether it is simulated',
  )
  t.same(
    rest.map(({ rows }) => rows.map((row) => [...row])),
    report.tables.map(({ columns, rows }) =>
      [
        columns.map(({ label }) => label),
        ...rows.map((cells) => cells.map((cell, at) => xlsxCell(columns[at], cell))),
      ].map((row) => filled(row, columns.length)),
    ),
    'XLSX',
  )
}

function xlsxCell(column: ReportColumn | undefined, cell: ReportCell): string | number | null {
  if (cell === null) return null
  if (typeof cell === 'object') return `<${cell.under}`
  return column?.kind === 'text' ? cell : Number(cell)
}
const filled = <T>(cells: readonly T[], length: number): (T | null)[] =>
  Array.from({ length }, (_, at) => cells[at] ?? null)

async function sameInPdf(t: Test, report: ReportFile, bytes: Uint8Array): Promise<void> {
  const pdf = await readPdf(bytes)
  t.equal(pdf.title, report.title, 'PDF has its title')
  t.equal(pdf.lang, report.lang, 'PDF has its language')
  t.equal(bare(pdf.headings[0] ?? ''), bare(report.title))
  t.ok(pdf.paragraphs.map(bare).includes(bare(report.sentence)), 'PDF has its sentence')
  t.same(
    pdf.terms.map(([label, value]) => [bare(label), bare(value)]),
    report.notes.map(({ label, value }) => [bare(label), bare(value)]),
    'PDF has its notes',
  )
  t.same(
    joined(
      pdf.tables,
      report.tables.filter(({ rows }) => rows.length > 0),
    ),
    report.tables
      .filter(({ rows }) => rows.length > 0)
      .map(({ columns, rows }) => [
        columns.map(({ label }) => bare(label)),
        ...rows.map((cells) => columns.map((column, at) => bare(pdfCell(report.lang, column, cells[at] ?? null)))),
      ]),
    'PDF',
  )
  const marked = pdf.printed.map((page) => page.includes('SIMULASI'))
  t.same(
    marked,
    pdf.printed.map(() => report.simulated),
    'every page says whether it is simulated',
  )
}

/** Line breaks may fall anywhere: texts are compared without white space. */
const bare = (text: string): string => text.replaceAll(/\s+/g, '')

/** Parts of a table that was too wide are put beside each other again. */
function joined(parts: readonly ReadTable[], tables: readonly ReportTable[]): string[][][] {
  let next = 0
  return tables.map(({ columns }) => {
    const numbers = columns.findIndex(({ kind }) => kind !== 'text')
    const repeated = Math.min(2, numbers < 0 ? columns.length : numbers)
    let whole: string[][] = []
    do {
      const { head = [], rows = [] } = parts[next++] ?? {}
      const lines = [head, ...rows].map((line) => line.map(bare))
      whole = whole.length === 0 ? lines : whole.map((line, at) => [...line, ...(lines[at] ?? []).slice(repeated)])
    } while ((whole[0]?.length ?? 0) < columns.length && next < parts.length)
    return whole
  })
}

export function pdfCell(lang: string, { kind }: ReportColumn, cell: ReportCell): string {
  if (cell === null) return '–'
  if (typeof cell === 'object') return `<${cell.under}`
  const decimals = lang === 'id' ? cell.replace('.', ',') : cell
  if (kind === 'text') return cell || '–'
  if (kind === 'share') return `${decimals}%`
  if (kind === 'count') return Number(cell).toLocaleString(lang === 'id' ? 'id-ID' : 'en-GB')
  if (kind === 'index') return decimals
  return Number(cell) > 0 ? `+${decimals}` : decimals.replace('-', '−')
}
