import { createHash, randomBytes } from 'node:crypto'
import { asActor, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { readPerson, readPosts } from '../../db/people.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { type Actor, can } from '../../domain/permissions.ts'
import { type Guess, notGuessed } from '../../web/guessing.ts'
import { type InvitationRow, insertLink, readInvitation, readLink } from './invitation-queries.ts'

interface NewLink {
  readonly invitationId: string
  /** Of whoever vouches for it. */
  readonly membershipId: string
  readonly at: Date
}

/** A one-time link to accept an invitation: 256 random bits, of which only the hash is kept. Gives the token. */
export async function makeLink(tx: Handle, { invitationId, membershipId, at }: NewLink): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const row = { token_hash: hashOf(token), invitation_id: invitationId, membership_id: membershipId, made_at: at }
  await insertLink(tx, row)
  return token
}

/** `moved`: whoever invited may not invite for the agency any more. */
export type LinkState = 'open' | 'used' | 'revoked' | 'expired' | 'moved'

export interface Behind {
  readonly state: LinkState
  readonly invitation: InvitationRow
  /** Reaches the agency that invites, and nothing else. */
  readonly reach: Actor
}

export interface Attempt {
  readonly address: string
  readonly at: Date
  readonly limits: Guess['limits']
}

/**
 * What is behind a token, or null for one that was never given out. Changes nothing but the count of wrong tokens of an
 * address, which links from mail share: after too many the next try has to wait, longer each time (429).
 */
export async function invitationBehind(
  db: Database,
  token: string,
  { address, at, limits }: Attempt,
): Promise<Behind | null> {
  const link = await notGuessed(db, { key: `link ${address}`, at, limits }, async () => {
    const found = await readLink(db, hashOf(token))
    return found?.agency ? { ...found, agency: found.agency } : null
  })
  if (!link) return null
  const { personId, role, agency, agencyName } = link
  const { name, language, disabled_at } = await readPerson(db, personId)
  const post = { id: link.membershipId, role, agency, agencyName, province: null, unit: null }
  const reach: Actor = { personId, name, language, memberships: [post] }
  const invitation = await asActor(db, reach, (tx) => readInvitation(tx, link.invitationId))
  if (!invitation) return null
  const today = dayInJakarta(at)
  const posts = disabled_at ? [] : await readPosts(db, personId, today)
  const vouched = can({ ...reach, memberships: posts }, 'people:manage', { agencyId: agency })
  return { state: stateOf(invitation, { vouched, today, at }), invitation, reach }
}

function stateOf(
  { acceptedAt, revokedAt, expiresAt, endsOn }: InvitationRow,
  { vouched, today, at }: { readonly vouched: boolean; readonly today: string; readonly at: Date },
): LinkState {
  if (acceptedAt) return 'used'
  if (revokedAt) return 'revoked'
  if (expiresAt <= at || (endsOn !== null && endsOn < today)) return 'expired'
  return vouched ? 'open' : 'moved'
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
