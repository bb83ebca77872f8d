import { listsWith, maySayFew } from '../../domain/hidden-counts.ts'
import { HIDDEN, type Shown } from '../../domain/report.ts'
import type { Group, Place } from './slice.ts'

/** Numbers of agencies (or of what they do) by group, and which of them may be told. */
export interface Numbers {
  readonly places: readonly Place[]
  readonly least: number
  readonly count: (group: Group) => number
  readonly tells: (group: Group) => boolean
}

/** A list of numbers of which the total may be told. */
export interface List {
  readonly count: number
  readonly told: boolean
}

/**
 * The number of a group; that it is below the least, where it is and nothing follows from saying so; or only that it is
 * hidden.
 * @param besides further lists with told totals that the number stands in
 */
export function countOf(numbers: Numbers, group: Group, besides: readonly (readonly List[])[] = []): Shown<number> {
  const { places, least, count, tells } = numbers
  const n = count(group)
  if (tells(group)) return n
  if (n === 0 || n >= least) return HIDDEN
  const lists = listsWith(group, places)
    .filter(({ whole }) => tells(whole))
    .map(({ parts }) => parts.map((part) => ({ count: count(part), told: tells(part) })))
  return [...lists, ...besides].every((list) => maySayFew(hiddenOf(list), least)) ? { under: least } : HIDDEN
}

const hiddenOf = (list: readonly List[]): number[] =>
  list.filter(({ count, told }) => !told && count > 0).map(({ count }) => count)
