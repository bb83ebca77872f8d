import { type Insertable, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Schema } from '../../db/schema.ts'
import { statement } from '../../db/statement.ts'
import type { Followed } from '../../domain/notification.ts'

export async function insertFollow(tx: Database, follow: Insertable<Schema['follow']>): Promise<void> {
  await tx
    .insertInto('follow')
    .values(follow)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

interface Asked {
  readonly personId: string
  readonly subject: Followed
  readonly id: string
}

export const readFollow = statement((db, { personId, subject, id }: Asked) =>
  db
    .selectFrom('follow')
    .where('person_id', '=', personId)
    .where('subject', '=', subject)
    .where('subject_id', '=', id)
    .where('wanted', '=', true)
    .select('at'),
)

export async function setWanted(tx: Database, follow: Insertable<Schema['follow']>): Promise<void> {
  await tx
    .insertInto('follow')
    .values(follow)
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'subject', 'subject_id'])
        .doUpdateSet((eb) => ({ wanted: eb.ref('excluded.wanted'), at: eb.ref('excluded.at') })),
    )
    .execute()
}

export async function isThere(tx: Database, subject: Followed, id: string): Promise<boolean> {
  const found = await {
    indicator: () => tx.selectFrom('tag').where('slug', '=', id).where('kind', '=', 'indicator').select('slug'),
    practice: () => tx.selectFrom('practice').where('slug', '=', id).select('slug'),
    question: () => tx.selectFrom('question').where(sql`id::text`, '=', id).select('id'),
    region: () => tx.selectFrom('agency').where('code', '=', id).select('code'),
  }
    [subject]()
    .executeTakeFirst()
  return found !== undefined
}

export interface FollowedRow {
  readonly subject: Followed
  readonly id: string
  readonly title: string
  readonly titleEn: string
}

/** With the names things have today; what is no longer there is left out. */
export async function listFollowed(tx: Database, personId: string): Promise<FollowedRow[]> {
  const { rows } = await sql<FollowedRow>`
    select f.subject, f.subject_id as id, n.title, coalesce(nullif(n.title_en, ''), n.title) as "titleEn"
    from follow f, lateral (
      select t.number || ' ' || t.title as title, t.number || ' ' || t.title_en as title_en from tag t
        where f.subject = 'indicator' and t.slug = f.subject_id
      union all select p.title, p.title_en from practice p where f.subject = 'practice' and p.slug = f.subject_id
      union all select a.name, a.name from agency a where f.subject = 'region' and a.code = f.subject_id
      union all select q.title, q.title from question q where f.subject = 'question' and q.id::text = f.subject_id
    ) n
    where f.person_id = ${personId} and f.wanted order by f.at desc, f.subject_id`.execute(tx)
  return rows
}
