import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import type { ReportBasis } from '../../db/schema.ts'
import { zoneOf } from '../../db/time-zones.ts'
import { isOpen, isRunning, type Stage } from '../../domain/adoption.ts'
import { plannedFollowUps } from '../../domain/follow-up.ts'
import { dayIn } from '../../domain/working-days.ts'
import { withdraw } from '../messages/messages.ts'
import { dropPlanned, insertFollowUps, markAnswered } from './queries.ts'

export interface PlannedFor {
  readonly commitmentId: string
  readonly adoptionId: string
  readonly agencyId: string
  /** The agency whose practice it is. */
  readonly ownerId: string
  /** Who promised, if somebody of the agency did. */
  readonly personId: string | null
  /** `yyyy-mm-dd`. */
  readonly targetOn: string
  readonly basis: ReportBasis
}

/** Plans the questions about a commitment in its own transaction; those about an earlier promise are dropped. */
export async function planFollowUps(
  tx: Handle,
  { commitmentId, adoptionId, agencyId, ownerId, personId, targetOn, basis }: PlannedFor,
  at: Date,
): Promise<void> {
  const today = dayIn(await zoneOf(tx, agencyId), at)
  await dropPlanned(tx, adoptionId, at)
  await insertFollowUps(
    tx,
    plannedFollowUps(targetOn, today).map(({ kind, dueOn }) => ({
      id: uuid(),
      commitment_id: commitmentId,
      adoption_id: adoptionId,
      agency_id: agencyId,
      owner_id: ownerId,
      person_id: personId,
      kind,
      due_on: dueOn,
      asked_at: null,
      answered_at: null,
      dropped_at: null,
      basis,
    })),
  )
}

/** A report answers every question asked before, whoever asked; once the work runs or was stopped, none is asked any more. */
export async function heardFrom(tx: Handle, adoptionId: string, stage: Stage, at: Date): Promise<void> {
  await markAnswered(tx, adoptionId, at)
  await withdraw(tx, adoptionId, at)
  if (isRunning(stage) || !isOpen(stage)) await dropPlanned(tx, adoptionId, at)
}
