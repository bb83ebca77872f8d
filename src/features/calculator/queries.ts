import type { Database } from '../../db/database.ts'

/** The latest published index of a region on an instrument. */
export const latestIndex = (db: Database, agency: string, instrument: string) =>
  db
    .selectFrom('published_index')
    .innerJoin('agency', 'agency.code', 'published_index.agency_id')
    .where('agency_id', '=', agency)
    .where('instrument_id', '=', instrument)
    .orderBy('year', 'desc')
    .limit(1)
    .select(['short_name', 'year', 'index_value', 'source_url', 'source_title'])
    .executeTakeFirst()
