import { asActor, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { Change } from '../../domain/answers.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Indicator } from '../../domain/instrument.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { afterStep } from '../../domain/workflow.ts'
import { readAssignment, reopenAccepted, subjectOf } from '../assignments/assignments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { type AnswerRow, readAnswer, type Source, storeAnswer, versionSentAs } from './answer-queries.ts'
import { mergedFields } from './merging.ts'
import { comeHere, type Here } from './presence-queries.ts'
import { type AssessmentRow, lockAssessment, readAssessment, type StoredScore } from './queries.ts'
import { instrumentOf } from './reading.ts'
import { storedIn, storedScore } from './scoring.ts'
import { refuseSameService } from './services.ts'

export interface Saved {
  readonly version: number
  readonly instrument: LoadedInstrument
  /** Who else is at this answer. */
  readonly others: readonly Here[]
  readonly score: Pick<StoredScore, 'levels' | 'index' | 'millionths' | 'predicate'>
}

/** What was sent: the version of the answer it was based on, and the fields, read by the rules of the instrument. */
export interface Edit {
  readonly version: number
  /** Where the fields come from if nobody typed them. */
  readonly source?: Source
  /** Chosen anew for each sending of something new, and kept when the same is sent again. */
  readonly key?: string
  /** May refuse (422) what the instrument does not take. */
  change(instrument: LoadedInstrument, indicator: Indicator): Change
}

/**
 * Saves a change of one answer, its revision and the new score together; an accepted answer whose value changes is opened
 * again. Refuses: another agency's (404), a unit's that it is not assigned to (403), a submitted
 * assessment (409 locked), a field somebody else changed meanwhile (409 with both texts; nothing is stored), a version
 * that does not exist yet (422), a service that another indicator names already (422). What was stored under its key
 * already is answered as it was then, also when the answer was changed back or the assessment was submitted since.
 */
export function saveAnswer(
  db: Database,
  who: Actor | null,
  id: string,
  number: number,
  edit: Edit,
  at: Date,
): Promise<Saved> {
  return asActor(db, who, async (tx, last) => {
    // The answer is read behind the lock, whoever held it before.
    const look = { id, number, personId: who?.personId ?? '', at }
    const [assessment, current, assignment, others] = await Promise.all([
      locked(tx, who, id),
      readAnswer(tx, id, number),
      readAssignment(tx, id, number),
      comeHere(tx, look),
    ])
    const agencyId = assessment.agency_id
    const membership = demand(who, 'assessment:answer', subjectOf(agencyId, assignment))
    if (!current) throw new Refusal('notFound', 'refusal.notFound')
    const instrument = await instrumentOf(tx, assessment)
    const stored = await storedBefore(tx, id, current, edit)
    if (stored !== undefined) return { version: stored, instrument, score: storedIn(assessment), others }
    const state = afterStep(assessment.state, 'answer')
    if (state === null) throw new Refusal('conflict', 'assessments.error.locked', { code: 'locked' })
    const indicator = instrument.indicators[number - 1]
    if (!indicator) throw new Refusal('notFound', 'refusal.notFound')
    const change = edit.change(instrument, indicator)
    const fields = await mergedFields(tx, id, current, edit.version, change)
    if (!fields) return { version: current.version, instrument, score: storedIn(assessment), others }
    await refuseSameService(tx, instrument, id, number, fields, change)
    const version = current.version + 1
    const levels = assessment.levels.map((level, ordinal) => (ordinal === number - 1 ? fields.value : level))
    const score = storedScore(instrument, levels)
    const source = edit.source ?? null
    const from = { by: membership.id, at, source, sentAs: edit.key ?? null }
    last(storeAnswer(tx, { id, number, agencyId, version, fields, state, score, ...from }))
    if (fields.value !== current.value) {
      const personId = who?.personId ?? ''
      await reopenAccepted(tx, assignment, { assessmentId: id, agencyId, membership, personId, at, note: '' })
    }
    return { version, instrument, score, others }
  })
}

/** The version that an edit became when it was sent before; only one whose base is not the newest can have been. */
const storedBefore = async (tx: Handle, id: string, { number, version }: AnswerRow, edit: Edit) =>
  edit.key !== undefined && edit.version < version ? versionSentAs(tx, id, number, edit.version, edit.key) : undefined

/** The assessment, locked for this transaction. One that may be read but not written is refused by role (403). */
export async function locked(tx: Handle, who: Actor | null, id: string): Promise<AssessmentRow> {
  const assessment = (await lockAssessment(tx, id)) ?? (await readAssessment(tx, id))
  if (!assessment) throw new Refusal('notFound', 'refusal.notFound')
  demand(who, 'assessment:read', { agencyId: assessment.agency_id })
  return assessment
}
