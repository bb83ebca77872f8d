import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import { type Days, dayOfZone } from '../../db/time-zones.ts'

/** A question whose day to be answered by is over in its region and of which curators were not told; locked. */
export const lockUnanswered = (tx: Handle, days: Days) =>
  due(tx)
    .innerJoin('time_zone as z', 'z.province_code', 'a.province_code')
    .where('q.answers', '=', 0)
    .where('q.unanswered_told_at', 'is', null)
    .where('q.answer_due_on', '<', dayOfZone('z.zone', days))
    .orderBy('q.answer_due_on')
    .executeTakeFirst()

/** A question first answered before a moment, without a solution, whose asker was not asked; locked. */
export const lockUntried = (tx: Handle, before: Date) =>
  due(tx)
    .where('q.accepted_id', 'is', null)
    .where('q.tried_asked_at', 'is', null)
    .where('q.first_answer_at', '<=', before)
    .orderBy('q.first_answer_at')
    .executeTakeFirst()

/** What another instance is busy with is passed over. */
const due = (tx: Handle) =>
  tx
    .selectFrom('question as q')
    .innerJoin('post as p', 'p.id', 'q.id')
    .innerJoin('agency as a', 'a.code', 'q.agency_id')
    .where('q.duplicate_of', 'is', null)
    .where('p.removed_at', 'is', null)
    .select(['q.id', 'q.title', 'q.basis', 'p.person_id', 'a.name as agency'])
    .forUpdate('q')
    .skipLocked()
    .limit(1)

export const markUnansweredTold = (tx: Handle, id: string, at: Date) =>
  tx.updateTable('question').set({ unanswered_told_at: at }).where('id', '=', id).execute()

export const markTriedAsked = (tx: Handle, id: string, at: Date) =>
  tx.updateTable('question').set({ tried_asked_at: at }).where('id', '=', id).execute()

/** Medians over the questions asked since a moment that were not removed, nor closed as duplicates. */
export async function storePaces(tx: Handle, since: Date, at: Date): Promise<void> {
  await sql`
    insert into question_pace (basis, asked, answered, answer_minutes, solved, solution_minutes, counted_at)
    select q.basis, count(*), count(q.first_answer_at),
      round(extract(epoch from percentile_cont(0.5) within group (order by q.first_answer_at - q.asked_at)) / 60),
      count(q.accepted_at),
      round(extract(epoch from percentile_cont(0.5) within group (order by q.accepted_at - q.asked_at)) / 60), ${at}
    from question q join post p on p.id = q.id and p.removed_at is null
    where q.duplicate_of is null and q.asked_at >= ${since}
    group by q.basis
    on conflict (basis) do update set asked = excluded.asked, answered = excluded.answered,
      answer_minutes = excluded.answer_minutes, solved = excluded.solved,
      solution_minutes = excluded.solution_minutes, counted_at = excluded.counted_at`.execute(tx)
}
