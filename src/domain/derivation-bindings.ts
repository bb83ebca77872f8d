import type { Columns, Row } from './derivation-search.ts'
import { leading, placesOf, take } from './residues.ts'

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
  const open = new Uint8Array(groups.length).fill(1)
  setAside(open, groups, counted)
  const at = sum.slice()
  let rows: readonly Draft[] = others.map((row) => ({ ...row, own: false }))
  let found = 0
  while (found <= enough) {
    rows = withOpenPivots(at, rows, open)
    const binding = smallestBinding(at, rows, open)
    if (binding === null) return found
    found += Math.min(...binding.map((column) => sizes[column] ?? 0))
    setAside(open, groups, new Set(binding.map((column) => groups[column] ?? -1)))
  }
  return found
}

const setAside = (open: Uint8Array, groups: readonly number[], these: ReadonlySet<number>): void => {
  if (these.size === 0) return
  for (let column = 0; column < open.length; column += 1) if (these.has(groups[column] ?? -1)) open[column] = 0
}

const smallestBinding = (at: Float64Array, rows: readonly Row[], open: Uint8Array): readonly number[] | null => {
  let smallest: readonly number[] | null = null
  for (const column of placesOf(at)) {
    if (open[column] === 0) continue
    const touching = rows.filter((row) => row.at[column] !== 0)
    if (smallest === null || touching.length + 1 < smallest.length) {
      smallest = [column, ...touching.map(({ pivot }) => pivot)]
    }
  }
  return smallest
}

/** A row of which the numbers are a copy already, or not yet. */
interface Draft extends Row {
  readonly own: boolean
}

/** The rows with other pivots where theirs were set aside, and `at` changed with them; a row without open columns is left out. */
const withOpenPivots = (at: Float64Array, given: readonly Draft[], open: Uint8Array): Draft[] => {
  const rows = [...given]
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index]
    if (row === undefined || open[row.pivot] === 1) continue
    const pivot = firstOpen(row.at, open)
    if (pivot < 0) {
      rows.splice(index, 1)
      continue
    }
    const one = leading(row.at, pivot)
    const places = placesOf(one)
    take(at, at[pivot] ?? 0, one, places)
    for (const [other, each] of rows.entries()) {
      const factor = each.at[pivot] ?? 0
      if (factor === 0 || other === index) continue
      if (!each.own) rows[other] = { ...each, at: each.at.slice(), own: true }
      take(rows[other]?.at ?? one, factor, one, places)
    }
    rows[index] = { pivot, at: one, own: true }
  }
  return rows
}

const firstOpen = (at: Float64Array, open: Uint8Array): number => {
  for (let column = 0; column < at.length; column += 1) if (open[column] === 1 && at[column] !== 0) return column
  return -1
}
