import { v7 as uuid } from 'uuid'
import { asActor, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import type { HandoverStep } from '../../domain/handover.ts'
import { type Action, type Actor, demand } from '../../domain/permissions.ts'
import { instrumentOf, locked } from '../assessments/assessments.ts'
import { hand, readAssignment, subjectOf } from '../assignments/assignments.ts'
import { insertComment } from './queries.ts'

export type PersonsStep = Exclude<HandoverStep, 'reopen'>

const RIGHTS: Readonly<Record<PersonsStep, Action>> = {
  handIn: 'team:hand-in',
  ask: 'team:review',
  accept: 'team:review',
}

/**
 * Hands an assigned answer in, accepts it, or asks for changes in words. Refuses another agency's (404), a wrong role or
 * another unit's (403), a submitted assessment (409 locked), a step that cannot be taken now (409 step), an answer
 * without a value (409 empty), a request without words (422).
 */
export const takeStep = (
  db: Database,
  who: Actor | null,
  { id, number }: Place,
  { step, note }: { readonly step: PersonsStep; readonly note: string },
  at: Date,
): Promise<void> =>
  asActor(db, who, async (tx) => {
    const assessment = await lockedAt(tx, who, { id, number })
    const agencyId = assessment.agency_id
    const assignment = await readAssignment(tx, id, number)
    const membership = demand(who, RIGHTS[step], subjectOf(agencyId, assignment))
    if (assessment.state === 'submitted') throw refuse('assessments.error.locked', 'locked')
    if (!assignment) throw refuse('teams.error.unassigned', 'unassigned')
    if (step === 'ask' && note === '') {
      const errors = [{ field: 'catatan', code: 'note', key: 'teams.error.note' }]
      throw new Refusal('invalid', 'refusal.invalid', { errors })
    }
    if (step !== 'ask' && assessment.levels[number - 1] === null) throw refuse('teams.error.empty', 'empty')
    const given = { assessmentId: id, agencyId, assignment, membership, personId: who?.personId ?? '', at }
    if (!(await hand(tx, step, { ...given, note: step === 'ask' ? note : '' })))
      throw refuse('teams.error.meanwhile', 'step')
  })

/** Says something about an answer inside the agency; it stays. Refuses another agency's (404), a wrong role (403). */
export const comment = (
  db: Database,
  who: Actor | null,
  { id, number }: Place,
  text: string,
  at: Date,
): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { agency_id: agencyId } = await lockedAt(tx, who, { id, number })
    const { id: by } = demand(who, 'team:comment', { agencyId })
    await insertComment(tx, { id: uuid({ msecs: at.getTime() }), assessmentId: id, number, agencyId, by, at, text })
  })

export interface Place {
  readonly id: string
  readonly number: number
}

/** Refuses an indicator that the instrument does not have (404). */
async function lockedAt(tx: Handle, who: Actor | null, { id, number }: Place) {
  const assessment = await locked(tx, who, id)
  const instrument = await instrumentOf(tx, assessment)
  if (!instrument.indicators[number - 1]) throw new Refusal('notFound', 'refusal.notFound')
  return assessment
}

const refuse = (key: string, code: string): Refusal => new Refusal('conflict', key, { code })
