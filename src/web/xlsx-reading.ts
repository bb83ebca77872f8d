import { BadFile } from '../files/kinds.ts'
import { inspectOfficeBytes } from '../files/office.ts'

/** A cell as somebody left it. */
export interface ReadCell {
  /** Numbers as JavaScript writes them; empty for nothing. */
  readonly text: string
  /** What cannot be taken as it stands: a formula, an error, a day, a yes or no. */
  readonly odd: boolean
}

export interface ReadSheet {
  readonly name: string
  readonly rows: readonly (readonly ReadCell[])[]
}

const MEBIBYTE = 1024 * 1024
/** Unpacked: a worksheet with the longest texts is a fifth of it. */
const MOST_UNPACKED = 8 * MEBIBYTE
const MOST_ROWS = 500
/** Fifty-two columns. */
const WITHIN = `A1:AZ${MOST_ROWS}`

/**
 * The sheets of a workbook, up to 500 rows and 52 columns each, none of its formulas worked out. Refuses (`BadFile`) what
 * is no XLSX, is damaged, or unpacks to more than 8 MB, before any of it is read as a spreadsheet.
 */
export async function readXlsx(bytes: Buffer): Promise<readonly ReadSheet[]> {
  if (bytes.length === 0) throw new BadFile('empty')
  if (bytes.subarray(0, 4).equals(COMPOUND)) throw new BadFile('locked')
  if (!bytes.subarray(0, 4).equals(ZIP)) throw new BadFile('type')
  if (!endsPlainly(bytes)) throw new BadFile('damaged')
  if ((await inspectOfficeBytes(bytes, MOST_UNPACKED)) !== 'xlsx') throw new BadFile('type')
  const { readXlsx: read } = await import('hucre/xlsx')
  const { sheets } = await read(bytes, { range: WITHIN, maxRows: MOST_ROWS }).catch((error: unknown) => {
    throw new BadFile('damaged', { cause: error })
  })
  return sheets.map(({ name, rows, cells }) => ({
    name,
    rows: rows.map((row, at) => row.map((value, column) => cellOf(value, cells?.get(`${at},${column}`)))),
  }))
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1')
/** Of old Excel files and of those with a password. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/**
 * Whether the directory of a zip can be found in one way only, so that what looks into it and what reads it mean the same:
 * its last record is the end of the file, and its numbers are numbers rather than signs to look elsewhere.
 */
function endsPlainly(bytes: Buffer): boolean {
  if (bytes.length < 22) return false
  const end = bytes.subarray(-22)
  const elsewhere = end.readUInt16LE(10) === 0xffff || end.subarray(12, 20).includes(Buffer.alloc(4, 0xff))
  return end.subarray(0, 4).equals(END) && !elsewhere
}

const END = Buffer.from('PK\x05\x06', 'latin1')

interface Known {
  readonly type?: string
  readonly formula?: string
}

function cellOf(value: string | number | boolean | Date | null, cell: Known | undefined): ReadCell {
  const isOdd = cell?.formula !== undefined || cell?.type === 'error'
  if (typeof value === 'string') return { text: value, odd: isOdd }
  if (typeof value === 'number') return { text: String(value), odd: isOdd }
  return { text: '', odd: isOdd || value !== null }
}
