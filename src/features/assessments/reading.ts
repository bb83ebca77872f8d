import { asActor, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand, ownAgencies } from '../../domain/permissions.ts'
import { exactInstrument, type LoadedInstrument } from '../instruments/instruments.ts'
import { type AnswerRow, listAnswers, readAnswer } from './answer-queries.ts'
import { type AssessmentRow, listAssessments, readAssessment } from './queries.ts'

export interface Opened {
  readonly assessment: AssessmentRow
  readonly instrument: LoadedInstrument
}

/** The assessments of the agencies `who` works for, newest year first. */
export function ownAssessments(db: Database, who: Actor | null): Promise<AssessmentRow[]> {
  demand(who, 'assessment:list')
  return asActor(db, who, (tx) => listAssessments(tx, ownAgencies(who)))
}

/** An assessment with its instrument. Refuses what `who` may not read as if it were not there (404). */
export async function openAssessment(tx: Handle, who: Actor | null, id: string): Promise<Opened> {
  const assessment = await readAssessment(tx, id)
  if (!assessment) throw new Refusal('notFound', 'refusal.notFound')
  demand(who, 'assessment:read', { agencyId: assessment.agency_id })
  return { assessment, instrument: await instrumentOf(tx, assessment) }
}

/** One answer of an assessment; an indicator the instrument does not have is not found (404). */
export async function openAnswer(tx: Handle, who: Actor | null, id: string, number: number) {
  const [{ assessment, instrument }, answer] = await Promise.all([
    openAssessment(tx, who, id),
    readAnswer(tx, id, number),
  ])
  const indicator = instrument.indicators[number - 1]
  if (!answer || !indicator) throw new Refusal('notFound', 'refusal.notFound')
  return { assessment, instrument, answer, indicator }
}

export const openWithAnswers = (
  db: Database,
  who: Actor | null,
  id: string,
): Promise<Opened & { readonly answers: readonly AnswerRow[] }> =>
  asActor(db, who, async (tx) => ({ ...(await openAssessment(tx, who, id)), answers: await listAnswers(tx, id) }))

export const instrumentOf = (tx: Handle, { instrument_id: id, instrument_version: version }: AssessmentRow) =>
  exactInstrument(tx, { id, version })
