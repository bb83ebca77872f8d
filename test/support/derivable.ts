import { echelon, type Fraction, fraction, isZero, over } from './fractions.ts'

/** Everything that somebody was told: sums, each with its factor at every column, and how many agencies a column holds. */
export interface Told {
  readonly rows: readonly (readonly number[])[]
  readonly sizes: readonly number[]
  /** Columns with the same number are figures of the same agencies; each its own where absent. */
  readonly groups?: readonly number[]
}

/**
 * Columns of fewer than `least` agencies of which some linear combination of the rows tells, or null. Exact, and by another
 * way than the rule's: a combination lies in some columns only where these columns of the null space depend on each other.
 */
export const derivableGroup = (
  { rows, sizes, groups }: Told,
  least: number,
  mostColumns = sizes.length,
): number[] | null => {
  const space = nullSpaceColumns(rows, sizes.length)
  const groupOf = (column: number) => groups?.[column] ?? column
  const small = [...sizes.keys()].filter((column) => (sizes[column] ?? 0) > 0 && (sizes[column] ?? 0) < least)
  const agencies = (columns: readonly number[]) =>
    [...new Map(columns.map((column) => [groupOf(column), sizes[column] ?? 0])).values()].reduce((a, b) => a + b, 0)

  const search = (from: number, chosen: number[]): number[] | null => {
    if (chosen.length > 0 && echelon(chosen.map((column) => space[column] ?? [])).length < chosen.length) return chosen
    if (chosen.length === mostColumns) return null
    for (let index = from; index < small.length; index += 1) {
      const more = [...chosen, small[index] ?? 0]
      const found = agencies(more) < least ? search(index + 1, more) : null
      if (found !== null) return found
    }
    return null
  }
  return search(0, [])
}

/** Like `derivableGroup` for one or two columns only, fast enough for a whole country. */
export const derivablePair = ({ rows, sizes }: Told, least: number): number[] | null => {
  const seen = new Map<string, number>()
  const space = nullSpaceColumns(rows, sizes.length)
  const rising = [...sizes.keys()].sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0))
  for (const column of rising) {
    const size = sizes[column] ?? 0
    const at = space[column] ?? []
    const first = at.find((value) => !isZero(value))
    if (size === 0 || size >= least) continue
    if (first === undefined) return [column]
    const direction = at.map((value) => over(value, first)).map(({ n, d }) => `${n}/${d}`)
    const other = seen.get(direction.join())
    if (other !== undefined && size + (sizes[other] ?? 0) < least) return [other, column]
    if (other === undefined) seen.set(direction.join(), column)
  }
  return null
}

/** Two rows, or up to three, of which one less the others leaves fewer than `least` agencies, or null. */
export const smallDifference = ({ rows: given, sizes }: Told, least: number, most: 2 | 3 = 3): number[] | null => {
  const rows = [...new Map(given.map((row) => [row.join(), row])).values()]
  const few = (a: readonly number[], b: readonly number[] = [], c: readonly number[] = []) => {
    let left = 0
    for (let column = 0; column < sizes.length && left < least; column += 1) {
      if ((a[column] ?? 0) - (b[column] ?? 0) - (c[column] ?? 0) !== 0) left += sizes[column] ?? 0
    }
    return left > 0 && left < least
  }
  for (const [first, a] of rows.entries()) {
    if (few(a)) return [first]
    const second = rows.findIndex((b) => few(a, b))
    if (second >= 0) return [first, second]
  }
  if (most === 2) return null
  for (const [first, a] of rows.entries()) {
    for (const [second, b] of rows.entries()) {
      const third = rows.slice(0, second).findIndex((c) => few(a, b, c))
      if (third >= 0) return [first, second, third]
    }
  }
  return null
}

/** A basis of everything that every row is blind for, read by column. */
const nullSpaceColumns = (rows: readonly (readonly number[])[], width: number): Fraction[][] => {
  const reduced = echelon(rows.map((row) => row.map((value) => fraction(BigInt(value)))))
  const leads = new Map(reduced.map((row) => [row.lead, row]))
  const free = [...Array(width).keys()].filter((column) => !leads.has(column))
  return [...Array(width).keys()].map((column) => {
    const row = leads.get(column)
    return free.map((each) => {
      if (row === undefined) return fraction(each === column ? 1n : 0n)
      const value = row.at[each] ?? fraction(0n)
      return fraction(-value.n, value.d)
    })
  })
}
