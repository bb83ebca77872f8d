import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { follow } from '../notifications/notifications.ts'
import { refuse, refusePersonal } from './checking.ts'
import { readPost } from './post-queries.ts'
import { openQuestion, refuseClosed } from './reading.ts'
import { tellReplied } from './telling.ts'
import { insertPost, insertRevision } from './write-queries.ts'

export interface Answer {
  readonly questionId: string
  readonly body: string
  readonly named: boolean
}

/** Answers a question, and tells who follows it. Gives the answer's id. Refuses (409) beneath what was closed or removed. */
export const answer = (tx: Handle, who: Actor | null, { questionId, body, named }: Answer, at: Date): Promise<string> =>
  reply(tx, who, { questionId, body, named, parentId: null }, at)

export interface Comment {
  readonly questionId: string
  /** The question or one of its answers. */
  readonly parentId: string
  readonly body: string
}

/** Comments on a question or an answer. Gives the comment's id. Refuses (422) a comment on anything else. */
export async function comment(tx: Handle, who: Actor | null, said: Comment, at: Date): Promise<string> {
  const parent = await readPost(tx, said.parentId)
  const fits = parent?.question_id === said.questionId && parent.kind !== 'comment' && !parent.removed_at
  refuse(fits ? [] : [{ field: 'body', code: 'parent', key: 'questions.error.parent' }])
  return reply(tx, who, { ...said, named: false }, at)
}

interface Reply extends Answer {
  readonly parentId: string | null
}

async function reply(tx: Handle, who: Actor | null, said: Reply, at: Date): Promise<string> {
  const membership = demand(who, 'question:answer')
  const { questionId, parentId, body, named } = said
  const agencyId = membership.agency ?? ''
  const personId = who?.personId ?? ''
  const question = await openQuestion(tx, questionId)
  refuseClosed(question.duplicate_of !== null, question.removed_at !== null)
  refusePersonal({ body })
  const id = uuid()
  const kind = parentId === null ? 'answer' : 'comment'
  await insertPost(tx, {
    ...{ id, question_id: questionId, kind, parent_id: parentId, agency_id: agencyId, person_id: personId },
    ...{ by_membership: membership.id, named, body, basis: 'reported', posted_at: at },
  })
  const revision = { post_id: id, version: 1, agency_id: agencyId, title: null, tags: null, body }
  await insertRevision(tx, { ...revision, by_membership: membership.id, at })
  const told = parentId === null ? 'answered' : 'commented'
  const { title, basis } = question
  const agency = membership.agencyName ?? agencyId
  await tellReplied(tx, { id: questionId, title, basis, kind: told, post: id, agency }, at)
  await follow(tx, personId, 'question', questionId, at)
  await record(tx, {
    at,
    action: `question.${told}`,
    subject: questionId,
    agencyId,
    membership,
    personId,
    data: { post: id },
  })
  return id
}
