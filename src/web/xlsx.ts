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
    sheets: sheets.map((sheet, at) => {
      const { columns, rows, frozenColumns, wrapped } = sheet
      const alignment = { vertical: 'top', ...(wrapped && { wrapText: true }) } as const
      const widest = columns.length > 8
      return {
        name: names[at] ?? '',
        columns: columns.map(({ width, format }) => ({
          width,
          style: { alignment, ...(format !== '' && { numFmt: format }) },
        })),
        rows: [
          columns.map(({ label }) => legible(label)),
          ...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? legible(cell) : cell))),
        ],
        cells: new Map(columns.map((_, column) => [`0,${column}`, { style: HEADER }])),
        freezePane: { rows: 1, columns: frozenColumns },
        pageSetup: {
          paperSize: 'a4',
          orientation: widest ? 'landscape' : 'portrait',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$1:$1',
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

/** Names of sheets: at most 31 signs, none of `[]:*?/\`, no quote at an end, and no two alike. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set(['history'])
  return wanted.map((name) => {
    const plain = trimmed(legible(name).replaceAll(/[[\]:*?/\\\s]+/g, ' '), 31) || '–'
    let chosen = plain
    for (let n = 2; taken.has(chosen.toLowerCase()); n++) chosen = `${trimmed(plain, 30 - `${n}`.length)} ${n}`
    taken.add(chosen.toLowerCase())
    return chosen
  })
}

const trimmed = (text: string, most: number): string =>
  text
    .trim()
    .slice(0, most)
    .replaceAll(/^['\s]+|['\s]+$/g, '')
    .toWellFormed()

/** XML has no place for other control characters, and a cell none for more than 32,767 signs. */
const legible = (text: string): string =>
  text
    .replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .slice(0, 32_767)
    .toWellFormed()
