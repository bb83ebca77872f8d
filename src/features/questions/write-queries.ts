import type { Insertable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Schema } from '../../db/schema.ts'

export async function insertQuestion(
  tx: Handle,
  question: Insertable<Schema['question']>,
  tags: readonly string[],
): Promise<void> {
  await tx.insertInto('question').values(question).execute()
  await insertTags(tx, question.id, tags)
}

const insertTags = (tx: Handle, questionId: string, tags: readonly string[]) =>
  tx
    .insertInto('question_tag')
    .values(tags.map((tag) => ({ question_id: questionId, tag })))
    .execute()

export async function replaceTags(tx: Handle, questionId: string, tags: readonly string[]): Promise<void> {
  await tx.deleteFrom('question_tag').where('question_id', '=', questionId).execute()
  await insertTags(tx, questionId, tags)
}

export async function insertPost(tx: Handle, post: Insertable<Schema['post']>): Promise<void> {
  await tx.insertInto('post').values(post).execute()
}

export async function insertRevision(tx: Handle, revision: Insertable<Schema['post_revision']>): Promise<void> {
  await tx.insertInto('post_revision').values(revision).execute()
}

/** False where somebody wrote a newer version meanwhile, or it was removed. */
export async function updateBody(
  tx: Handle,
  {
    id,
    version,
    body,
    at,
  }: { readonly id: string; readonly version: number; readonly body: string; readonly at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('post')
    .set({ body, version: version + 1, edited_at: at })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Changes a question itself; whatever is seen of it is made anew. */
export async function updateQuestion(tx: Handle, id: string, change: Updateable<Schema['question']>): Promise<void> {
  await tx
    .updateTable('question')
    .set({ ...change, stamp: sql<number>`stamp + 1` })
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** One closing after the other: two at once could lead in a circle. */
export async function lockClosing(tx: Handle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('closing of questions'))`.execute(tx)
}

/** Whoever was led to a question is led to its original. */
export async function leadElsewhere(tx: Handle, from: string, to: string): Promise<void> {
  await tx
    .updateTable('question')
    .set({ duplicate_of: to, stamp: sql<number>`stamp + 1` })
    .where('duplicate_of', '=', from)
    .execute()
}

/** Sets or takes back what solved a question; false where it stood differently meanwhile. */
export async function updateAccepted(
  tx: Handle,
  id: string,
  before: string | null,
  accepted: { readonly id: string; readonly by: string; readonly at: Date } | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('question')
    .set({
      accepted_id: accepted?.id ?? null,
      accepted_by: accepted?.by ?? null,
      accepted_at: accepted?.at ?? null,
      stamp: sql<number>`stamp + 1`,
    })
    .where('id', '=', id)
    .where('accepted_id', 'is not distinct from', before)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The text goes, the trace stays. False where it was removed before. */
export async function removePost(
  tx: Handle,
  { id, by, reason, at }: { readonly id: string; readonly by: string; readonly reason: string; readonly at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('post')
    .set({ body: '', removed_at: at, removed_by: by, removed_reason: reason })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A second vote of a person is none. */
export async function insertVote(tx: Handle, vote: Insertable<Schema['vote']>): Promise<void> {
  await tx
    .insertInto('vote')
    .values(vote)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteVote(tx: Handle, postId: string, personId: string): Promise<void> {
  await tx.deleteFrom('vote').where('post_id', '=', postId).where('person_id', '=', personId).execute()
}

/** False where the agency said so before. */
export async function insertWorked(tx: Handle, mark: Insertable<Schema['worked_mark']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('worked_mark')
    .values(mark)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function deleteWorked(tx: Handle, postId: string, agencies: readonly string[]): Promise<void> {
  await tx.deleteFrom('worked_mark').where('post_id', '=', postId).where('agency_id', 'in', agencies).execute()
}
