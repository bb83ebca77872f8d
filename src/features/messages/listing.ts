import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { readPosts } from '../../db/people.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { dayIn } from '../../domain/working-days.ts'
import { makeLink } from './links.ts'
import { listMessages, type MessageRow, type Scope } from './outbox-queries.ts'

/**
 * The outbox as `who` may read it, newest first: of the own agency for its members and approvers, about the own practices
 * for curators, everything for administrators.
 */
export function outbox(
  db: Database,
  who: Actor | null,
  { size, after }: { readonly size: number; readonly after: string | null },
): Promise<readonly MessageRow[]> {
  demand(who, 'outbox:read')
  return asActor(db, who, (tx) => listMessages(tx, scopeOf(who), { size, after, id: null }))
}

function scopeOf(who: Actor | null): Scope {
  const posts = who?.memberships ?? []
  const agenciesAs = (...roles: string[]) =>
    posts.flatMap(({ role, agency }) => (roles.includes(role) ? (agency ?? []) : []))
  return {
    all: posts.some(({ role }) => role === 'admin'),
    agencies: agenciesAs('member', 'approver'),
    owners: agenciesAs('curator'),
  }
}

export interface Copied {
  readonly message: MessageRow
  readonly token: string
}

/** Whether it asks something that nobody has answered yet. */
export const isUnanswered = ({ follow_up_id, answered_at, withdrawn_at }: MessageRow): boolean =>
  follow_up_id !== null && answered_at === null && withdrawn_at === null

/**
 * A fresh one-time link for the person a question went to, to be sent by other means. For members and approvers of that
 * person's agency; written down with who made it. Refuses a message that asks nothing, or whose person has left (409).
 */
export function copyWithLink(
  db: Database,
  who: Actor | null,
  id: string,
  { at, age }: { readonly at: Date; readonly age: number },
): Promise<Copied> {
  demand(who, 'outbox:read')
  return asActor(db, who, async (tx) => {
    const [message] = await listMessages(tx, scopeOf(who), { size: 1, after: null, id })
    if (!message) throw new Refusal('notFound', 'refusal.notFound')
    const maker = demand(who, 'outbox:link', { agencyId: message.agency_id })
    const posts = await readPosts(tx, message.person_id, dayIn('WIB', at))
    const post = posts.find(({ agency }) => agency === message.agency_id)
    if (!post || message.disabled_at || !isUnanswered(message)) {
      throw new Refusal('conflict', 'messages.noLink')
    }
    const link = { messageId: id, membershipId: post.id, madeBy: maker.id, at, age }
    return { message, token: await makeLink(tx, link) }
  })
}
