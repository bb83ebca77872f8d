import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { asActor, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { countFailure, failuresOf, forgetFailures } from '../../db/limits.ts'
import type { ReportBasis } from '../../db/schema.ts'
import { codeFrom, type Present, readCode } from '../../domain/attendance.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, allowedAs, demand } from '../../domain/permissions.ts'
import { waitBeforeNextTry } from '../../domain/sign-in.ts'
import { told } from './asking.ts'
import { refuseMistakes, tooLate } from './mistakes.ts'
import { listDelegations } from './party-queries.ts'
import { readVisit } from './queries.ts'
import { openParty } from './reading.ts'
import { deleteAttendee, findByCode, insertAttendees, putCode, showCode } from './write-queries.ts'

/** The host shows a new code; an older one opens nothing any more. */
export const openAttendance = (db: Database, who: Actor | null, id: string, at: Date) =>
  asActor(db, who, async (tx) => {
    const { visit } = await openParty(tx, who, id)
    demand(who, 'visit:host', { agencyId: visit.host })
    if (visit.state !== 'accepted') throw tooLate('step')
    await putCode(tx, { visit_id: id, agency_id: visit.host, code: freshCode(), made_at: at })
    await told(tx, who, 'visit.code', id, visit.host, at)
  })

function freshCode(): string {
  for (;;) {
    const code = codeFrom(randomBytes(24))
    if (code) return code
  }
}

export interface CodeLimits {
  /** Wrong codes from one address at one visit before the next try has to wait. */
  readonly failures: number
  /** Milliseconds. */
  readonly window: number
}

export interface Arrival {
  readonly id: string
  readonly code: string
  readonly address: string
  readonly at: Date
}

/** What somebody in the room may choose from. */
export interface OpenRoom {
  readonly title: string
  readonly agencies: readonly { readonly code: string; readonly name: string }[]
}

/**
 * Opens the attendance of a visit to whoever has the code from the screen: an account is not needed. Refuses a wrong code
 * (422) and, after too many from one address, says how long to wait (429).
 */
export async function enterRoom(db: Database, limits: CodeLimits, arrival: Arrival): Promise<OpenRoom> {
  await refuseHaste(db, limits, arrival)
  const room = await asActor(db, null, (tx) => roomOf(tx, arrival))
  if (!room) {
    await countFailure(db, counterOf(arrival), arrival.at, limits.window)
    refuseMistakes([{ field: 'code', code: 'code' }])
    throw new Error('a wrong code is refused')
  }
  await forgetFailures(db, counterOf(arrival))
  return { title: room.title, agencies: room.agencies }
}

/** Puts somebody who has the code on the list. False where the same person stands there already. */
export async function signIn(
  db: Database,
  limits: CodeLimits,
  arrival: Arrival,
  { agency, name, position }: { readonly agency: string; readonly name: string; readonly position: string },
): Promise<boolean> {
  await enterRoom(db, limits, arrival)
  return asActor(db, null, async (tx) => {
    const room = await roomOf(tx, arrival)
    if (!room?.agencies.some(({ code }) => code === agency)) {
      refuseMistakes([{ field: 'agency', code: 'delegation' }])
      throw new Error('an unknown delegation is refused')
    }
    const row = { ...room, agency, name, position, via: 'code' as const }
    return (await insertAttendees(tx, [attendee(arrival.id, row, arrival.at)])) === 1
  })
}

async function roomOf(tx: Handle, { id, code: typed }: Arrival) {
  const code = readCode(typed)
  if (code === null) return null
  await showCode(tx, code)
  const [found, visit, delegations] = await Promise.all([
    findByCode(tx, id, code),
    readVisit(tx, id),
    listDelegations(tx, id),
  ])
  if (!found || visit?.state !== 'accepted') return null
  const guests = delegations.map(({ agency, agencyName }) => ({ code: agency, name: agencyName }))
  const agencies = [...guests, { code: visit.host, name: visit.hostName }]
  return { title: visit.title, host: visit.host, basis: visit.basis, agencies }
}

/** Everybody in a room comes from one address, so other visits and other addresses are not held up. */
const counterOf = ({ id, address }: Arrival): string => `attendance ${id} ${address}`

async function refuseHaste(db: Database, { failures, window }: CodeLimits, arrival: Arrival): Promise<void> {
  const { count, windowEndsAt } = await failuresOf(db, counterOf(arrival), arrival.at)
  const last = new Date(windowEndsAt.getTime() - window)
  const seconds = waitBeforeNextTry(count, failures, last, arrival.at, window)
  if (seconds > 0) throw new Refusal('limited', 'visits.error.wait', { args: { seconds }, retryAfterSeconds: seconds })
}

interface Attending {
  readonly host: string
  readonly basis: ReportBasis
  readonly agency: string
  readonly name: string
  readonly position: string
  readonly via: 'code' | 'list'
}

const attendee = (visit: string, { host, basis, agency, name, position, via }: Attending, at: Date) => ({
  ...{ id: uuid(), visit_id: visit, host_id: host, agency_id: agency, name, position, via, at, basis },
})

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
