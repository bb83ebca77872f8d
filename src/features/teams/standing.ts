import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { type Action, type Actor, demand } from '../../domain/permissions.ts'
import { openAssessment } from '../assessments/assessments.ts'
import { readAssignment, subjectOf } from '../assignments/assignments.ts'

/** Refuses (403, 404) whoever may not do this, before anybody looks at what they wrote. */
export const demandTeam = (db: Database, who: Actor | null, id: string, action: Action, number = 0): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { assessment } = await openAssessment(tx, who, id)
    demand(who, action, subjectOf(assessment.agency_id, await readAssignment(tx, id, number)))
  })
