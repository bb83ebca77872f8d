import { v7 as uuid } from 'uuid'
import { limits } from '../../config-limits.ts'
import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Actor, Membership } from '../../domain/permissions.ts'
import {
  countRecent,
  type InvitationRow,
  insertInvitation,
  listOpen,
  readInvitation,
  revokeOpen,
} from './invitation-queries.ts'
import { makeLink } from './link.ts'
import type { Invited } from './schema.ts'

export interface Circumstances {
  readonly at: Date
  /** Whether mail is set up: then a letter leaves as well. */
  readonly byMail: boolean
}

/** An invitation that was made a moment ago, with its token, which nobody can ask for again. */
export interface Made {
  readonly invitation: InvitationRow
  readonly token: string
}

type Offer = Pick<Invited, 'email' | 'name' | 'role' | 'endsOn' | 'language'> & { readonly unitId: string | null }

interface By {
  readonly who: Actor | null
  readonly membership: Membership
  readonly agencyId: string
}

/**
 * Makes an invitation in place of the one that is open for the address. Refuses the same address over and over (429), and
 * more of them than may be open at once (422).
 */
export async function offer(
  tx: Handle,
  { who, membership, agencyId }: By,
  wanted: Offer,
  given: Circumstances,
): Promise<Made> {
  const { at, byMail } = given
  const { email, name, role, unitId, endsOn, language } = wanted
  const { perAddress, window, most, age } = limits.invitation
  if ((await countRecent(tx, agencyId, email, new Date(at.getTime() - window))) >= perAddress) {
    throw new Refusal('limited', 'people.error.often', {
      args: { most: perAddress },
      retryAfterSeconds: window / 1_000,
    })
  }
  const replaced = await revokeOpen(tx, agencyId, email, at)
  if (!replaced && (await listOpen(tx, [agencyId])).length >= most) {
    const errors = [{ field: 'email', code: 'most', key: 'people.error.most' }]
    throw new Refusal('invalid', 'refusal.invalid', { errors })
  }
  const id = uuid({ msecs: at.getTime() })
  await insertInvitation(tx, {
    id,
    agency_id: agencyId,
    email,
    name,
    role,
    unit_id: unitId,
    ends_on: endsOn,
    language,
    invited_by: membership.id,
    invited_at: at,
    expires_at: new Date(at.getTime() + age),
    next_try_at: byMail ? at : null,
  })
  const token = await makeLink(tx, { invitationId: id, membershipId: membership.id, at })
  // The address stands in the invitation alone: the trail is kept for ever and names no strangers.
  const data = { role, unit: unitId, until: endsOn, replaced }
  await record(tx, { at, action: 'invitation.made', subject: id, ...by(who, membership, agencyId), data })
  const invitation = await readInvitation(tx, id)
  if (!invitation) throw new Error(`no invitation ${id} after it was made`)
  return { invitation, token }
}

/** Who did it, for the trail. */
export const by = (who: Actor | null, membership: Membership, agencyId: string) => ({
  personId: who?.personId ?? null,
  membership,
  agencyId,
})
