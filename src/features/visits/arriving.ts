import { asActor, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { failuresOf, forgetFailures, mayTry } from '../../db/limits.ts'
import { readCode } from '../../domain/attendance.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import { waitBeforeNextTry } from '../../domain/sign-in.ts'
import { attendee } from './attending.ts'
import { refuseMistakes } from './mistakes.ts'
import { listDelegations } from './party-queries.ts'
import { readVisit } from './queries.ts'
import { findByCode, insertAttendees, showCode, visitOfCode } from './write-queries.ts'

export interface CodeLimits {
  /** Wrong codes from one address at one visit before the next try has to wait. */
  readonly failures: number
  /** Milliseconds without a wrong code after which all are forgotten. */
  readonly window: number
  /** Milliseconds. */
  readonly longestWait: number
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
  if (!room) return refuseCode()
  await forgetFailures(db, counterOf(arrival))
  return { title: room.title, agencies: room.agencies }
}

/** Whether nobody can be added any more, as far as `who` may know: a request or a simulated visit tells strangers nothing. */
export const hasEnded = (db: Database, who: Actor | null, id: string): Promise<boolean> =>
  asActor(db, who, async (tx) => (await readVisit(tx, id))?.state === 'closed')

/** Which visit a code opens, for whoever has only the code. Refuses like `enterRoom`, counting by address alone. */
export async function findRoom(db: Database, limits: CodeLimits, given: Omit<Arrival, 'id'>): Promise<string> {
  const arrival = { ...given, id: 'anywhere' }
  await refuseHaste(db, limits, arrival)
  const code = readCode(given.code)
  const found = code && (await asActor(db, null, (tx) => shown(tx, code)))
  if (!found) return refuseCode()
  await forgetFailures(db, counterOf(arrival))
  return found.visit_id
}

async function shown(tx: Handle, code: string) {
  await showCode(tx, code)
  return visitOfCode(tx, code)
}

function refuseCode(): never {
  refuseMistakes([{ field: 'code', code: 'code' }])
  throw new Error('a wrong code is refused')
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

/** Counts the try as a wrong code before it is looked at: of many at once no more get through than one after the other. */
async function refuseHaste(
  db: Database,
  { failures, window, longestWait }: CodeLimits,
  arrival: Arrival,
): Promise<void> {
  const tries = { allowed: failures, windowMs: window, longestWaitMs: longestWait }
  if (await mayTry(db, counterOf(arrival), tries, arrival.at)) return
  const { count, windowEndsAt } = await failuresOf(db, counterOf(arrival), arrival.at)
  const last = new Date(windowEndsAt.getTime() - window)
  const seconds = Math.max(1, waitBeforeNextTry(count, failures, last, arrival.at, longestWait))
  throw new Refusal('limited', 'visits.error.wait', { args: { seconds }, retryAfterSeconds: seconds })
}
