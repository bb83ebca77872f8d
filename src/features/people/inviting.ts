import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { holdsOn } from '../../domain/posts.ts'
import { readInvitation, revokeOpen } from './invitation-queries.ts'
import { by, type Circumstances, type Made, offer } from './offering.ts'
import { holdPeople, listPosts } from './queries.ts'
import type { Invited } from './schema.ts'
import { unitIdOf } from './units.ts'

/**
 * Invites an address to a post at the agency; what was open for it before stops working. Whether the address has an
 * account is neither asked nor told. Refuses (403, 404) whoever is no approver there; (422) a unit user without a unit,
 * somebody who holds this post already, a last day that is not ahead, and more invitations than may be open at once;
 * (429) the same address over and over.
 */
export const invite = (
  db: Database,
  who: Actor | null,
  agencyId: string,
  wanted: Invited,
  given: Circumstances,
): Promise<Made> =>
  asActor(db, who, async (tx) => {
    const membership = demand(who, 'people:manage', { agencyId })
    await holdPeople(tx, agencyId)
    const today = dayInJakarta(given.at)
    if (wanted.endsOn !== null && wanted.endsOn <= today) throw wrong('endsOn', 'ahead')
    const unitId =
      wanted.role === 'unit' ? await unitIdOf(tx, agencyId, wanted, { who, membership, at: given.at }) : null
    const posts = await listPosts(tx, agencyId)
    const same = posts.some(
      (post) =>
        post.email === wanted.email && post.role === wanted.role && post.unitId === unitId && holdsOn(post, today),
    )
    if (same) throw wrong('email', 'holdsIt')
    return offer(tx, { who, membership, agencyId }, { ...wanted, unitId }, given)
  })

/**
 * Invites once more: what was sent before stops working, and the time begins anew. Refuses another agency's (404), a wrong
 * role (403), one that was accepted or taken back (409), the same address over and over (429).
 */
export const renew = (db: Database, who: Actor | null, id: string, given: Circumstances): Promise<Made> =>
  asActor(db, who, async (tx) => {
    const { invitation, membership } = await openOf(tx, who, id)
    if (invitation.endsOn !== null && invitation.endsOn <= dayInJakarta(given.at)) {
      throw new Refusal('conflict', 'people.error.over')
    }
    return offer(tx, { who, membership, agencyId: invitation.agencyId }, invitation, given)
  })

/** Takes an invitation back: its links stop working. Gives the agency. Refuses as `renew` does. */
export const revoke = (db: Database, who: Actor | null, id: string, at: Date): Promise<string> =>
  asActor(db, who, async (tx) => {
    const { invitation, membership } = await openOf(tx, who, id)
    const { agencyId, email } = invitation
    // accepted in the very moment
    if (!(await revokeOpen(tx, agencyId, email, at))) throw settled()
    await record(tx, { at, action: 'invitation.revoked', subject: id, ...by(who, membership, agencyId) })
    return agencyId
  })

/** An open invitation of the own agency, which nobody changes meanwhile. */
async function openOf(tx: Handle, who: Actor | null, id: string) {
  const found = await readInvitation(tx, id)
  if (!found) throw new Refusal('notFound', 'refusal.notFound')
  const membership = demand(who, 'people:manage', { agencyId: found.agencyId })
  await holdPeople(tx, found.agencyId)
  const invitation = await readInvitation(tx, id)
  if (!invitation || invitation.acceptedAt || invitation.revokedAt) throw settled()
  return { invitation, membership }
}

const settled = (): Refusal => new Refusal('conflict', 'people.error.settled')

const wrong = (field: string, code: string): Refusal =>
  new Refusal('invalid', 'refusal.invalid', { errors: [{ field, code, key: `people.error.${code}` }] })
