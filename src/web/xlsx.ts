import { GUARDED, LOCKED, validationOf } from './xlsx-guard.ts'
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
  /** Only the columns that are typed into can be changed, until somebody takes the protection off. */
  readonly guarded?: boolean
  /** Not in sight: for the platform that reads the file again. */
  readonly hidden?: boolean
}

export interface SheetColumn {
  readonly label: string
  /** As spreadsheets write it (`0.00`); empty for text. */
  readonly format: string
  /** In characters. */
  readonly width: number
  /** People write here. */
  readonly typed?: boolean
  /** What numbers a typed column takes; what else is typed is refused with the sentence. */
  readonly numbers?: { readonly from: number; readonly to: number; readonly whole: boolean; readonly sentence: string }
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
      const { columns, rows, frozenColumns, wrapped, guarded = false, hidden = false } = sheet
      const alignment = { vertical: 'top', ...(wrapped && { wrapText: true }) } as const
      const widest = columns.length > 8
      const widths = columns.map(({ width }) => width)
      const labels = columns.map(({ label }) => legible(label))
      const lines = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? legible(cell) : cell)))
      // Programs that keep a protected sheet do not fit its rows to long texts themselves.
      const tall = wrapped || guarded ? lines : []
      const heights = [labels, ...tall].map((row) =>
        heightOf(
          row.map((cell) => String(cell ?? '')),
          widths,
        ),
      )
      return {
        name: names[at] ?? '',
        hidden,
        columns: columns.map(({ width, format, typed = false }) => ({
          width,
          style: {
            alignment,
            ...(format !== '' && { numFmt: format }),
            ...(guarded && { protection: { locked: !typed }, ...(!typed && { fill: LOCKED }) }),
          },
        })),
        ...(guarded && { protection: GUARDED, dataValidations: columns.flatMap(validationOf(rows.length)) }),
        rows: [labels, ...lines.map((row) => row.map((cell) => (typeof cell === 'string' ? spelled(cell) : cell)))],
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

/** `_x0041_` means a letter to spreadsheets; where somebody wrote just that, its first sign is spelled so itself. */
const spelled = (text: string): string => text.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
