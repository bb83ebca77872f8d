import { asPlatform, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { daysOf } from '../../db/time-zones.ts'
import { SILENT_STAGES, silentBefore } from '../../domain/adoption.ts'
import { dayIn } from '../../domain/working-days.ts'
import { insertSilences } from './due-queries.ts'

/** Writes down which adoptions have fallen silent, so that lists and the funnel count facts. Running twice adds none. */
export const noteSilence = (db: Database, at: Date): Promise<void> => asPlatform(db, (tx) => noteSilenceIn(tx, at))

/** The same within a transaction of the platform. */
export function noteSilenceIn(tx: Handle, at: Date): Promise<void> {
  const before = daysOf((zone) => silentBefore(dayIn(zone, at)))
  return insertSilences(tx, SILENT_STAGES, before, at)
}
