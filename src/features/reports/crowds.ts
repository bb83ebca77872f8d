import type { Counted } from './queries.ts'
import { type Group, isIn, type Place, placeOf } from './slice.ts'

/** The autonomous agencies that no filter parts. */
export interface Crowd extends Place {
  readonly codes: readonly string[]
}

const memory = new WeakMap<readonly Counted[], readonly Crowd[]>()

/** Agencies by what filters part them by: few, however many agencies there are. Found once for a directory. */
export function crowdsOf(agencies: readonly Counted[]): readonly Crowd[] {
  const known = memory.get(agencies)
  if (known) return known
  const crowds = new Map<string, Crowd & { readonly codes: string[] }>()
  for (const { province, type, cohort, code } of agencies) {
    const place = { province, type, cohort }
    const key = placeOf(place)
    const crowd = crowds.get(key) ?? { ...place, codes: [] }
    crowds.set(key, crowd)
    crowd.codes.push(code)
  }
  const made = [...crowds.values()]
  memory.set(agencies, made)
  return made
}

/** How many agencies of a group there are. */
export const sizeOf = (crowds: readonly Crowd[], group: Group): number =>
  crowds.reduce((sum, crowd) => (isIn(group, crowd) ? sum + crowd.codes.length : sum), 0)
