import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../../db/database.ts'
import { readPerson, readPosts } from '../../db/people.ts'
import type { Actor } from '../../domain/permissions.ts'
import { dayIn } from '../../domain/working-days.ts'
import { insertLink, readLink, useLinksOf } from './queries.ts'

interface NewLink {
  readonly messageId: string
  readonly membershipId: string
  readonly madeBy: string | null
  readonly at: Date
  /** Milliseconds. */
  readonly age: number
}

/** A one-time link to answer a message: 256 random bits, of which only the hash is kept. Gives the token. */
export async function makeLink(tx: Database, { messageId, membershipId, madeBy, at, age }: NewLink): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await insertLink(tx, {
    token_hash: hashOf(token),
    message_id: messageId,
    membership_id: membershipId,
    made_by: madeBy,
    made_at: at,
    expires_at: new Date(at.getTime() + age),
    used_at: null,
  })
  return token
}

export interface OpenLink {
  /** Whether it still holds, or why not: `moved` where the person was disabled or works elsewhere. */
  readonly state: 'open' | 'used' | 'expired' | 'moved'
  readonly tokenHash: string
  readonly messageId: string
  readonly usedAt: Date | null
  /** The person with the post in the agency the message went to, and with nothing else. */
  readonly actor: Actor
}

/** What is behind a token, or null for one that was never given out. Changes nothing. */
export async function linkBehind(db: Database, token: string, now: Date): Promise<OpenLink | null> {
  const tokenHash = hashOf(token)
  const link = await readLink(db, tokenHash)
  if (!link) return null
  const person = await readPerson(db, link.person_id)
  const posts = (await readPosts(db, link.person_id, dayIn('WIB', now))).filter(({ agency }) => agency === link.agency)
  const state = link.used_at
    ? 'used'
    : link.expires_at <= now
      ? 'expired'
      : person.disabled_at || posts.length === 0
        ? 'moved'
        : 'open'
  const actor = { personId: link.person_id, name: person.name, language: person.language, memberships: posts }
  return { state, tokenHash, messageId: link.message_id, usedAt: link.used_at, actor }
}

/** Uses up a link and all others to the same message. False where somebody was quicker; then nothing may be stored. */
export async function useUp(tx: Database, { tokenHash, messageId }: OpenLink, at: Date): Promise<boolean> {
  return (await useLinksOf(tx, messageId, at)).some(({ token_hash }) => token_hash === tokenHash)
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
