import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Action, type Actor, demand } from '../../domain/permissions.ts'
import { snapshotHash, snapshotOf } from '../../domain/snapshot.ts'
import { type AssessmentStep, afterStep } from '../../domain/workflow.ts'
import { refuseFindings } from '../checks/checks.ts'
import { holdEvidence } from '../evidence/evidence.ts'
import { listAnswers } from './answer-queries.ts'
import { whatToFreeze } from './freezing.ts'
import { type AssessmentRow, updateState } from './queries.ts'
import { instrumentOf, openAssessment } from './reading.ts'
import { locked } from './saving.ts'
import { insertAmendment, insertSubmission, listSubmissions } from './submission-queries.ts'

export interface Submitted {
  readonly assessment: AssessmentRow
  readonly snapshotHash: string
  readonly at: Date
}

/** Tells the approver that it can be submitted. Refuses what the checks hold against it (422, each named), a submitted one (409). */
export const markReady = (db: Database, who: Actor | null, id: string, at: Date): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { assessment, tell } = await take(tx, who, id, 'assessment:mark-ready', 'markReady', at)
    const [instrument, answers] = await Promise.all([instrumentOf(tx, assessment), listAnswers(tx, id)])
    await refuseFindings(tx, id, { ...assessment, instrument, answers }, dayInJakarta(at))
    await tell()
  })

/** Takes the mark back, so that work goes on. */
export const takeBack = (db: Database, who: Actor | null, id: string, at: Date): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { tell } = await take(tx, who, id, 'assessment:mark-ready', 'takeBack', at)
    await tell()
  })

/**
 * The approver submits as second person: the assessment is locked with a hash over all its answers and what proves them, until
 * it is amended. Refuses a member (403), what the checks hold against it (422, each error and each warning without a reason
 * named), a second submission (409).
 */
export const submit = (db: Database, who: Actor | null, id: string, at: Date): Promise<Submitted> =>
  asActor(db, who, async (tx) => {
    const { assessment, membership, tell } = await take(tx, who, id, 'assessment:submit', 'submit', at)
    const [instrument, answers] = await Promise.all([instrumentOf(tx, assessment), listAnswers(tx, id)])
    await holdEvidence(tx, id)
    const { warnings } = await refuseFindings(tx, id, { ...assessment, instrument, answers }, dayInJakarta(at))
    const frozen = await whatToFreeze(tx, id, warnings)
    const { agency_id: agencyId, year, stage, index_value: index, predicate } = assessment
    const snapshot = snapshotOf({ assessment: id, agency: agencyId, year, stage }, instrument, answers)
    const hash = snapshotHash(snapshot, frozen)
    const [last] = await listSubmissions(tx, id)
    const round = (last?.round ?? 0) + 1
    const versions = answers.map(({ version }) => version)
    await insertSubmission(tx, { id, round, agencyId, by: membership.id, hash, index, predicate, versions, frozen, at })
    await tell({ round, hash, index, evidence: frozen.evidence.length })
    return { assessment, snapshotHash: hash, at }
  })

/**
 * The approver opens a submitted self-assessment again, for a reason that stays in its history beside the hash of what had
 * been submitted; it counts as submitted no more until it is submitted anew. Refuses a member (403), one that is not
 * submitted (409 open), an official result or a simulated one (409 fixed).
 */
export const amend = (db: Database, who: Actor | null, id: string, reason: string, at: Date): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { assessment, membership, tell } = await take(tx, who, id, 'assessment:amend', 'amend', at)
    const [last] = await listSubmissions(tx, id)
    if (!last || !amendable(assessment)) {
      throw new Refusal('conflict', 'assessments.error.fixed', { code: 'fixed' })
    }
    const { round, hash } = last
    await insertAmendment(tx, { id, round, agencyId: assessment.agency_id, by: membership.id, at, reason })
    await tell({ round, hash, reason })
  })

/** Refuses whoever may not open an assessment again (403, 404), before anybody looks at what they wrote. */
export const demandAmendment = (db: Database, who: Actor | null, id: string): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { assessment } = await openAssessment(tx, who, id)
    demand(who, 'assessment:amend', { agencyId: assessment.agency_id })
  })

/** Official results are corrected as they were entered; simulated figures are nobody's. */
export const amendable = ({ stage, basis }: Pick<AssessmentRow, 'stage' | 'basis'>): boolean =>
  stage === 'self' && basis === 'self'

async function take(tx: Handle, who: Actor | null, id: string, action: Action, step: AssessmentStep, at: Date) {
  const assessment = await locked(tx, who, id)
  const agencyId = assessment.agency_id
  const membership = demand(who, action, { agencyId })
  const state = afterStep(assessment.state, step)
  if (state === null) {
    const code = assessment.state === 'submitted' ? 'locked' : 'open'
    throw new Refusal('conflict', `assessments.error.${code}`, { code })
  }
  await updateState(tx, id, state, at)
  const event = { at, subject: id, agencyId, membership, personId: who?.personId ?? null }
  const tell = (data?: object) => record(tx, { ...event, action: `assessment.${step}`, ...(data && { data }) })
  return { assessment, membership, tell }
}
