import { type Handle, readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand, ownAgencies } from '../../domain/permissions.ts'
import { exactInstrument, type LoadedInstrument } from '../instruments/instruments.ts'
import { type AnswerRow, listAnswers } from './answer-queries.ts'
import { type AssessmentRow, listAssessments, readAssessment } from './queries.ts'

export interface Opened {
  readonly assessment: AssessmentRow
  readonly instrument: LoadedInstrument
}

/** The assessments of the agencies `who` works for, newest year first. */
export function ownAssessments(db: Database, who: Actor | null): Promise<AssessmentRow[]> {
  demand(who, 'assessment:list')
  return readAs(db, who, (tx) => listAssessments(tx, ownAgencies(who)))
}

/** An assessment with its instrument. Refuses what `who` may not read as if it were not there (404). */
export const openAssessment = async (tx: Handle, who: Actor | null, id: string): Promise<Opened> =>
  opened(tx, who, await readAssessment(tx, id))

/** The same of one that was read already. */
export async function opened(db: Database, who: Actor | null, assessment: AssessmentRow | undefined): Promise<Opened> {
  if (!assessment) throw new Refusal('notFound', 'refusal.notFound')
  demand(who, 'assessment:read', { agencyId: assessment.agency_id })
  return { assessment, instrument: await instrumentOf(db, assessment) }
}

/** One answer of an assessment; an indicator the instrument does not have is not found (404). */
export async function answerIn(
  db: Database,
  who: Actor | null,
  number: number,
  {
    assessment: row,
    answer,
  }: { readonly assessment: AssessmentRow | undefined; readonly answer: AnswerRow | undefined },
) {
  const { assessment, instrument } = await opened(db, who, row)
  const indicator = instrument.indicators[number - 1]
  if (!answer || !indicator) throw new Refusal('notFound', 'refusal.notFound')
  return { assessment, instrument, answer, indicator }
}

export async function openWithAnswers(
  db: Database,
  who: Actor | null,
  id: string,
): Promise<Opened & { readonly answers: readonly AnswerRow[] }> {
  const [assessment, answers] = await readAs(db, who, (tx) =>
    Promise.all([readAssessment(tx, id), listAnswers(tx, id)]),
  )
  return { ...(await opened(db, who, assessment)), answers }
}

export const instrumentOf = (db: Database, { instrument_id: id, instrument_version: version }: AssessmentRow) =>
  exactInstrument(db, { id, version })
