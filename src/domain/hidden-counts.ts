import { type Conjunction, holds, type Place } from './conjunction.ts'

/**
 * Whether the small ones (above 0, below `least`) among the numbers that a list hides may be called "below `least`", where
 * the total is told: not if with the right number of small ones the limits alone would say one exactly (8 left over for two
 * numbers below 5 are 4 and 4). Decided from what is left over and how many are hidden, which a reader knows anyway: so what
 * is called so, and what is not, tells nothing more.
 */
export function maySayFew(hidden: readonly number[], least: number): boolean {
  const left = hidden.reduce((sum, n) => sum + n, 0)
  return hidden.every((_, at) => {
    const [few, many] = [at + 1, hidden.length - at - 1]
    if (few + many * least > left || (many === 0 && left > few * (least - 1))) return true
    const lowest = many > 0 ? 1 : Math.max(1, left - (few - 1) * (least - 1))
    const highest = Math.min(least - 1, left - (few - 1) - many * least)
    return lowest < highest
  })
}

/** A group and others beside it that make up a whole together. */
export interface Beside {
  readonly whole: Conjunction
  readonly parts: readonly Conjunction[]
}

/** Every list of told filters in which a group stands: beside those that differ in one thing, or of its cohort's type. */
export function listsWith(group: Conjunction, places: readonly Place[]): Beside[] {
  const lists: Beside[] = []
  for (const key of ['province', 'type', 'cohort'] as const) {
    if (group[key] === null) continue
    const whole = { ...group, [key]: null }
    const here = places.filter((place) => holds(whole, place))
    lists.push(listOf(whole, key, here))
    const type = here.find((place) => place.cohort === group.cohort)?.type
    if (key === 'cohort' && group.type === null && type !== undefined) {
      const typed = { ...whole, type }
      lists.push({
        whole: typed,
        parts: listOf(
          whole,
          key,
          here.filter((place) => place.type === type),
        ).parts,
      })
    }
  }
  return lists
}

const listOf = (whole: Conjunction, key: keyof Conjunction, here: readonly Place[]): Beside => ({
  whole,
  parts: [...new Set(here.map((place) => place[key]))].map((value) => ({ ...whole, [key]: value })),
})
