import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { type Checks, checksOf, type GivenReason, giveReasons, readCheckRows } from '../checks/checks.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { listAnswers } from './answer-queries.ts'
import { openAssessment } from './reading.ts'
import { locked } from './saving.ts'

/** What the checks before submission find in an assessment. Refuses what `who` may not read (404). */
export const checkAssessment = (
  db: Database,
  who: Actor | null,
  id: string,
  at: Date,
): Promise<Checks & { readonly instrument: LoadedInstrument }> =>
  asActor(db, who, async (tx) => {
    const { assessment, instrument } = await openAssessment(tx, who, id)
    const [answers, rows] = await Promise.all([listAnswers(tx, id), readCheckRows(tx, id)])
    return { instrument, ...checksOf({ ...assessment, instrument, answers }, rows, dayInJakarta(at)) }
  })

/**
 * Says why warnings are as they should be, one text for all that are meant. Refuses whoever does not answer for the agency
 * (403), a submitted assessment (409 locked), and a warning that no longer stands (409 gone).
 */
export const explainWarnings = (
  db: Database,
  who: Actor | null,
  id: string,
  given: GivenReason,
  at: Date,
): Promise<void> =>
  asActor(db, who, async (tx) => {
    const assessment = await locked(tx, who, id)
    const agencyId = assessment.agency_id
    const membership = demand(who, 'assessment:explain', { agencyId })
    if (assessment.state === 'submitted') throw new Refusal('conflict', 'assessments.error.locked', { code: 'locked' })
    const { instrument } = await openAssessment(tx, who, id)
    const [answers, rows] = await Promise.all([listAnswers(tx, id), readCheckRows(tx, id)])
    const checks = checksOf({ ...assessment, instrument, answers }, rows, dayInJakarta(at))
    await giveReasons(tx, checks, given, { id, agencyId, membership, personId: who?.personId ?? null, at })
  })

/** Refuses whoever may not give reasons (403, 404), before anybody looks at what they wrote. */
export const demandExplaining = (db: Database, who: Actor | null, id: string): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { assessment } = await openAssessment(tx, who, id)
    demand(who, 'assessment:explain', { agencyId: assessment.agency_id })
  })
