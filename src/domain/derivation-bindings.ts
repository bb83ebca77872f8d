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
  const aside = new Set(counted)
  const open = (column: number): boolean => !aside.has(groups[column] ?? -1)
  let at = sum
  let rows = others
  let found = 0
  while (found <= enough) {
    ;({ at, rows } = withOpenPivots(at, rows, open))
    const binding = smallestBinding(at, rows, open)
    if (binding === null) return found
    found += Math.min(...binding.map((column) => sizes[column] ?? 0))
    for (const column of binding) aside.add(groups[column] ?? -1)
  }
  return found
}

const smallestBinding = (
  at: Float64Array,
  rows: readonly Row[],
  open: (column: number) => boolean,
): readonly number[] | null => {
  let smallest: readonly number[] | null = null
  for (const [column, value] of at.entries()) {
    if (value === 0 || !open(column)) continue
    const touching = rows.filter((row) => row.at[column] !== 0)
    if (smallest === null || touching.length + 1 < smallest.length) {
      smallest = [column, ...touching.map(({ pivot }) => pivot)]
    }
  }
  return smallest
}

/** The same sums with other pivots where theirs were set aside; a row that touches no open column is left out. */
const withOpenPivots = (sum: Float64Array, others: readonly Row[], open: (column: number) => boolean) => {
  let at = sum
  let rows = others
  for (const { pivot: old } of others) {
    if (open(old)) continue
    const row = rows.find(({ pivot }) => pivot === old)
    const pivot = row?.at.findIndex((value, column) => value !== 0 && open(column)) ?? -1
    if (row === undefined || pivot < 0) {
      rows = rows.filter((each) => each !== row)
    } else {
      const one = minus(new Float64Array(at.length), -reciprocal(row.at[pivot] ?? 0), row.at)
      at = minus(at, at[pivot] ?? 0, one)
      rows = rows.map((each) =>
        each === row ? { pivot, at: one } : { pivot: each.pivot, at: minus(each.at, each.at[pivot] ?? 0, one) },
      )
    }
  }
  return { at, rows }
}
