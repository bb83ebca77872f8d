import type { Handle } from '../../db/actor.ts'
import { commitmentsOf } from '../adoptions/adoptions.ts'
import { zoneOf } from '../agencies/agencies.ts'
import { findInstrument } from '../instruments/instruments.ts'
import { LINKED_INSTRUMENT } from '../practices/practices.ts'
import { listAttendees } from './party-queries.ts'
import type { Opened } from './reading.ts'

/** What the pages of a visit say beside its rows: who came, what was promised, the words of the indicators, the clock. */
export async function around(tx: Handle, { visit, record }: Opened) {
  const [instrument, attendees, commitments, zone] = await Promise.all([
    findInstrument(tx, record?.instrument ?? LINKED_INSTRUMENT),
    listAttendees(tx, visit.id),
    commitmentsOf(tx, visit.id),
    zoneOf(tx, visit.host),
  ])
  return { instrument, attendees, commitments, zone }
}
