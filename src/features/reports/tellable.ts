import { conjunctionsOf, holds } from '../../domain/conjunction.ts'
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
  const groups = conjunctionsOf(slice.cells.map((cell) => ({ ...cell, counts: [cell.n] }))).filter(
    (group) => telling.tells(group) && !telling.opens(group),
  )
  const steps = (slice.cells[0]?.sums ?? []).map((_, place) => stepOf(slice, place))
  const fragile = new Set<number>()
  for (const group of groups) {
    const cells = slice.cells.filter((cell) => holds(group, cell))
    for (const [place, step] of steps.entries()) {
      const sum = cells.reduce((all, { sums }) => all + (sums[place] ?? 0), 0)
      const counted = cells.reduce((all, { counts }) => all + (counts[place] ?? 0), 0)
      if (tellsEach(sum, counted, step, telling.least)) fragile.add(place)
    }
  }
  memory.set(telling, fragile)
  return fragile
}

/** Levels of indicators are whole where the instrument says so; averages of them have two decimals. */
const stepOf = ({ measure }: Slice, measured: number): number =>
  measure && measured > INDEX && measured <= INDEX + measure.indicators.length ? measure.stepHundredths : 1
