import { sql } from 'kysely'
import type { Database } from './database.ts'

export interface Failures {
  readonly count: number
  readonly windowEndsAt: Date
}

/** How often something failed without a quiet window in between; nothing known is zero. */
export async function failuresOf(db: Database, key: string, now: Date): Promise<Failures> {
  const row = await db
    .selectFrom('attempt')
    .where('key', '=', key)
    .where('window_ends_at', '>', now)
    .select(['failures', 'window_ends_at'])
    .executeTakeFirst()
  return row ? { count: row.failures, windowEndsAt: row.window_ends_at } : { count: 0, windowEndsAt: now }
}

/** Counts one more failure in one statement; only a whole window without one begins the count again. */
export async function countFailure(db: Database, key: string, now: Date, windowMs: number): Promise<void> {
  const ends = new Date(now.getTime() + windowMs)
  await sql`
    insert into attempt as a (key, failures, window_ends_at) values (${key}, 1, ${ends})
    on conflict (key) do update set
      failures = case when a.window_ends_at <= ${now} then 1 else a.failures + 1 end,
      window_ends_at = ${ends}`.execute(db)
}

export async function forgetFailures(db: Database, key: string): Promise<void> {
  await db.deleteFrom('attempt').where('key', '=', key).execute()
}
