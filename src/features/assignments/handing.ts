import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { afterHandover, type HandoverStep } from '../../domain/handover.ts'
import type { Membership } from '../../domain/permissions.ts'
import { type AssignmentRow, insertEvents, updateHandover } from './queries.ts'

export interface Handover {
  readonly assessmentId: string
  readonly agencyId: string
  readonly assignment: AssignmentRow
  readonly membership: Membership
  readonly personId: string
  readonly at: Date
  /** What is to be changed; empty unless something is asked for. It stays in the agency's own log. */
  readonly note: string
}

/** Takes a step of an assigned answer, with a line in its log and in the audit trail; false where it cannot be taken. */
export async function hand(tx: Handle, step: HandoverStep, given: Handover): Promise<boolean> {
  const { assessmentId: id, agencyId, assignment, membership, personId, at, note } = given
  const { number, unitId, dueOn, unit } = assignment
  const state = afterHandover(assignment.state, step)
  if (state === null) return false
  await updateHandover(tx, id, number, state)
  const event = { id: uuid({ msecs: at.getTime() }), number, kind: step, unitId, dueOn, note }
  await insertEvents(tx, { id, agencyId, by: membership.id, at }, [event])
  const data = { number, unit, before: assignment.state, after: state }
  await record(tx, { at, action: `assignment.${step}`, subject: id, agencyId, membership, personId, data })
  return true
}

/** Opens an answer again whose value changed after it was accepted. */
export async function reopenAccepted(
  tx: Handle,
  assignment: AssignmentRow | undefined,
  given: Omit<Handover, 'assignment'>,
): Promise<void> {
  if (assignment?.state === 'accepted') await hand(tx, 'reopen', { ...given, assignment })
}
