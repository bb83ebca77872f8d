import { bindings } from './derivation-bindings.ts'
import { minus, placesOf, reciprocal } from './residues.ts'

/** What is counted of each column of a sum. */
export interface Columns {
  /** Agencies of each column, above 0. */
  readonly sizes: readonly number[]
  /** Columns with the same number are figures of the same agencies, which count once. */
  readonly groups: readonly number[]
}

/** A sum in reduced echelon form: 1 at its pivot, where all others are 0. */
export interface Row {
  readonly pivot: number
  readonly at: Float64Array
}

/** A search that needs more steps than this is given up, and the sum is not told: when in doubt, hide. */
const MOST_STEPS = 60

/**
 * Whether `sum`, plus any combination of `others`, can be brought to columns of at most `most` agencies. The others are in
 * reduced echelon form, and the sum is 0 at their pivots. Column by column: it is either cleared with one of the others, or
 * its agencies are counted; a branch ends where bindings show that too many must be left.
 */
export const tellsOfFew = (sum: Float64Array, others: readonly Row[], columns: Columns, most: number): boolean => {
  const { sizes, groups } = columns
  let steps = 0

  const search = (at: Float64Array, basis: readonly Row[], counted: ReadonlySet<number>, left: number): boolean => {
    steps += 1
    const touched = placesOf(at).filter((column) => !counted.has(groups[column] ?? -1))
    const agencies = new Map(touched.map((column) => [groups[column], sizes[column] ?? 0]))
    if ([...agencies.values()].reduce((sum, size) => sum + size, 0) <= left || steps > MOST_STEPS) return true
    if (bindings(at, basis, columns, counted, left) > left) return false

    const choice = touched.reduce((best, each) => ((sizes[each] ?? 0) > (sizes[best] ?? 0) ? each : best))
    const clearing = basis.find((row) => row.at[choice] !== 0)
    if (clearing !== undefined) {
      const rest = basis.filter((row) => row !== clearing)
      const cleared = rest.map(({ pivot, at }) => ({ pivot, at: clear(at, clearing.at, choice) }))
      if (search(clear(at, clearing.at, choice), cleared, counted, left)) return true
    }
    const size = sizes[choice] ?? 0
    return size <= left && search(at, basis, new Set([...counted, groups[choice] ?? -1]), left - size)
  }

  return search(sum, others, new Set(), most)
}

const clear = (at: Float64Array, clearing: Float64Array, column: number): Float64Array =>
  at[column] === 0 ? at : minus(at, (at[column] ?? 0) * reciprocal(clearing[column] ?? 0), clearing)
