import type { Database } from '../../db/database.ts'
import { type Actor, can, ownAgencies } from '../../domain/permissions.ts'
import { isPublicBasis, type ReportBasis, type Shown } from '../../domain/report.ts'
import { type Counted, listCounted } from './queries.ts'
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

/** The governments of a group, by code. */
export const membersOf = async (db: Database, group: Group): Promise<readonly Counted[]> =>
  (await listCounted(db)).filter((agency) => isIn(group, agency))

/** What may be told of groups to a reader. */
export interface Telling {
  /** Whether n, sums and means of a group may be told. */
  readonly tells: (group: Group) => boolean
  /** Whether the mean change against the year before of a group may be told. */
  readonly tellsChange: (group: Group) => boolean
  /** Whether every agency of a group may be seen by itself. */
  readonly opens: (group: Group) => boolean
  readonly least: number
}

/** A value, or the mark that it is hidden. */
export const told = <T>(may: boolean, least: number, value: T): Shown<T> => (may ? value : { under: least })
