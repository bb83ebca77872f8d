import { type HiddenNumber, listsWith, maySayFew } from '../../domain/hidden-counts.ts'
import { HIDDEN, type Shown } from '../../domain/report.ts'
import type { Group, Place } from './slice.ts'

/** Numbers of agencies (or of what they do) by group, and which of them may be told. */
export interface Numbers {
  readonly places: readonly Place[]
  readonly least: number
  readonly count: (group: Group) => number
  readonly tells: (group: Group) => boolean
  /** What the number of a group cannot exceed, as everybody knows. */
  readonly most: (group: Group) => number
}

/** A number of a list of which the total may be told. */
export interface Listed extends HiddenNumber {
  readonly told: boolean
}

/**
 * The number of a group; that it is below the least, where it is and nothing follows from saying so; or only that it is
 * hidden. Of parts of what is hidden nothing is said: how many they are together could follow from it.
 * @param besides further lists with told totals that the number stands in
 */
export function countOf(numbers: Numbers, group: Group, besides: readonly (readonly Listed[])[] = []): Shown<number> {
  const { places, least, count, tells, most } = numbers
  const n = count(group)
  if (tells(group)) return n
  if (n === 0 || n >= least) return HIDDEN
  const wholes = listsWith(group, places)
  if (!wholes.every(({ whole }) => tells(whole))) return HIDDEN
  const lists = wholes.map(({ parts }) =>
    parts.map((part) => ({ n: count(part), most: most(part), told: tells(part) })),
  )
  return [...lists, ...besides].every((list) => maySayFew(hiddenOf(list), least)) ? { under: least } : HIDDEN
}

const hiddenOf = (list: readonly Listed[]): HiddenNumber[] => list.filter(({ n, told }) => !told && n > 0)
