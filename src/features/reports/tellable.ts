import { conjunctionsAt, keyOf } from '../../domain/conjunction.ts'
import { tellsEach } from '../../domain/scale-ends.ts'
import { type Group, INDEX, measuredOf, type Slice } from './slice.ts'
import type { Telling } from './telling.ts'

/**
 * Whether the mean of what is measured may be told of a group: its sums may be, every agency of the slice has the value
 * (those without it would be a further filter, that the rule does not know), and no told group lies at an end of the scale
 * with it. Where one does, only the mean of all agencies is told: with those of other groups it could be found again.
 */
export function mayTell(slice: Slice, telling: Telling, group: Group, measured: number): boolean {
  if (!telling.tells(group)) return false
  if (telling.opens(group)) return true
  if (!isWhole(slice, measured)) return false
  if (!isEverybody(group)) return !fragileOf(slice, telling).has(measured)
  const { sum, n } = measuredOf(slice, EVERYBODY, measured)
  return !tellsEach(sum, n, stepOf(slice, measured), telling.least)
}

/** Whether every agency of a slice has the value. */
export function isWhole(slice: Slice, measured: number): boolean {
  const { n, counted } = measuredOf(slice, EVERYBODY, measured)
  return counted === n
}

const EVERYBODY: Group = { province: null, type: null, cohort: null }

const isEverybody = ({ province, type, cohort }: Group): boolean => (province ?? type ?? cohort) === null

const memory = new WeakMap<Telling, ReadonlySet<number>>()

/** What is measured of which some told group lies at an end of the scale. */
function fragileOf(slice: Slice, telling: Telling): ReadonlySet<number> {
  const known = memory.get(telling)
  if (known) return known
  const steps = (slice.cells[0]?.sums ?? []).map((_, place) => stepOf(slice, place))
  const fragile = new Set<number>()
  for (const { group, sums, counts } of totalsOf(slice.cells)) {
    if (!telling.tells(group) || telling.opens(group)) continue
    for (const [place, step] of steps.entries()) {
      if (tellsEach(sums[place] ?? 0, counts[place] ?? 0, step, telling.least)) fragile.add(place)
    }
  }
  memory.set(telling, fragile)
  return fragile
}

/** Sums and counts of every group that holds a cell, added up in one go. */
function totalsOf(cells: Slice['cells']) {
  const totals = new Map<string, { readonly group: Group; readonly sums: number[]; readonly counts: number[] }>()
  for (const cell of cells) {
    for (const group of conjunctionsAt(cell)) {
      const key = keyOf(group)
      const known = totals.get(key) ?? { group, sums: [], counts: [] }
      totals.set(key, known)
      for (const [place, sum] of cell.sums.entries()) known.sums[place] = (known.sums[place] ?? 0) + sum
      for (const [place, count] of cell.counts.entries()) known.counts[place] = (known.counts[place] ?? 0) + count
    }
  }
  return totals.values()
}

/** Levels of indicators are whole where the instrument says so; averages of them have two decimals. */
const stepOf = ({ measure }: Slice, measured: number): number =>
  measure && measured > INDEX && measured <= INDEX + measure.indicators.length ? measure.stepHundredths : 1
