import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'

const MOST = 50

/** Practices that were published or confirmed last, with the day. */
export const listNewestPractices = (db: Database) =>
  db
    .selectFrom('practice as p')
    .innerJoin('agency as a', 'a.code', 'p.agency_id')
    .where('p.basis', '=', 'reported')
    .select(['p.slug', 'p.title', 'p.title_en as titleEn', 'p.summary', 'p.summary_en as summaryEn'])
    .select(['a.name as agency', sql<string>`greatest(p.checked_on, p.confirmed_on)`.as('on')])
    .orderBy('on', 'desc')
    .orderBy('p.slug')
    .limit(MOST)
    .execute()

/** Questions that everybody may read and that something happened to last; removed ones and duplicates are left out. */
export const listNewestQuestions = (tx: Database) =>
  tx
    .selectFrom('question as q')
    .innerJoin('post as p', 'p.id', 'q.id')
    .innerJoin('agency as a', 'a.code', 'q.agency_id')
    .where('q.visibility', '=', 'public')
    .where('q.duplicate_of', 'is', null)
    .where('p.removed_at', 'is', null)
    .select(['q.id', 'q.title', 'q.basis', 'q.active_at', 'p.body', 'a.name as agency'])
    .orderBy('q.active_at', 'desc')
    .orderBy('q.id', 'desc')
    .limit(MOST)
    .execute()
