import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Action, type Actor, demand } from '../../domain/permissions.ts'
import { missingNumbers } from '../../domain/scoring.ts'
import { type Snapshot, snapshotHash } from '../../domain/snapshot.ts'
import { type AssessmentStep, afterStep } from '../../domain/workflow.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { type AnswerRow, listAnswers } from './answer-queries.ts'
import { type AssessmentRow, updateState } from './queries.ts'
import { instrumentOf } from './reading.ts'
import { locked } from './saving.ts'
import { insertSubmission } from './submission-queries.ts'

export interface Submitted {
  readonly assessment: AssessmentRow
  readonly snapshotHash: string
  readonly at: Date
}

/** Tells the approver that it can be submitted. Refuses one with missing answers (422, each named) or submitted (409). */
export const markReady = (db: Database, who: Actor | null, id: string, at: Date): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { assessment } = await take(tx, who, id, 'assessment:mark-ready', 'markReady', at)
    refuseMissing(await instrumentOf(tx, assessment), assessment)
  })

/** Takes the mark back, so that work goes on. */
export const takeBack = (db: Database, who: Actor | null, id: string, at: Date): Promise<void> =>
  asActor(db, who, async (tx) => {
    await take(tx, who, id, 'assessment:mark-ready', 'takeBack', at)
  })

/**
 * The approver submits as second person: the assessment is locked for ever with a hash over all its answers. Refuses a
 * member (403), missing answers (422, each named) and a second submission (409).
 */
export const submit = (db: Database, who: Actor | null, id: string, at: Date): Promise<Submitted> =>
  asActor(db, who, async (tx) => {
    const { assessment, membership } = await take(tx, who, id, 'assessment:submit', 'submit', at)
    const instrument = await instrumentOf(tx, assessment)
    refuseMissing(instrument, assessment)
    const hash = snapshotHash(snapshot(assessment, instrument, await listAnswers(tx, id)))
    await insertSubmission(tx, id, assessment.agency_id, membership.id, hash, at)
    return { assessment, snapshotHash: hash, at }
  })

async function take(tx: Handle, who: Actor | null, id: string, action: Action, step: AssessmentStep, at: Date) {
  const assessment = await locked(tx, who, id)
  const agencyId = assessment.agency_id
  const membership = demand(who, action, { agencyId })
  const state = afterStep(assessment.state, step)
  if (state === null) throw new Refusal('conflict', 'assessments.error.locked', { code: 'locked' })
  await updateState(tx, id, state, at)
  const event = { at, action: `assessment.${step}`, subject: id, agencyId, membership, personId: who?.personId ?? null }
  await record(tx, event)
  return { assessment, membership }
}

function refuseMissing(instrument: LoadedInstrument, { levels }: AssessmentRow): void {
  const errors = missingNumbers(levels).map((number) => ({
    field: `answers.${number}`,
    code: 'missing',
    key: 'assessments.error.missing',
    args: { indicator: instrument.indicators[number - 1]?.code ?? String(number) },
  }))
  if (errors.length > 0) {
    throw new Refusal('invalid', 'assessments.error.incomplete', { errors, args: { count: errors.length } })
  }
}

const snapshot = (a: AssessmentRow, instrument: LoadedInstrument, answers: readonly AnswerRow[]): Snapshot => ({
  assessment: a.id,
  agency: a.agency_id,
  year: a.year,
  stage: a.stage,
  instrument: { id: instrument.id, version: instrument.version, sha256: instrument.sha256 },
  index: { exactMillionths: a.index_millionths, predicate: a.predicate },
  answers,
})
