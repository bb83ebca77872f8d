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
import { minus, reciprocal } from './residues.ts'

/** Sums that may be told together. */
export interface Ledger {
  /**
   * Takes in one sum more, given by its factor at each column, unless then a group of fewer than `least` agencies could be
   * derived; says whether it was taken in. What can be derived already is always taken in.
   */
  readonly admit: (row: Float64Array) => boolean
}

interface Row {
  readonly pivot: number
  readonly at: Float64Array
}

/** A search that needs more steps than this is given up, and the sum is not told: when in doubt, hide. */
const MOST_STEPS = 300

/**
 * `sizes`: agencies of each column, all above 0. `groups`: columns with the same number are figures of the same agencies,
 * which count once; each column is its own group where it is absent.
 */
export const openLedger = (
  sizes: readonly number[],
  least: number,
  groups = sizes.map((_, column) => column),
): Ledger => {
  const small = (column: number): boolean => (sizes[column] ?? 0) < least
  const order = groups.map((_, column) => column).sort((a, b) => Number(small(a)) - Number(small(b)) || a - b)
  let rows: Row[] = []

  return {
    admit: (given) => {
      const at = rows.reduce((rest, row) => minus(rest, rest[row.pivot] ?? 0, row.at), given)
      const pivot = order.find((column) => at[column] !== 0)
      if (pivot === undefined) return true
      if (small(pivot)) {
        const others = rows.filter((row) => small(row.pivot)).map((row) => row.at)
        if (tellsOfFew(at, others, { sizes, groups }, least - 1)) return false
      }
      const one = minus(new Float64Array(at.length), -reciprocal(at[pivot] ?? 0), at)
      rows = [...rows.map((row) => ({ ...row, at: minus(row.at, row.at[pivot] ?? 0, one) })), { pivot, at: one }]
      return true
    },
  }
}

/**
 * Whether `sum`, plus any combination of `others`, can be brought to columns of at most `most` agencies. Column by column:
 * it is either cleared with one of the others, or its agencies are counted.
 */
const tellsOfFew = (
  sum: Float64Array,
  others: readonly Float64Array[],
  { sizes, groups }: { readonly sizes: readonly number[]; readonly groups: readonly number[] },
  most: number,
): boolean => {
  let steps = 0

  const search = (
    at: Float64Array,
    basis: readonly Float64Array[],
    counted: ReadonlySet<number>,
    left: number,
  ): boolean => {
    steps += 1
    if (steps > MOST_STEPS) return true
    let choice = -1
    for (let column = 0; column < at.length; column += 1) {
      const group = groups[column] ?? -1
      if (at[column] === 0 || counted.has(group)) continue
      const clearing = basis.find((row) => row[column] !== 0)
      const size = sizes[column] ?? 0
      if (clearing === undefined) return size <= left && search(at, basis, new Set([...counted, group]), left - size)
      if (size > left) return search(cleared(at, clearing, column), without(basis, clearing, column), counted, left)
      if (choice < 0) choice = column
    }
    if (choice < 0) return true
    const group = groups[choice] ?? -1
    const clearing = basis.find((row) => row[choice] !== 0)
    if (
      clearing !== undefined &&
      search(cleared(at, clearing, choice), without(basis, clearing, choice), counted, left)
    ) {
      return true
    }
    return search(at, basis, new Set([...counted, group]), left - (sizes[choice] ?? 0))
  }

  return search(sum, others, new Set(), most)
}

const without = (basis: readonly Float64Array[], clearing: Float64Array, column: number): Float64Array[] =>
  basis.filter((row) => row !== clearing).map((row) => cleared(row, clearing, column))

const cleared = (at: Float64Array, clearing: Float64Array, column: number): Float64Array =>
  at[column] === 0 ? at : minus(at, (at[column] ?? 0) * reciprocal(clearing[column] ?? 0), clearing)
