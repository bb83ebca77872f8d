import { csv } from '../../web/csv.ts'
import { decimal } from '../../web/format.ts'
import { catalogues } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'

/** One value as programs read it: decimals are strings, days `2026-11-24`; null where there is none. */
export type Cell = string | number | boolean | null | readonly string[]

export type CellType = 'text' | 'code' | 'integer' | 'decimal' | 'day' | 'truth' | 'list'

export interface Column {
  /** Names its heading, and its meaning unless that is said apart. */
  readonly key: string
  readonly type: CellType
  /** Where the words for its codes stand in the catalogues; '' for none. */
  readonly terms: string
  /** What stands between the things of a list in a file of cells. */
  readonly between: string
  readonly meaning: string
}

/** A column of a data set. */
export const column = (
  key: string,
  type: CellType = 'text',
  more: Partial<Omit<Column, 'key' | 'type'>> = {},
): Column => ({
  key,
  type,
  terms: '',
  between: ' | ',
  meaning: key,
  ...more,
})

/** The name of a column for programs, the same in both languages. */
export const nameOf = ({ key }: Column): string => catalogues.en.get(`data.column.${key}`) ?? key

/** As a file for spreadsheets, in the reader's language. */
export const csvOf = (speaker: Speaker, columns: readonly Column[], rows: readonly (readonly Cell[])[]): string =>
  csv(speaker.lang, {
    columns: columns.map(({ key }) => speaker.t(`data.column.${key}`)),
    rows: rows.map((row) => columns.map((column, at) => written(speaker, column, row[at] ?? null))),
  })

function written({ t, lang }: Speaker, { type, terms, between }: Column, cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return t(`data.truth.${cell ? 'yes' : 'no'}`)
  if (typeof cell === 'object') return cell.join(between)
  if (terms !== '') return t(`${terms}.${cell}`)
  return type === 'decimal' ? decimal(lang, String(cell)) : String(cell)
}

/** One object a row, by the names of the columns. */
export const objectsOf = (columns: readonly Column[], rows: readonly (readonly Cell[])[]) => {
  const names = columns.map(nameOf)
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])))
}
