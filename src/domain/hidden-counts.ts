import { type Conjunction, holds, type Place } from './conjunction.ts'

/** A number that a list hides. */
export interface HiddenNumber {
  readonly n: number
  /** It cannot be more, as everybody knows. */
  readonly most: number
}

/**
 * Whether the small ones (above 0, below `least`) among the numbers that a list hides may be called "below `least`", where
 * the total is told: not if for some choice of small ones the limits alone would say one exactly (8 left over for two
 * numbers below 5 are 4 and 4). Decided from what is left over and what may be at most, which a reader knows anyway: so what
 * is called so, and what is not, tells nothing more.
 */
export function maySayFew(hidden: readonly HiddenNumber[], least: number): boolean {
  const left = hidden.reduce((sum, { n }) => sum + n, 0)
  // A number that has no room, or that all others leave none.
  const fixed = hidden.filter(({ most }) => most === least).length
  if (hidden.some(({ most }) => most < 2) || fixed >= hidden.length - 1) return hidden.length === 0
  // All as high as they may be, the small ones below `least`: how much less than their room that is, by how many are small.
  const spare = hidden.reduce((sum, { most }) => sum + most, 0) - left
  const forced = hidden.filter(({ most }) => most < least).length
  let spared: readonly ReadonlySet<number>[] = [new Set([0])]
  for (const { most } of hidden) {
    const next = Array.from({ length: spared.length + 1 }, () => new Set<number>())
    for (const [few, reached] of spared.entries()) {
      for (const sum of reached) {
        const less = sum + most - Math.min(most, least - 1)
        if (less <= spare) next[few + 1]?.add(less)
        if (most >= least) next[few]?.add(sum)
      }
    }
    spared = next
  }
  // With room for each, one is said exactly only where all are as low or as high as they may be.
  return spared.every((reached, few) => {
    const lowest = few + (hidden.length - few) * least
    return few === 0 || lowest > left || (!reached.has(spare) && (lowest < left || few < forced))
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
