import { firstRowOf, heightOf, legible, sheetNames } from './xlsx-sheets.ts'

/** What a workbook is made of; the library behind it is known here only. */
export interface Workbook {
  readonly title: string
  /** Stands on every printed page, above the name of its sheet; empty for nothing. */
  readonly mark: string
  readonly sheets: readonly Sheet[]
}

export interface Sheet {
  /** Any text; made a name that spreadsheets take, and unlike those before. */
  readonly name: string
  readonly columns: readonly SheetColumn[]
  /** Text is text even where it looks like a formula. */
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** So many columns stay in sight beside the header. */
  readonly frozenColumns: number
  /** Long texts break into lines. */
  readonly wrapped: boolean
}

export interface SheetColumn {
  readonly label: string
  /** As spreadsheets write it (`0.00`); empty for text. */
  readonly format: string
  /** In characters. */
  readonly width: number
}

/** The media type of what `xlsxOf` makes. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook as a file: the first row of each sheet is its header, bold and in sight while the rest moves. */
export async function xlsxOf({ title, mark, sheets }: Workbook): Promise<Buffer> {
  const { writeXlsx } = await import('hucre/xlsx')
  const names = sheetNames(sheets.map(({ name }) => name))
  const written = await writeXlsx({
    properties: { title: legible(title) },
    defaultFont: { name: 'Calibri', size: 11 },
    // The library's own print titles leave names without quotes, which makes spreadsheets call the file broken.
    namedRanges: names.map((name) => ({ name: '_xlnm.Print_Titles', range: firstRowOf(name), scope: name })),
    sheets: sheets.map((sheet, at) => {
      const { columns, rows, frozenColumns, wrapped } = sheet
      const alignment = { vertical: 'top', ...(wrapped && { wrapText: true }) } as const
      const widest = columns.length > 8
      const widths = columns.map(({ width }) => width)
      const labels = columns.map(({ label }) => legible(label))
      const lines = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? legible(cell) : cell)))
      const heights = [labels, ...(wrapped ? lines : [])].map((row) => heightOf(row.map(String), widths))
      return {
        name: names[at] ?? '',
        columns: columns.map(({ width, format }) => ({
          width,
          style: { alignment, ...(format !== '' && { numFmt: format }) },
        })),
        rows: [labels, ...lines],
        rowDefs: new Map(heights.map((height, row) => [row, { height }])),
        cells: new Map(
          columns.map(({ format }, column) => [`0,${column}`, { style: format === '' ? HEADER : NUMBER_HEADER }]),
        ),
        freezePane: { rows: 1, columns: frozenColumns },
        pageSetup: {
          paperSize: 'a4',
          orientation: widest ? 'landscape' : 'portrait',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
        },
        headerFooter: { oddHeader: `&C${mark}`, oddFooter: '&L&A&R&P / &N' },
      }
    }),
  })
  return Buffer.from(written)
}

const HEADER = {
  font: { bold: true, color: { rgb: '0B3544' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DBE7EE' } },
  alignment: { wrapText: true, vertical: 'top' },
} as const

const NUMBER_HEADER = { ...HEADER, alignment: { ...HEADER.alignment, horizontal: 'right' } } as const
