import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { Refusal } from '../../domain/errors.ts'
import { oneLine } from '../../domain/one-line.ts'
import { type Actor, allowedAs, demand } from '../../domain/permissions.ts'
import { mayEdit } from '../../domain/question.ts'
import { refusePersonal, tagsOf } from './checking.ts'
import { type OpenPost, openPost } from './reading.ts'
import { insertRevision, replaceTags, updateBody, updateQuestion } from './write-queries.ts'

export interface Edit {
  readonly questionId: string
  readonly postId: string
  /** On which it was written. */
  readonly version: number
  readonly body: string
  /** Of a question: what it is called and about. */
  readonly head: { readonly title: string; readonly tags: readonly string[] } | null
}

/**
 * Writes a post anew; what it said stands in its history. Its author, and curators; everybody else is refused (403), and
 * (409) what was written on a version that is no more.
 */
export async function edit(tx: Handle, who: Actor | null, change: Edit, at: Date): Promise<void> {
  const { questionId, postId: id, version, body } = change
  const post = await openEditable(tx, who, questionId, id)
  const head = change.head && { ...change.head, title: oneLine(change.head.title) }
  refusePersonal({ ...(head && { title: head.title }), body })
  if (head) await tagsOf(tx, head.tags)
  if (!(await updateBody(tx, { id, version, body, at })))
    throw new Refusal('conflict', 'questions.error.changed', { code: 'conflict' })
  if (head) {
    await updateQuestion(tx, id, { title: head.title })
    await replaceTags(tx, id, head.tags)
  }
  const membership = allowedAs(who, 'question:ask', { agencyId: post.agency_id }) ?? demand(who, 'question:answer')
  const agencyId = post.agency_id
  const said = { title: head?.title ?? null, tags: head ? [...head.tags] : null, body }
  await insertRevision(tx, {
    ...{ post_id: id, version: version + 1, agency_id: agencyId, ...said },
    ...{ by_membership: membership.id, at },
  })
  const event = { at, action: 'question.edited', subject: questionId, agencyId, membership }
  await record(tx, { ...event, personId: who?.personId ?? null, data: { post: id, version: version + 1 } })
}

/** A post that `who` may write anew. */
export async function openEditable(tx: Handle, who: Actor | null, questionId: string, id: string): Promise<OpenPost> {
  demand(who, 'question:answer')
  const post = await openPost(tx, questionId, id)
  if (mayEdit(who, { agencyId: post.agency_id, personId: post.person_id })) return post
  throw new Refusal('forbidden', 'questions.error.notAuthor')
}
