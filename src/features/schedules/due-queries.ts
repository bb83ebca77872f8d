import { type Selectable, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Schema } from '../../db/schema.ts'
import type { ViewEnd } from '../../db/schema-mail.ts'
import { dayOfZone, mailDays } from '../../db/time-zones.ts'

/** A saved view whose letter is due, with the day the person has. */
export type DueView = Pick<Selectable<Schema['saved_view']>, 'id' | 'person_id' | 'name' | 'query' | 'rhythm'> & {
  readonly due_on: string
  readonly day: string
}

/** The next view after `after` whose letter is due where the person lives; no other instance gets it meanwhile. */
export async function takeDue(tx: Database, after: string, at: Date): Promise<DueView | undefined> {
  const day = dayOfZone('z.zone', mailDays(at))
  const { rows } = await sql<DueView>`
    select v.id, v.person_id, v.name, v.query, v.rhythm, v.due_on, ${day} as day
    from saved_view v cross join lateral (select zone_of_mail(null, v.person_id) as zone) z
    where v.due_on is not null and v.id > ${after}::uuid and v.due_on <= ${day}
    order by v.id limit 1 for update of v skip locked`.execute(tx)
  return rows[0]
}

export const planNext = (tx: Database, id: string, due_on: string | null) =>
  tx.updateTable('saved_view').set({ due_on }).where('id', '=', id).execute()

/** No letters of these views from now on. */
export async function endLetters(tx: Database, ids: readonly string[], ended: ViewEnd): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('saved_view')
    .set({ rhythm: 'never', due_on: null, ended })
    .where('id', 'in', ids)
    .where('rhythm', '<>', 'never')
    .execute()
}

export const listNamed = (tx: Database, ids: readonly string[]) =>
  tx
    .selectFrom('saved_view')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .select(['id', 'name', 'rhythm'])
    .orderBy('name')
    .execute()
