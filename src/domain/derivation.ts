/**
 * What can be found out from sums by adding and subtracting them, with any factors.
 *
 * A sum is a row over columns (sets of agencies that are never parted); whoever knows some sums knows every linear
 * combination of their rows, and nothing else can be derived by arithmetic. A combination whose columns hold fewer than
 * `least` agencies tells of a small group. The rows are kept in reduced echelon form with the large columns first, so that
 * the rows with a small pivot span exactly what tells of small columns only, and only those have to be searched.
 *
 * Calculated modulo a prime of 26 bits: products stay exact in a double, and the rows are zeros and ones of which the
 * minors are far below it.
 */
import { type Columns, type Row, tellsOfFew } from './derivation-search.ts'
import { leading, minus, placesOf, take } from './residues.ts'

/** Sums that may be told together. */
export interface Ledger {
  /**
   * Takes in one sum more, given by its factor at each column, unless then a group of fewer than `least` agencies could be
   * derived; says whether it was taken in. What can be derived already is always taken in.
   */
  readonly admit: (row: Float64Array) => boolean
  /** Whether it can be derived from what was taken in. */
  readonly derives: (row: Float64Array) => boolean
}

/** Takes sums in over these columns; `least` agencies are enough to be told of. */
export const openLedger = (columns: Columns, least: number): Ledger => {
  const small = (column: number): boolean => (columns.sizes[column] ?? 0) < least
  const order = columns.sizes.map((_, column) => column).sort((a, b) => Number(small(a)) - Number(small(b)) || a - b)
  const rows: Row[] = []

  const reduced = (given: Float64Array) => {
    const at = rows.reduce((rest, row) => minus(rest, rest[row.pivot] ?? 0, row.at), given)
    return { at, pivot: order.find((column) => at[column] !== 0) }
  }

  return {
    derives: (given) => reduced(given).pivot === undefined,
    admit: (given) => {
      const { at, pivot } = reduced(given)
      if (pivot === undefined) return true
      if (small(pivot)) {
        const others = rows.filter((row) => small(row.pivot))
        if (tellsOfFew(at, others, columns, least - 1)) return false
      }
      const one = leading(at, pivot)
      const places = placesOf(one)
      for (const row of rows) take(row.at, row.at[pivot] ?? 0, one, places)
      rows.push({ pivot, at: one })
      return true
    },
  }
}

/** Columns side by side: agencies of each, and its group (a group of its own where not given). */
export const columnsOf = (columns: readonly { readonly n: number; readonly group?: number }[]): Columns => ({
  sizes: columns.map(({ n }) => n),
  groups: columns.map(({ group }, column) => group ?? column),
})
