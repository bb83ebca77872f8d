import { type Conjunction, conjunctionsOf, holds, keyOf, type Place } from './conjunction.ts'
import { columnsOf, openLedger } from './derivation.ts'
import { releasable } from './suppression.ts'

/** Agencies that no filter parts, by the years in which they have a figure. */
export interface YearsAtom extends Place {
  readonly both: number
  readonly onlyThis: number
  readonly onlyLast: number
  /** How many of each the reader knows one by one; none where absent. */
  readonly known?: { readonly both: number; readonly onlyThis: number; readonly onlyLast: number }
}

/**
 * For which conjunctions the mean change against the year before, and the number of agencies that have both, may be told
 * beside what is told of the two years.
 *
 * Change over those that have both, with the sums of both years, gives the sums of those that have only one: a regency that
 * is new this year falls out by subtraction. So a change is told only where both years are told, where each of the three
 * groups is empty or at least `least`, and where no combination of changes and sums of either year tells of fewer. That
 * an agency has a figure at all is no secret between years: two years' n may differ by one.
 */
export const releasableChanges = (
  atoms: readonly YearsAtom[],
  least: number,
): { readonly tells: (conjunction: Conjunction) => boolean } => {
  const thisYear = atoms.map((atom) => ({ ...atom, ...sums(atom, 'onlyThis') }))
  const lastYear = atoms.map((atom) => ({ ...atom, ...sums(atom, 'onlyLast') }))
  const [thisTold, lastTold] = [releasable(thisYear, least), releasable(lastYear, least)]
  const columns = atoms.flatMap((atom, index) => figuresOf(atom, index)).filter(({ n }) => n > 0)
  const ledger = openLedger(columnsOf(columns), least)
  const rowOf = (conjunction: Conjunction, factor: 'ofThis' | 'ofLast' | 'ofChange') =>
    Float64Array.from(columns, (column) => (holds(conjunction, column.atom) ? column[factor] : 0))

  for (const conjunction of conjunctionsOf(thisYear)) {
    if (thisTold.tells(conjunction)) ledger.admit(rowOf(conjunction, 'ofThis'))
  }
  for (const conjunction of conjunctionsOf(lastYear)) {
    if (lastTold.tells(conjunction)) ledger.admit(rowOf(conjunction, 'ofLast'))
  }
  const told = new Set<string>()
  for (const conjunction of conjunctionsOf(thisYear)) {
    const held = columns.filter(({ atom }) => holds(conjunction, atom))
    const large = GROUPS.every((name) => {
      const n = held.reduce((sum, column) => sum + (column.name === name ? column.n : 0), 0)
      return n === 0 || n >= least
    })
    const both = thisTold.tells(conjunction) && lastTold.tells(conjunction)
    if (large && both && ledger.admit(rowOf(conjunction, 'ofChange'))) told.add(keyOf(conjunction))
  }
  return { tells: (conjunction) => told.has(keyOf(conjunction)) }
}

const GROUPS = ['both', 'onlyThis', 'onlyLast'] as const

const sums = ({ both, known, ...atom }: YearsAtom, only: 'onlyThis' | 'onlyLast') => ({
  counts: [both + atom[only]],
  known: [(known?.both ?? 0) + (known?.[only] ?? 0)],
})

/** The figures of this year and of the last: those of agencies that have both are two columns of the same agencies. */
const figuresOf = (atom: YearsAtom, index: number) => {
  const left = (name: (typeof GROUPS)[number]) => atom[name] - (atom.known?.[name] ?? 0)
  const both = { atom, name: 'both' as const, n: left('both'), group: 3 * index }
  return [
    { ...both, ofThis: 1, ofLast: 0, ofChange: 1 },
    { ...both, name: null, ofThis: 0, ofLast: 1, ofChange: -1 },
    { atom, name: 'onlyThis' as const, n: left('onlyThis'), group: 3 * index + 1, ofThis: 1, ofLast: 0, ofChange: 0 },
    { atom, name: 'onlyLast' as const, n: left('onlyLast'), group: 3 * index + 2, ofThis: 0, ofLast: 1, ofChange: 0 },
  ]
}
