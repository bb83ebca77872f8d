import { asActor, type Handle } from '../../db/actor.ts'
import { bumpDataVersion } from '../../db/data-version.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { afterVisitStep, isTooFar, type Side, type VisitStep } from '../../domain/visit.ts'
import { dayIn, timeIn } from '../../domain/working-days.ts'
import { zoneOf } from '../agencies/agencies.ts'
import { notify } from '../notifications/notifications.ts'
import { refuseMistakes, tooLate } from './mistakes.ts'
import { lockVisit } from './queries.ts'
import { type Opened, openParty } from './reading.ts'
import { told } from './trail.ts'
import { dropCode, updateRecord, updateVisit } from './write-queries.ts'

/** The host takes the visit as asked for. Refuses without a place or an agenda, and once its beginning has passed (422). */
export const acceptVisit = (
  db: Database,
  who: Actor | null,
  id: string,
  given: { place: string; contact: string },
  at: Date,
) =>
  asActor(db, who, async (tx) => {
    const opened = await take(tx, who, id, 'accept', at)
    refuseMistakes([
      ...(given.place === '' ? [{ field: 'place', code: 'place' }] : []),
      ...(opened.agenda.length === 0 ? [{ field: 'place', code: 'noAgenda' }] : []),
      ...(await past(tx, opened, opened.visit.heldOn, 'place', at)),
    ])
    await updateVisit(tx, id, { place: given.place })
    await note(tx, opened, { contact: given.contact })
  })

/** The host offers another day; the guest has to answer. Refuses a day in the past, years ahead or the very same (422). */
export const proposeDay = (
  db: Database,
  who: Actor | null,
  id: string,
  given: { day: string; reply: string },
  at: Date,
) =>
  asActor(db, who, async (tx) => {
    const opened = await take(tx, who, id, 'propose', at)
    const same = given.day === opened.visit.heldOn ? [{ field: 'day', code: 'sameDay' }] : []
    const far = isTooFar(given.day, dayIn('WIB', at)) ? [{ field: 'day', code: 'far' }] : []
    refuseMistakes([...(await past(tx, opened, given.day, 'day', at)), ...same, ...far])
    await note(tx, opened, { proposed_on: given.day, reply: given.reply })
  })

/** The guest takes the day the host offered. Refuses one that has passed meanwhile (409). */
export const agreeToDay = (db: Database, who: Actor | null, id: string, at: Date) =>
  asActor(db, who, async (tx) => {
    const opened = await take(tx, who, id, 'agree', at)
    const day = opened.record.proposedOn ?? opened.visit.heldOn
    if ((await past(tx, opened, day, 'day', at)).length > 0) throw tooLate('dayPassed')
    await updateVisit(tx, id, { held_on: day })
    await note(tx, opened, { proposed_on: null })
  })

/** The host declines, saying why. */
export const declineVisit = (db: Database, who: Actor | null, id: string, reply: string, at: Date) =>
  asActor(db, who, async (tx) => note(tx, await take(tx, who, id, 'decline', at), { reply }))

/** The guest takes its request back. */
export const withdrawVisit = (db: Database, who: Actor | null, id: string, at: Date) =>
  asActor(db, who, async (tx) => {
    await take(tx, who, id, 'withdraw', at)
  })

/** One side calls an accepted visit off, saying why. */
export const cancelVisit = (db: Database, who: Actor | null, id: string, reply: string, at: Date) =>
  asActor(db, who, async (tx) => {
    await note(tx, await take(tx, who, id, 'cancel', at), { reply })
    await dropCode(tx, id)
  })

/** Locks the visit, demands the right of the side that may take the step, and takes it. Refuses a step too late (409). */
export async function take(tx: Handle, who: Actor | null, id: string, step: VisitStep, at: Date) {
  const opened = await openParty(tx, who, id)
  const side = sideOf(who, opened, step)
  const locked = await lockVisit(tx, id)
  const to = locked ? afterVisitStep(locked.kind, locked.state, step, side) : null
  if (to === null) throw tooLate('step')
  await updateVisit(tx, id, { state: to, ...(to === 'closed' && { closed_at: at }) })
  const agency = side === 'host' ? opened.visit.host : (opened.asGuest?.delegation.agency ?? '')
  await told(tx, who, `visit.${step}`, id, agency, at)
  if (to === 'accepted' || opened.visit.state === 'accepted') await bumpDataVersion(tx)
  if (to === 'accepted') await tellFollowers(tx, opened.visit, at)
  return opened
}

/** Under which side `who` takes a step: the one that may, else what they are refused for is told. */
function sideOf(who: Actor | null, { visit, asHost, asGuest, delegations }: Opened, step: VisitStep): Side {
  const may = (side: Side) =>
    (['requested', 'proposed', 'accepted'] as const).some((state) => afterVisitStep(visit.kind, state, step, side))
  if (asHost && may('host')) return 'host'
  if (asGuest && may('guest')) return 'guest'
  // the other side of the same visit reads it, so it is told rather than sent away
  if (asHost || asGuest) throw new Refusal('forbidden', 'visits.error.otherSide')
  demand(who, may('host') ? 'visit:host' : 'visit:take-part', {
    agencyId: may('host') ? visit.host : (delegations[0]?.agency ?? visit.askedBy),
  })
  throw new Refusal('forbidden', 'visits.error.otherSide')
}

/** A day that is over, or today after the time the visit begins. */
async function past(tx: Handle, { visit }: Opened, day: string, field: string, at: Date) {
  const zone = await zoneOf(tx, visit.host)
  const today = dayIn(zone, at)
  if (day < today) return [{ field, code: 'past' }]
  const begun = day === today && visit.starts <= timeIn(zone, at)
  return begun ? [{ field, code: 'begun', args: { time: visit.starts.replace(':', '.'), zone } }] : []
}

async function note(
  tx: Handle,
  { visit, record }: Awaited<ReturnType<typeof openParty>>,
  change: Parameters<typeof updateRecord>[3],
) {
  if (!(await updateRecord(tx, visit.id, record.version, change))) throw tooLate('step')
}

/** Who follows host or guest hears of a visit that everybody may know of from now on. */
const tellFollowers = (tx: Handle, { id, host, askedBy, hostName, basis }: Opened['visit'], at: Date) =>
  notify(
    tx,
    {
      kind: 'region.changed',
      key: `visit ${id}`,
      followersOf: [host, askedBy].map((code) => ({ subject: 'region', id: code }) as const),
      arguments: { region: hostName, what: 'visit' },
      about: `/kunjungan/${id}`,
      basis,
    },
    at,
  )
