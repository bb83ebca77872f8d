import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand, ownAgencies } from '../../domain/permissions.ts'
import { mayMarkWorked, mayVote } from '../../domain/question.ts'
import { refusePersonal } from './checking.ts'
import { type OpenPost, openPost } from './reading.ts'
import { tellWorked } from './telling.ts'
import { deleteVote, deleteWorked, insertVote, insertWorked } from './write-queries.ts'

interface Place {
  readonly questionId: string
  readonly postId: string
}

/** "Berguna": once a person. Refuses what one wrote oneself, and comments (403). */
export async function vote(tx: Handle, who: Actor | null, { questionId, postId }: Place, at: Date): Promise<void> {
  const { agency } = demand(who, 'question:vote')
  const post = await openPost(tx, questionId, postId)
  if (post.kind === 'comment' || !mayVote(who, author(post))) throw new Refusal('forbidden', 'questions.error.ownVote')
  await insertVote(tx, { post_id: postId, person_id: who?.personId ?? '', agency_id: agency ?? '', at })
}

/** Takes one's vote back; without one nothing changes. */
export async function withdrawVote(tx: Handle, who: Actor | null, { questionId, postId }: Place): Promise<void> {
  demand(who, 'question:vote')
  await openPost(tx, questionId, postId)
  await deleteVote(tx, postId, who?.personId ?? '')
}

/**
 * "Juga berhasil": an agency tried an answer and says that it worked, with a note on what it did. Refuses one's own
 * agency's answer (403).
 */
export async function markWorked(
  tx: Handle,
  who: Actor | null,
  { questionId, postId, note }: Place & { readonly note: string },
  at: Date,
): Promise<void> {
  const membership = demand(who, 'question:vote')
  const post = await openMarkable(tx, who, questionId, postId)
  refusePersonal({ note })
  const agency = membership.agency ?? ''
  const mark = {
    post_id: postId,
    agency_id: agency,
    note,
    by_membership: membership.id,
    basis: 'reported',
    at,
  } as const
  if (!(await insertWorked(tx, mark))) return
  const about = { id: questionId, title: post.title, basis: post.basis, post: postId, author: post.person_id }
  await tellWorked(tx, { ...about, agency: membership.agencyName ?? agency }, at)
  const personId = who?.personId ?? null
  const data = { post: postId }
  await record(tx, { at, action: 'question.worked', subject: questionId, agencyId: agency, membership, personId, data })
}

/** An answer that `who`'s agency may say this of. */
export async function openMarkable(
  tx: Handle,
  who: Actor | null,
  questionId: string,
  postId: string,
): Promise<OpenPost> {
  demand(who, 'question:vote')
  const post = await openPost(tx, questionId, postId)
  if (post.kind !== 'answer') throw new Refusal('notFound', 'refusal.notFound')
  if (!mayMarkWorked(who, author(post))) throw new Refusal('forbidden', 'questions.error.ownWorked')
  return post
}

/** Takes back what one's agencies said of an answer. */
export async function withdrawWorked(tx: Handle, who: Actor | null, { questionId, postId }: Place): Promise<void> {
  demand(who, 'question:vote')
  await openPost(tx, questionId, postId)
  await deleteWorked(tx, postId, ownAgencies(who))
}

const author = ({ agency_id, person_id }: OpenPost) => ({ agencyId: agency_id, personId: person_id })
