import { v7 as uuid } from 'uuid'
import { asActor } from '../../db/actor.ts'
import { bumpDataVersion } from '../../db/data-version.ts'
import type { Database } from '../../db/database.ts'
import type { AgendaPoint } from '../../domain/agenda.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { findAgency } from '../agencies/agencies.ts'
import { LINKED_INSTRUMENT } from '../practices/practices.ts'
import { type Asked, newDelegation } from './asking.ts'
import { refuseMistakes, tooLate } from './mistakes.ts'
import { lockVisit } from './queries.ts'
import { openParty, openVisit } from './reading.ts'
import { dayMistakes } from './timing.ts'
import { told } from './trail.ts'
import { addToCount, insertAgenda, insertDelegations, insertRecord, insertVisit } from './write-queries.ts'

/** Most delegations in one room. */
export const MOST_DELEGATIONS = 60

export type Workshop = Pick<Asked, 'title' | 'heldOn' | 'starts' | 'ends' | 'contact' | 'message'> & {
  readonly place: string
}

/** A host opens a room to many delegations; it stands accepted at once. Refuses a time in the past (422). */
export async function openWorkshop(
  db: Database,
  who: Actor | null,
  workshop: Workshop,
  agenda: readonly AgendaPoint[],
  at: Date,
): Promise<string> {
  const membership = demand(who, 'visit:host')
  const host = await findAgency(db, membership.agency ?? '')
  refuseMistakes(await dayMistakes(db, host, workshop, 'ends', at))
  const { title, heldOn, starts, ends, place, contact, message } = workshop
  return asActor(db, who, async (tx) => {
    const id = uuid()
    await insertVisit(tx, {
      ...{
        id,
        agency_id: host.code,
        asked_by: host.code,
        kind: 'workshop',
        state: 'accepted',
        title,
        place,
        starts,
        ends,
      },
      ...{
        held_on: heldOn,
        delegations: 0,
        basis: 'reported',
        requested_by: membership.id,
        requested_at: at,
        closed_at: null,
      },
    })
    await insertRecord(tx, {
      visit_id: id,
      agency_id: host.code,
      instrument_id: LINKED_INSTRUMENT,
      message,
      contact,
      proposed_on: null,
    })
    await insertAgenda(tx, id, host.code, agenda)
    await bumpDataVersion(tx)
    await told(tx, who, 'visit.workshop', id, host.code, at)
    return id
  })
}

/** The host invites agencies into its workshop; those that are there already stay. Refuses more than the room holds (422). */
export const inviteDelegations = (db: Database, who: Actor | null, id: string, codes: readonly string[], at: Date) =>
  asActor(db, who, async (tx) => {
    const { visit } = await openParty(tx, who, id)
    const membership = demand(who, 'visit:host', { agencyId: visit.host })
    const locked = await lockVisit(tx, id)
    if (locked?.kind !== 'workshop' || locked.state !== 'accepted') throw tooLate('step')
    const coming = { people: 0, positions: '', contact: '', interests: [] }
    const rows = codes.map((guest) =>
      newDelegation({ visitId: id, host: visit.host, guest, by: membership.id, at }, coming),
    )
    const added = await insertDelegations(tx, rows)
    if (locked.delegations + added.length > MOST_DELEGATIONS) {
      refuseMistakes([{ field: 'delegations', code: 'tooManyDelegations', args: { most: MOST_DELEGATIONS } }])
    }
    await addToCount(tx, id, added.length)
    await bumpDataVersion(tx)
    await told(tx, who, 'visit.invited', id, visit.host, at, { agencies: added })
    return added.length
  })

/** An agency joins a workshop by itself. Refuses a full room, a second delegation and what is no open workshop (409). */
export const joinWorkshop = (
  db: Database,
  who: Actor | null,
  id: string,
  coming: { readonly people: number; readonly positions: string; readonly contact: string },
  at: Date,
) =>
  asActor(db, who, async (tx) => {
    const { visit } = await openVisit(tx, who, id)
    const membership = demand(who, 'visit:take-part')
    const guest = membership.agency ?? ''
    if (visit.kind !== 'workshop' || visit.state !== 'accepted') throw tooLate('step')
    if (visit.host === guest) throw new Refusal('conflict', 'visits.error.ownHost', { code: 'ownHost' })
    const where = { visitId: id, host: visit.host, guest, by: membership.id, at }
    const added = await insertDelegations(tx, [newDelegation(where, { ...coming, interests: [] })])
    if (added.length === 0) throw tooLate('alreadyJoined')
    const locked = await lockVisit(tx, id)
    if (locked?.state !== 'accepted') throw tooLate('step')
    if (locked.delegations >= MOST_DELEGATIONS) throw tooLate('full')
    await addToCount(tx, id, 1)
    await bumpDataVersion(tx)
    await told(tx, who, 'visit.joined', id, guest, at)
  })
