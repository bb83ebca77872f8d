import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { blockedStep, type ObstacleType, type Resolution, type Severity } from '../../domain/obstacle.ts'
import { type Actor, allowedAs, demandOfSeen, type Membership } from '../../domain/permissions.ts'
import { insertObstacle, readObstacle, resolve } from './obstacle-queries.ts'
import { type Adoption, openAdoption, openForChange } from './opening.ts'
import { refuseMistakes } from './refusing.ts'

export interface NewObstacle {
  readonly adoptionId: string
  readonly type: ObstacleType
  readonly severity: Severity
  readonly detail: string
  /** The post or unit that has to remove it; may be empty. */
  readonly inCharge: string
}

/**
 * Says what stands in the way of an adoption's next step; several may at once. Gives its id. Refuses one without a
 * description (422) and one on what was stopped (409).
 */
export async function openObstacle(
  tx: Handle,
  who: Actor | null,
  { adoptionId, ...obstacle }: NewObstacle,
  at: Date,
): Promise<string> {
  const { agency_id: agencyId } = await openAdoption(tx, adoptionId)
  const membership = demandOfSeen(who, 'obstacle:open', { agencyId })
  const adoption = await openForChange(tx, adoptionId)
  if (adoption.stage === 'stopped') throw new Refusal('conflict', 'adoptions.error.stopped', { code: 'stopped' })
  refuseMistakes(obstacle.detail.trim() === '' ? [{ field: 'detail', code: 'detail' }] : [])
  const id = await storeObstacle(tx, adoption, obstacle, { membership, at })
  const event = { at, action: 'obstacle.opened', subject: id, agencyId, membership, personId: who?.personId ?? null }
  await record(tx, { ...event, data: { adoption: adoptionId, type: obstacle.type, severity: obstacle.severity } })
  return id
}

/** Appends an obstacle to an adoption that is open for change. */
export async function storeObstacle(
  tx: Handle,
  { id: adoptionId, agency_id, owner_id, practice_slug, basis, stage }: Adoption,
  { type, severity, detail, inCharge }: Omit<NewObstacle, 'adoptionId'>,
  { membership, at }: { readonly membership: Membership; readonly at: Date },
): Promise<string> {
  const id = uuid()
  await insertObstacle(tx, {
    id,
    adoption_id: adoptionId,
    agency_id,
    owner_id,
    practice_slug,
    type,
    severity,
    detail: detail.trim(),
    in_charge: inCharge.trim(),
    blocks: blockedStep(stage),
    opened_on: dayInJakarta(at),
    opened_by: membership.id,
    opened_at: at,
    resolved_on: null,
    resolution: null,
    resolved_by: null,
    resolved_at: null,
    basis,
  })
  return id
}

export interface Solution {
  readonly obstacleId: string
  readonly resolution: Resolution
  /** What was done; needed unless nothing was. */
  readonly note: string
}

/**
 * The adopter or the practice's owner says what removed an obstacle. Gives the adoption's id. Refuses a solution that is
 * not told (422) and an obstacle that was resolved before (409).
 */
export async function resolveObstacle(
  tx: Handle,
  who: Actor | null,
  { obstacleId: id, resolution, note }: Solution,
  at: Date,
): Promise<string> {
  const obstacle = await readObstacle(tx, id)
  if (!obstacle) throw new Refusal('notFound', 'refusal.notFound')
  const { agency_id: agencyId, adoption_id: adoptionId } = obstacle
  const membership = demandToResolve(who, obstacle)
  await openForChange(tx, adoptionId)
  refuseMistakes(note.trim() === '' && resolution !== 'none' ? [{ field: 'note', code: 'solution' }] : [])
  const solved = { id, adoptionId, on: dayInJakarta(at), resolution, note: note.trim(), by: membership.id, at }
  if (!(await resolve(tx, solved))) throw new Refusal('conflict', 'adoptions.error.resolved', { code: 'resolved' })
  const event = { at, action: 'obstacle.resolved', subject: id, agencyId, membership, personId: who?.personId ?? null }
  await record(tx, { ...event, data: { adoption: adoptionId, resolution } })
  return adoptionId
}

/** The adopter's people, and those of the agency that runs the practice; everybody else who sees it is refused (403). */
export const demandToResolve = (
  who: Actor | null,
  { agency_id: agencyId, owner_id: owner }: { readonly agency_id: string; readonly owner_id: string },
): Membership =>
  allowedAs(who, 'obstacle:resolve', { agencyId: owner }) ?? demandOfSeen(who, 'obstacle:resolve', { agencyId })
