import type { Database } from '../../db/database.ts'
import type { Actor } from '../../domain/permissions.ts'
import { type Group, isIn, type Slice } from './slice.ts'
import { membersOf, sightOf, type Telling } from './telling.ts'

/** What of a slice may be told to a reader. */
export async function tellingOf(db: Database, who: Actor | null, slice: Slice, least: number): Promise<Telling> {
  const sight = sightOf(who, slice.basis)
  if (sight.all) return OPEN
  const agencies = await membersOf(db, ANY)
  const opens = (group: Group) => {
    const members = agencies.filter((agency) => isIn(group, agency))
    return (
      members.length > 0 &&
      members.every(({ code, province }) => sight.provinces.includes(province) || sight.agencies.includes(code))
    )
  }
  const nOf = (group: Group, part: 'n' | 'pairs') =>
    slice.cells.reduce((sum, cell) => sum + (isIn(group, cell) ? cell[part] : 0), 0)
  const enough = (n: number) => n === 0 || n >= least
  const tells = (group: Group) => opens(group) || enough(nOf(group, 'n'))
  return { tells, opens, least, tellsChange: (group) => tells(group) && (opens(group) || enough(nOf(group, 'pairs'))) }
}

const ANY: Group = { province: null, type: null, cohort: null }
const OPEN: Telling = { tells: () => true, opens: () => true, tellsChange: () => true, least: 0 }
