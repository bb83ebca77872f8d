import { type Actor, can, ownAgencies } from '../../domain/permissions.ts'
import { HIDDEN, isPublicBasis, type ReportBasis, type Shown } from '../../domain/report.ts'
import { crowdsOf } from './crowds.ts'
import type { Counted } from './queries.ts'
import { type Group, isIn } from './slice.ts'

/** Which agencies a reader may see one by one: all, or those of some provinces and some more. */
export interface Sight {
  readonly all: boolean
  readonly provinces: readonly string[]
  readonly agencies: readonly string[]
}

/** What `who` may see of figures of a basis, agency by agency. */
export function sightOf(who: Actor | null, basis: ReportBasis): Sight {
  if (isPublicBasis(basis) || who?.memberships.some(({ role }) => role === 'ministry')) {
    return { all: true, provinces: [], agencies: [] }
  }
  const provinces =
    who?.memberships.flatMap(({ role, province }) => (role === 'reviewer' && province ? [province] : [])) ?? []
  const agencies = ownAgencies(who).filter((agencyId) => can(who, 'report:rows', { agencyId }))
  return { all: false, provinces: [...provinces].sort(), agencies: [...agencies].sort() }
}

/** Whether one agency may be seen by itself. */
export const sees = (sight: Sight, code: string): boolean =>
  sight.all || sight.agencies.includes(code) || sight.provinces.includes(code.slice(0, 2))

/** What may be told of groups to a reader. */
export interface Telling {
  readonly least: number
  /** How many agencies of a group there are, with figures or without. */
  readonly most: (group: Group) => number
  /** Whether every agency of a group may be seen by itself: then nothing of it is hidden. */
  readonly opens: (group: Group) => boolean
  /** Whether n, sums and means of a group may be told. */
  readonly tells: (group: Group) => boolean
  /** Whether the number of agencies with a predicate (its place, from the lowest) may be told. */
  readonly tellsPart: (group: Group, band: number) => boolean
  /** Whether quartiles may be told, to the nearest 0.05. */
  readonly tellsQuartiles: (group: Group) => boolean
  /** Whether the mean change against the year before, and of how many agencies it is, may be told. */
  readonly tellsChange: (group: Group) => boolean
}

const yes = () => true

/** To those who may see everything. */
export const OPEN: Telling = {
  least: 0,
  most: () => Number.POSITIVE_INFINITY,
  opens: yes,
  tells: yes,
  tellsPart: yes,
  tellsQuartiles: yes,
  tellsChange: yes,
}

/** Whether all agencies of a group may be seen by themselves; of a group without agencies there is nothing to hide. */
export function opensFor(sight: Sight, agencies: readonly Counted[]): (group: Group) => boolean {
  if (sight.all) return yes
  if (sight.provinces.length + sight.agencies.length === 0) return () => false
  const closed = crowdsOf(agencies).filter(({ codes }) => !codes.every((code) => sees(sight, code)))
  return (group) => !closed.some((crowd) => isIn(group, crowd))
}

/** A value, or the mark that it is hidden; of numbers of agencies see `countOf`. */
export const told = <T>(may: boolean, value: T): Shown<T> => (may ? value : HIDDEN)
