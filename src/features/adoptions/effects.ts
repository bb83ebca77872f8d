import { asPlatform } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { storeEffects } from './effect-queries.ts'

/** Computes anew what adopters' indices did; run each night. Running it twice changes nothing. */
export const refreshEffects = (db: Database, at: Date): Promise<void> =>
  asPlatform(db, (tx) => storeEffects(tx, dayInJakarta(at)))
