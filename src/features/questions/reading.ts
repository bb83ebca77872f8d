import type { Handle } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { isOpen, type QuestionState, stateOf } from '../../domain/question.ts'
import { readPost } from './post-queries.ts'
import { type QuestionRow, readQuestion } from './queries.ts'

const notFound = () => new Refusal('notFound', 'refusal.notFound')

/** Refuses what the actor of `tx` may not see as if it were not there (404). */
export async function openQuestion(tx: Handle, id: string): Promise<QuestionRow> {
  const question = await readQuestion(tx, id)
  if (!question) throw notFound()
  return question
}

/** What a duplicate leads to, as far as `tx` may see it; undefined once it was removed. */
export async function originalOf(tx: Handle, duplicateOf: string | null): Promise<QuestionRow | undefined> {
  const original = duplicateOf === null ? undefined : await readQuestion(tx, duplicateOf)
  return original?.removed_at === null ? original : undefined
}

/** A post of this question; refuses (404) one that is not there or was removed, and (409) when nothing more is written. */
export async function openPost(tx: Handle, questionId: string, id: string) {
  const post = await readPost(tx, id)
  if (post?.question_id !== questionId || post.removed_at) throw notFound()
  refuseClosed(post.duplicate_of !== null, post.question_removed_at !== null)
  return post
}

export type OpenPost = Awaited<ReturnType<typeof openPost>>

/** Beneath a duplicate and a removed question nobody writes (409). */
export function refuseClosed(duplicate: boolean, removed: boolean): void {
  if (duplicate || removed) throw new Refusal('conflict', 'questions.error.closed', { code: 'closed' })
}

export const stateOfRow = (
  row: Pick<QuestionRow, 'answers' | 'accepted_id' | 'duplicate_of' | 'removed_at'>,
): QuestionState =>
  stateOf({
    answers: row.answers,
    accepted: row.accepted_id !== null,
    duplicate: row.duplicate_of !== null,
    removed: row.removed_at !== null,
  })

export const isOpenRow = (row: Parameters<typeof stateOfRow>[0]): boolean => isOpen(stateOfRow(row))
