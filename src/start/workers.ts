import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Workers } from '../db/jobs.ts'
import { deleteEndedSessions } from '../db/sessions.ts'

/** What the queues of `db/jobs.ts` do. Every job may run twice, on any instance, without harm. */
export const workers = (db: Database, { limits }: Config, clock: () => Date): Workers => ({
  housekeeping: () => deleteEndedSessions(db, clock(), new Date(clock().getTime() - limits.session.idle)),
})
