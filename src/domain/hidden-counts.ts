import { type Conjunction, holds, type Place } from './conjunction.ts'

/** A number that a list hides. */
export interface HiddenNumber {
  readonly n: number
  /** It cannot be more, as everybody knows. */
  readonly most: number
}

/** Of more hidden numbers nothing is said: each way to part them into small and large ones is looked at. */
const LOOKED_AT = 10

/**
 * Whether the small ones (above 0, below `least`) among the numbers that a list hides may be called "below `least`", where
 * the total is told: not if for some choice of small ones the limits alone would say one exactly (8 left over for two
 * numbers below 5 are 4 and 4). Decided from what is left over and what may be at most, which a reader knows anyway: so what
 * is called so, and what is not, tells nothing more.
 */
export function maySayFew(hidden: readonly HiddenNumber[], least: number): boolean {
  if (hidden.length > LOOKED_AT) return false
  const left = hidden.reduce((sum, { n }) => sum + n, 0)
  return Array.from({ length: 2 ** hidden.length }, (_, chosen) => chosen).every((chosen) => {
    const limits = hidden.map(({ most }, at) =>
      (chosen >> at) % 2 === 1
        ? { few: true, from: 1, to: Math.min(most, least - 1) }
        : { few: false, from: least, to: Math.min(most, left) },
    )
    const from = limits.reduce((sum, limit) => sum + limit.from, 0)
    const to = limits.reduce((sum, limit) => sum + limit.to, 0)
    if (left < from || left > to || limits.some((limit) => limit.to < limit.from)) return true
    const lowest = (limit: (typeof limits)[number]) => Math.max(limit.from, left - (to - limit.to))
    const highest = (limit: (typeof limits)[number]) => Math.min(limit.to, left - (from - limit.from))
    return limits.every((limit) => !limit.few || lowest(limit) < highest(limit))
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
