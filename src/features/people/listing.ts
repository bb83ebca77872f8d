import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Action, type Actor, can, demand, ownAgencies } from '../../domain/permissions.ts'
import { listOpen, type OpenRow } from './invitation-queries.ts'
import { agencyName, listPosts, listUnits, type PostRow, type UnitRow } from './queries.ts'

/** The agency that is meant, where somebody may do this for it, else the first for which they may. */
export function agencyFor(who: Actor | null, action: Action, wanted: string): string {
  const agencies = ownAgencies(who).filter((agencyId) => can(who, action, { agencyId }))
  const [first] = agencies
  if (first === undefined) throw new Refusal('forbidden', `refusal.forbidden.${action}`)
  return agencies.includes(wanted) ? wanted : first
}

export interface Team {
  readonly agency: string
  readonly posts: readonly PostRow[]
  readonly units: readonly UnitRow[]
  readonly invitations: readonly OpenRow[]
}

/**
 * The people of an agency with their posts, units and open invitations. A unit user is told whom to ask and no more:
 * approvers and operators. Refuses whoever does not work for it.
 */
export const teamOf = (db: Database, who: Actor | null, agencyId: string): Promise<Team> =>
  asActor(db, who, async (tx) => {
    demand(who, 'people:list', { agencyId })
    const agency = (await agencyName(tx, agencyId))?.name ?? ''
    const posts = await listPosts(tx, agencyId)
    if (!can(who, 'people:read', { agencyId })) {
      const asked = posts.filter(({ role, disabledAt }) => ['approver', 'member'].includes(role) && !disabledAt)
      return { agency, posts: asked, units: [], invitations: [] }
    }
    return { agency, posts, units: await listUnits(tx, agencyId), invitations: await listOpen(tx, [agencyId]) }
  })

/** How many people an approver has invited who have not joined yet. */
export async function openInvitations(db: Database, who: Actor | null): Promise<number> {
  const agencies = ownAgencies(who).filter((agencyId) => can(who, 'people:manage', { agencyId }))
  if (agencies.length === 0) return 0
  return (await asActor(db, who, (tx) => listOpen(tx, agencies))).length
}
