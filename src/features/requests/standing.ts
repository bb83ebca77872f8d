import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { openAssessment } from '../assessments/assessments.ts'

/** Refuses (403, 404) whoever may not ask units for anything, before anybody looks at what they wrote. */
export const demandRequests = (db: Database, who: Actor | null, id: string): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { assessment } = await openAssessment(tx, who, id)
    demand(who, 'request:make', { agencyId: assessment.agency_id })
  })
