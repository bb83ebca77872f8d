import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { asActor, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { ReportBasis } from '../../db/schema.ts'
import { codeFrom, type Present } from '../../domain/attendance.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, allowedAs, demand } from '../../domain/permissions.ts'
import { tooLate } from './mistakes.ts'
import { openParty } from './reading.ts'
import { told } from './trail.ts'
import { deleteAttendee, insertAttendees, putCode, showCode, visitOfCode } from './write-queries.ts'

/** The host shows a new code; an older one opens nothing any more. */
export const openAttendance = (db: Database, who: Actor | null, id: string, at: Date) =>
  asActor(db, who, async (tx) => {
    const { visit } = await openParty(tx, who, id)
    demand(who, 'visit:host', { agencyId: visit.host })
    if (visit.state !== 'accepted') throw tooLate('step')
    await putCode(tx, { visit_id: id, agency_id: visit.host, code: await freshCode(tx), made_at: at })
    await told(tx, who, 'visit.code', id, visit.host, at)
  })

/** No two rooms share a code, because the short address asks for nothing else. */
async function freshCode(tx: Handle): Promise<string> {
  for (;;) {
    const code = codeFrom(randomBytes(24))
    if (!code) continue
    await showCode(tx, code)
    if (!(await visitOfCode(tx, code))) return code
  }
}

/** A list of people as host or guest pasted it, each with the agency it belongs to; one statement. Gives how many are new. */
export const addToList = (
  db: Database,
  who: Actor | null,
  id: string,
  present: readonly (Pick<Present, 'name' | 'position'> & { readonly agency: string })[],
  at: Date,
): Promise<number> =>
  asActor(db, who, async (tx) => {
    const { visit, asHost, asGuest } = await openParty(tx, who, id)
    if (!asHost && !asGuest) demand(who, 'visit:host', { agencyId: visit.host })
    if (visit.state !== 'accepted') throw tooLate('step')
    const foreign = present.find(({ agency }) => !asHost && !allowedAs(who, 'visit:take-part', { agencyId: agency }))
    if (foreign) throw new Refusal('notFound', 'refusal.notFound')
    const rows = present.map((one) => attendee(id, { ...visit, ...one, via: 'list' }, at))
    const added = await insertAttendees(tx, rows)
    await told(tx, who, 'visit.attendance', id, asHost ? visit.host : (asGuest?.delegation.agency ?? ''), at, { added })
    return added
  })

/** Takes somebody off the list while the visit is open; host and own delegation may. */
export const strikeFromList = (db: Database, who: Actor | null, id: string, attendeeId: string, at: Date) =>
  asActor(db, who, async (tx) => {
    const { visit, asHost, asGuest } = await openParty(tx, who, id)
    if (!asHost && !asGuest) demand(who, 'visit:host', { agencyId: visit.host })
    if (visit.state !== 'accepted') throw tooLate('step')
    const { numDeletedRows } = await deleteAttendee(tx, id, attendeeId)
    if (numDeletedRows === 0n) throw new Refusal('notFound', 'refusal.notFound')
    await told(tx, who, 'visit.struck', id, asHost ? visit.host : (asGuest?.delegation.agency ?? ''), at)
  })

interface Attending {
  readonly host: string
  readonly basis: ReportBasis
  readonly agency: string
  readonly name: string
  readonly position: string
  readonly via: 'code' | 'list'
}

/** Somebody present, as a row of the list. */
export const attendee = (visit: string, { host, basis, agency, name, position, via }: Attending, at: Date) => ({
  ...{ id: uuid(), visit_id: visit, host_id: host, agency_id: agency, name, position, via, at, basis },
})
