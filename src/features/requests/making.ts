import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Action, type Actor, demand } from '../../domain/permissions.ts'
import { type AssessmentRow, locked } from '../assessments/assessments.ts'
import { owedIn, type UnitWork, workOfUnits } from './owing.ts'
import { endLink, insertLink, readUnit } from './queries.ts'
import type { MakeForm } from './schema.ts'

export interface Place {
  readonly id: string
  readonly unit: string
}

const DAY = 86_400_000

export interface MadeLink {
  /** Given out once; only its hash is kept. */
  readonly token: string
  readonly expiresAt: Date
  readonly items: readonly string[] | null
  readonly assessment: AssessmentRow
  readonly work: UnitWork
}

/**
 * Makes the one link of a unit; an older one ends. Refuses another agency's (404), a wrong role (403), a submitted
 * assessment or a unit that owes nothing (409), and ticked items none of which it owes (422).
 */
export const makeLink = (
  db: Database,
  who: Actor | null,
  { id, unit }: Place,
  { hari, butir }: MakeForm,
  at: Date,
): Promise<MadeLink> =>
  asActor(db, who, async (tx) => {
    const { assessment, membership, name } = await takeUnit(tx, who, 'request:make', { id, unit })
    const [work] = await workOfUnits(tx, assessment, unit)
    if (!work || work.assigned === 0) throw refuse('requests.error.unassigned', 'unassigned')
    const owed = owedIn(work.indicators).flatMap(({ items }) => items.map(({ item }) => item))
    if (owed.length === 0) throw refuse('requests.error.nothing', 'nothing')
    const items = butir.length === 0 ? null : butir.filter((one) => owed.includes(one))
    if (items?.length === 0) throw invalid('butir', 'items')
    const token = randomBytes(32).toString('base64url')
    const expiresAt = new Date(at.getTime() + hari * DAY)
    await endLink(tx, id, unit, membership.id, at)
    const agencyId = assessment.agency_id
    const link = { id: uuid({ msecs: at.getTime() }), tokenHash: hashOf(token), agencyId, assessment: id, unitId: unit }
    await insertLink(tx, { ...link, items, by: membership.id, at, expiresAt })
    const data = { link: link.id, unit: name, items, until: expiresAt }
    const personId = who?.personId ?? null
    await record(tx, { at, action: 'request.link', subject: id, agencyId, membership, personId, data })
    return { token, expiresAt, items, assessment, work }
  })

/** Ends the link of a unit at once; one that has none is not there (404). */
export const revokeLink = (db: Database, who: Actor | null, { id, unit }: Place, at: Date): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { assessment, membership, name } = await takeUnit(tx, who, 'request:make', { id, unit }, 'any')
    if (!(await endLink(tx, id, unit, membership.id, at))) throw new Refusal('notFound', 'refusal.notFound')
    const event = { at, subject: id, agencyId: assessment.agency_id, membership, personId: who?.personId ?? null }
    await record(tx, { ...event, action: 'request.revoke', data: { unit: name } })
  })

/** The assessment, locked, and the unit, for somebody who may do this. */
export async function takeUnit(
  tx: Handle,
  who: Actor | null,
  action: Action,
  { id, unit }: Place,
  state: 'open' | 'any' = 'open',
) {
  const assessment = await locked(tx, who, id)
  const agencyId = assessment.agency_id
  const membership = demand(who, action, { agencyId })
  const found = await readUnit(tx, agencyId, unit)
  if (!found || !asksUnits(assessment)) throw new Refusal('notFound', 'refusal.notFound')
  if (state === 'open' && assessment.state === 'submitted') throw refuse('assessments.error.locked', 'locked')
  return { assessment, membership, name: found.name }
}

/** Units are asked in an agency's own assessment only: no simulated one, no official result. */
export const asksUnits = ({ stage, basis }: AssessmentRow): boolean => stage === 'self' && basis === 'self'

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

export const refuse = (key: string, code: string): Refusal => new Refusal('conflict', key, { code })

export const invalid = (field: string, code: string): Refusal =>
  new Refusal('invalid', 'refusal.invalid', { errors: [{ field, code, key: `requests.error.${code}` }] })
