import type { Insertable } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Schema } from '../../db/schema.ts'
import { type Days, dayOfZone } from '../../db/time-zones.ts'

export async function insertFlag(tx: Handle, flag: Insertable<Schema['flag']>): Promise<void> {
  await tx
    .insertInto('flag')
    .values(flag)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

interface Settling {
  readonly by: string
  readonly at: Date
}

/** False where it was settled before. */
export async function settleFlag(tx: Handle, id: string, { by, at }: Settling): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('flag')
    .set({ settled_at: at, settled_by: by, outcome: 'kept' })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Everything reported of a post is settled with its removal. */
export async function settleFlagsOf(tx: Handle, postId: string, { by, at }: Settling): Promise<void> {
  await tx
    .updateTable('flag')
    .set({ settled_at: at, settled_by: by, outcome: 'removed' })
    .where('post_id', '=', postId)
    .where('settled_at', 'is', null)
    .execute()
}

const MOST = 100

export const listFlags = (tx: Handle) =>
  tx
    .selectFrom('flag as f')
    .innerJoin('post as p', 'p.id', 'f.post_id')
    .innerJoin('question as q', 'q.id', 'p.question_id')
    .leftJoin('agency as a', 'a.code', 'f.agency_id')
    .where('f.settled_at', 'is', null)
    .where('p.removed_at', 'is', null)
    .select([
      'f.id',
      'f.reason',
      'f.note',
      'f.at',
      'a.name as agency',
      'p.id as post',
      'p.body',
      'q.id as question',
      'q.title',
    ])
    .orderBy('f.at')
    .limit(MOST)
    .execute()

/** Questions whose day to be answered by is over in their region, the longest waiting first. */
export const listUnanswered = (tx: Handle, days: Days) =>
  tx
    .selectFrom('question as q')
    .innerJoin('post as p', 'p.id', 'q.id')
    .innerJoin('agency as a', 'a.code', 'q.agency_id')
    .innerJoin('time_zone as z', 'z.province_code', 'a.province_code')
    .where('q.answers', '=', 0)
    .where('q.duplicate_of', 'is', null)
    .where('p.removed_at', 'is', null)
    .where('q.answer_due_on', '<', dayOfZone('z.zone', days))
    .select(['q.id', 'q.title', 'a.name as agency', 'q.basis', 'q.answer_due_on', 'z.zone'])
    .orderBy('q.answer_due_on')
    .limit(MOST)
    .execute()
