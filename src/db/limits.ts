import { sql } from 'kysely'
import { Refusal } from '../domain/errors.ts'
import { FIRST_WAIT_MS, waitBeforeNextTry } from '../domain/sign-in.ts'
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

export interface Tries {
  /** Before each further one has to wait. */
  readonly allowed: number
  readonly windowMs: number
  /** The window, unless said. */
  readonly longestWaitMs?: number
}

/**
 * Counts a try before it is looked at, as if it failed, in one statement: of many at the same moment no more get through
 * than one after the other. False, and nothing counted, where `waitBeforeNextTry` says that it has to wait.
 */
export async function mayTry(
  db: Database,
  key: string,
  { allowed, windowMs, longestWaitMs = windowMs }: Tries,
  now: Date,
): Promise<boolean> {
  const ends = new Date(now.getTime() + windowMs)
  const { rows } = await sql`
    insert into attempt as a (key, failures, window_ends_at) values (${key}, 1, ${ends})
    on conflict (key) do update set
      failures = case when a.window_ends_at <= ${now} then 1 else a.failures + 1 end,
      window_ends_at = ${ends}
    where a.window_ends_at <= ${now} or a.failures < ${allowed}
      or a.window_ends_at <= ${ends}::timestamptz - interval '1 millisecond'
        * least(${FIRST_WAIT_MS}::int * 2.0 ^ least(a.failures - ${allowed}::int, 30), ${longestWaitMs}::int)
    returning 1`.execute(db)
  return rows.length === 1
}

/**
 * Counts a try as `mayTry` does, and refuses one that comes too early (429) with the text `message`, which says how many
 * `seconds` to wait.
 */
export async function refuseHaste(db: Database, key: string, tries: Tries, now: Date, message: string): Promise<void> {
  if (await mayTry(db, key, tries, now)) return
  const { allowed, windowMs, longestWaitMs = windowMs } = tries
  const { count, windowEndsAt } = await failuresOf(db, key, now)
  const lastFailure = new Date(windowEndsAt.getTime() - windowMs)
  // it may have become free meanwhile
  const seconds = Math.max(1, waitBeforeNextTry(count, allowed, lastFailure, now, longestWaitMs))
  throw new Refusal('limited', message, { args: { seconds }, retryAfterSeconds: seconds })
}

/** What `mayTry` counted was no failure. */
export async function takeBack(db: Database, key: string): Promise<void> {
  await sql`update attempt set failures = failures - 1 where key = ${key} and failures > 0`.execute(db)
}

export async function forgetFailures(db: Database, key: string): Promise<void> {
  await db.deleteFrom('attempt').where('key', '=', key).execute()
}
