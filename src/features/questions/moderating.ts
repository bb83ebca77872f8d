import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, allowedAs, can, demand, type Membership } from '../../domain/permissions.ts'
import { type FlagReason, isAuthor, type RemovalReason } from '../../domain/question.ts'
import { refusePersonal } from './checking.ts'
import { insertFlag, settleFlag, settleFlagsOf } from './moderation-queries.ts'
import { readPost } from './post-queries.ts'
import { type OpenPost, openPost } from './reading.ts'
import { tellRemoved } from './telling.ts'
import { removePost, updateQuestion } from './write-queries.ts'

interface Place {
  readonly questionId: string
  readonly postId: string
}

/**
 * Asks curators to look at a post; a second time by the same person changes nothing. Refuses (422) a note in which
 * somebody's NIK or NIP may stand: whoever reports one need not repeat it.
 */
export async function flag(
  tx: Handle,
  who: Actor | null,
  { questionId, postId, reason, note }: Place & { readonly reason: FlagReason; readonly note: string },
  at: Date,
): Promise<void> {
  const membership = demand(who, 'question:answer')
  await openPost(tx, questionId, postId)
  refusePersonal({ note })
  const agencyId = membership.agency ?? ''
  const personId = who?.personId ?? ''
  await insertFlag(tx, { id: uuid(), post_id: postId, agency_id: agencyId, person_id: personId, reason, note, at })
  const event = { at, action: 'question.flagged', subject: questionId, agencyId, membership, personId }
  await record(tx, { ...event, data: { post: postId, reason } })
}

/** A curator looked and leaves the post as it is. Refuses (409) what was settled before. */
export async function keep(tx: Handle, who: Actor | null, flagId: string, at: Date): Promise<void> {
  const membership = demand(who, 'question:moderate')
  if (!(await settleFlag(tx, flagId, { by: membership.id, at })))
    throw new Refusal('conflict', 'questions.error.settled', { code: 'settled' })
  const personId = who?.personId ?? null
  await record(tx, {
    at,
    action: 'question.flagSettled',
    subject: flagId,
    membership,
    personId,
    data: { outcome: 'kept' },
  })
}

/**
 * Takes a post's text away; that something stood there, and why it is gone, stays. Curators for a reason; an author what
 * nobody has answered yet. Its author hears of it. Everybody else is refused (403).
 */
export async function remove(
  tx: Handle,
  who: Actor | null,
  { questionId, postId, reason }: Place & { readonly reason: RemovalReason },
  at: Date,
): Promise<void> {
  const { post, membership, own } = await openRemovable(tx, who, questionId, postId)
  const given = own ? 'author' : reason
  if (!(await removePost(tx, { id: postId, by: membership.id, reason: given, at })))
    throw new Refusal('notFound', 'refusal.notFound')
  if (post.kind === 'question') await updateQuestion(tx, questionId, { title: GONE })
  if (can(who, 'question:moderate')) await settleFlagsOf(tx, postId, { by: membership.id, at })
  const { title, basis, agency_id: agencyId, person_id: author } = post
  if (!own) await tellRemoved(tx, { id: questionId, title, basis, post: postId, author }, at)
  const event = { at, action: 'question.removed', subject: questionId, agencyId, membership }
  await record(tx, { ...event, personId: who?.personId ?? null, data: { post: postId, reason: given } })
}

/** Stands where a title was; pages say it in words. */
const GONE = '–'

/** A post that `who` may take away, and whether as its author. */
export async function openRemovable(
  tx: Handle,
  who: Actor | null,
  questionId: string,
  postId: string,
): Promise<Removable> {
  const any = demand(who, 'question:answer')
  const post = await readPost(tx, postId)
  if (post?.question_id !== questionId || post.removed_at || post.question_removed_at)
    throw new Refusal('notFound', 'refusal.notFound')
  const own = isAuthor(who, { agencyId: post.agency_id, personId: post.person_id })
  const curates = allowedAs(who, 'question:moderate')
  if (!curates && !(own && (post.kind !== 'question' || post.answers === 0)))
    throw new Refusal('forbidden', 'questions.error.notAuthor')
  return { post, own, membership: own ? any : (curates ?? any) }
}

export interface Removable {
  readonly post: OpenPost
  readonly own: boolean
  readonly membership: Membership
}
