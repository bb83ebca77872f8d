import type { Columns, Row } from './derivation-search.ts'
import { minus, reciprocal } from './residues.ts'

/**
 * How many agencies at least are left in `sum` plus any combination of `others`, counted only until it is more than `enough`.
 *
 * A binding is a set of columns with factors that give 0 with each of the others, and something else with the sum: whatever
 * is added, one of its columns stays. Bindings without a common agency add up. In reduced echelon form each column without
 * a pivot gives one: itself, and the pivots of the rows that touch it. After each, its columns are set aside.
 */
export const bindings = (
  sum: Float64Array,
  others: readonly Row[],
  { sizes, groups }: Columns,
  counted: ReadonlySet<number>,
  enough: number,
): number => {
  const open = Uint8Array.from(groups, (group) => Number(!counted.has(group)))
  let at = sum
  let rows = others
  let found = 0
  while (found <= enough) {
    ;({ at, rows } = withOpenPivots(at, rows, open))
    const binding = smallestBinding(at, rows, open)
    if (binding === null) return found
    found += Math.min(...binding.map((column) => sizes[column] ?? 0))
    const aside = new Set(binding.map((column) => groups[column]))
    for (const [column, group] of groups.entries()) if (aside.has(group)) open[column] = 0
  }
  return found
}

const smallestBinding = (at: Float64Array, rows: readonly Row[], open: Uint8Array): readonly number[] | null => {
  let smallest: readonly number[] | null = null
  for (const [column, value] of at.entries()) {
    if (value === 0 || open[column] === 0) continue
    const touching = rows.filter((row) => row.at[column] !== 0)
    if (smallest === null || touching.length + 1 < smallest.length) {
      smallest = [column, ...touching.map(({ pivot }) => pivot)]
    }
  }
  return smallest
}

/** The same sums with other pivots where theirs were set aside; a row that touches no open column is left out. */
const withOpenPivots = (sum: Float64Array, others: readonly Row[], open: Uint8Array) => {
  let at = sum
  const rows = [...others]
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index]
    if (row === undefined || open[row.pivot] === 1) continue
    const pivot = firstOpen(row.at, open)
    if (pivot < 0) {
      rows.splice(index, 1)
      continue
    }
    const one = minus(new Float64Array(at.length), -reciprocal(row.at[pivot] ?? 0), row.at)
    at = minus(at, at[pivot] ?? 0, one)
    for (const [other, each] of rows.entries()) {
      const factor = each.at[pivot] ?? 0
      if (other !== index && factor !== 0) rows[other] = { pivot: each.pivot, at: minus(each.at, factor, one) }
    }
    rows[index] = { pivot, at: one }
  }
  return { at, rows }
}

const firstOpen = (at: Float64Array, open: Uint8Array): number => {
  for (let column = 0; column < at.length; column += 1) if (open[column] === 1 && at[column] !== 0) return column
  return -1
}
