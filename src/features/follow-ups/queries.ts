import type { Insertable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Schema } from '../../db/schema.ts'

export async function insertFollowUps(
  tx: Database,
  followUps: readonly Insertable<Schema['follow_up']>[],
): Promise<void> {
  if (followUps.length === 0) return
  await tx
    .insertInto('follow_up')
    .values(followUps)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const unasked = (tx: Database) =>
  tx.updateTable('follow_up').where('asked_at', 'is', null).where('dropped_at', 'is', null)

export const dropPlanned = (tx: Database, adoptionId: string, at: Date) =>
  unasked(tx).set({ dropped_at: at }).where('adoption_id', '=', adoptionId).execute()

export async function dropFollowUps(tx: Database, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length > 0) await unasked(tx).set({ dropped_at: at }).where('id', 'in', ids).execute()
}

export const markAsked = (tx: Database, id: string, at: Date) =>
  unasked(tx).set({ asked_at: at }).where('id', '=', id).execute()

export const markAnswered = (tx: Database, adoptionId: string, at: Date) =>
  tx
    .updateTable('follow_up')
    .set({ answered_at: at })
    .where('adoption_id', '=', adoptionId)
    .where('asked_at', 'is not', null)
    .where('answered_at', 'is', null)
    .execute()

/** How many questions in a row nobody has answered. */
export async function countUnanswered(tx: Database, adoptionId: string): Promise<number> {
  const { n } = await tx
    .selectFrom('follow_up')
    .where('adoption_id', '=', adoptionId)
    .where('asked_at', 'is not', null)
    .where('answered_at', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
