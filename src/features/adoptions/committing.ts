import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { isTooFar, mayCommit, newsOfPromise } from '../../domain/adoption.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, allowedAs, demand, type Membership } from '../../domain/permissions.ts'
import { planFollowUps } from '../follow-ups/follow-ups.ts'
import { findPractice, type Practice } from '../practices/practices.ts'
import { openForChange } from './opening.ts'
import { findAdoption, insertAdoption, insertCommitment } from './queries.ts'
import { refuseMistakes } from './refusing.ts'
import { storeReport } from './storing.ts'

export interface Commitment {
  /** The agency that commits. */
  readonly agencyId: string
  /** Slug of the practice it takes over. */
  readonly practice: string
  readonly unit: string
  readonly personInCharge: string
  /** `yyyy-mm-dd`, today or later. */
  readonly targetOn: string
  /** The visit at which it was made. */
  readonly visitId: string | null
}

/**
 * Writes down what an agency commits to: begins its adoption of the practice or brings it to `committed`. At a visit the
 * practice's owner may write it for a delegation. Refuses an unknown or own practice, one of which the work has come
 * further than that, a date in the past or more than ten years ahead, a missing unit or person (422, each named).
 */
export async function commit(
  tx: Handle,
  who: Actor | null,
  { agencyId, practice: slug, visitId, targetOn, ...given }: Commitment,
  at: Date,
): Promise<{ readonly adoptionId: string; readonly commitmentId: string }> {
  const today = dayInJakarta(at)
  const practice = await knownPractice(tx, slug)
  const membership = committer(who, agencyId, practice?.agency ?? null, visitId)
  const unit = given.unit.trim()
  const person = given.personInCharge.trim()
  refuseMistakes([
    ...practiceMistakes(practice, agencyId),
    ...(targetOn < today ? [{ field: 'targetOn', code: 'targetPast' }] : []),
    ...(isTooFar(targetOn, today) ? [{ field: 'targetOn', code: 'targetFar' }] : []),
    ...(unit === '' ? [{ field: 'unit', code: 'unit' }] : []),
    ...(person === '' ? [{ field: 'personInCharge', code: 'person' }] : []),
  ])
  const owner = practice?.agency ?? ''
  const { id } = await begin(tx, agencyId, owner, slug, today, at)
  const adoption = await openForChange(tx, id)
  refuseMistakes(mayCommit(adoption.stage) ? [] : [{ field: 'practice', code: 'underWay' }])
  const by = { membership, at }
  const report = {
    stage: 'committed',
    on: today,
    note: '',
    evidence: '',
    nextOn: newsOfPromise(targetOn, today),
    via: visitId ? 'visit' : 'page',
  } as const
  await storeReport(tx, adoption, report, by, { unit, target_on: targetOn })
  const commitmentId = uuid()
  await insertCommitment(tx, {
    id: commitmentId,
    adoption_id: id,
    agency_id: agencyId,
    owner_id: owner,
    visit_id: visitId,
    unit,
    person_in_charge: person,
    target_on: targetOn,
    by_membership: membership.id,
    at,
    basis: adoption.basis,
  })
  const { basis } = adoption
  const personId = membership.agency === agencyId ? (who?.personId ?? null) : null
  await planFollowUps(tx, { commitmentId, adoptionId: id, agencyId, ownerId: owner, personId, targetOn, basis }, at)
  const event = { at, action: 'adoption.committed', subject: id, agencyId, membership, personId: who?.personId ?? null }
  await record(tx, { ...event, data: { practice: slug, targetOn, visitId } })
  return { adoptionId: id, commitmentId }
}

/**
 * An agency says that it is interested in a practice; saying so again changes nothing. Gives the adoption's id. Refuses
 * an unknown or own practice (422).
 */
export async function showInterest(
  tx: Handle,
  who: Actor | null,
  { agencyId, practice: slug }: Pick<Commitment, 'agencyId' | 'practice'>,
  at: Date,
): Promise<string> {
  const membership = demand(who, 'adoption:commit', { agencyId })
  const practice = await knownPractice(tx, slug)
  refuseMistakes(practiceMistakes(practice, agencyId))
  const today = dayInJakarta(at)
  const { id, isNew } = await begin(tx, agencyId, practice?.agency ?? '', slug, today, at)
  if (!isNew) return id
  const adoption = await openForChange(tx, id)
  const report = { stage: 'interested', on: today, note: '', evidence: '', nextOn: null, via: 'page' } as const
  await storeReport(tx, adoption, report, { membership, at })
  const event = { at, action: 'adoption.begun', subject: id, agencyId, membership, personId: who?.personId ?? null }
  await record(tx, { ...event, data: { practice: slug } })
  return id
}

async function knownPractice(tx: Handle, slug: string): Promise<Practice | null> {
  try {
    return await findPractice(tx, slug)
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'notFound') return null
    throw error
  }
}

/** The agency itself; at a visit also whoever runs the practice. Another's agency is not found (404). */
function committer(who: Actor | null, agencyId: string, owner: string | null, visitId: string | null): Membership {
  const host = visitId && owner ? allowedAs(who, 'adoption:host', { agencyId: owner }) : null
  return host ?? demand(who, 'adoption:commit', { agencyId })
}

const practiceMistakes = (practice: Practice | null, agencyId: string) => {
  if (practice === null) return [{ field: 'practice', code: 'practice' }]
  return practice.agency === agencyId ? [{ field: 'practice', code: 'ownPractice' }] : []
}

async function begin(tx: Handle, agencyId: string, owner: string, practice: string, today: string, at: Date) {
  const id = uuid()
  const isNew = await insertAdoption(tx, {
    id,
    agency_id: agencyId,
    owner_id: owner,
    practice_slug: practice,
    basis: 'reported',
    stage: 'interested',
    last_on: today,
    interested_on: today,
    started_at: at,
    updated_at: at,
  })
  return { id: isNew ? id : ((await findAdoption(tx, agencyId, practice))?.id ?? id), isNew }
}
