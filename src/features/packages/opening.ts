import { readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { type AnswerRow, type AssessmentRow, openWithAnswers } from '../assessments/assessments.ts'
import { type AssignmentRow, listAssignments } from '../assignments/assignments.ts'
import { proofsOf } from '../evidence/evidence.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { listTicks, type TickRow } from './queries.ts'

export type Proof = Awaited<ReturnType<typeof proofsOf>>[number]

/** An assessment with all that is copied of it, and what already was. */
export interface OpenPackage {
  readonly assessment: AssessmentRow
  readonly instrument: LoadedInstrument
  readonly answers: readonly AnswerRow[]
  readonly proofs: readonly Proof[]
  readonly ticks: readonly TickRow[]
  readonly assigned: readonly AssignmentRow[]
}

/**
 * The package of an assessment, or of one of its indicators. Refuses another agency's, an indicator that is none and
 * an official result, which nobody hands in (404), and readers from outside the agency (403).
 */
export async function openPackage(
  db: Database,
  who: Actor | null,
  id: string,
  number: number | null = null,
): Promise<OpenPackage> {
  const { assessment, instrument, answers } = await openWithAnswers(db, who, id)
  demand(who, 'package:read', { agencyId: assessment.agency_id })
  const isThere = number === null || instrument.indicators[number - 1] !== undefined
  if (assessment.stage !== 'self' || !isThere) throw new Refusal('notFound', 'refusal.notFound')
  const [proofs, ticks, assigned] = await readAs(db, who, (tx) =>
    Promise.all([proofsOf(tx, id, number), listTicks(tx, id, number), listAssignments(tx, id)]),
  )
  return { assessment, instrument, answers, proofs, ticks, assigned }
}
