import type { VisitPaper } from '../visits/visits.ts'
import type { Entry } from './merging.ts'
import { regionName } from './region-name.ts'

/** At most so many empty rows are left for one delegation that is still awaited. */
const MOST_EMPTY = 40
/** So many where nobody was announced. */
const SOME = 10

/** The rows of an attendance list: who signed in, host first, then room for those who were announced. */
export function seatsOf({ host, hostAttendees, delegations }: VisitPaper): Entry[] {
  const hostName = regionName(host.agency, host.name)
  const taken = hostAttendees.map(({ name, position }) => ({ name, position, agency: hostName }))
  const guests = delegations.flatMap((delegation) => {
    const agency = regionName(delegation.agency, delegation.name)
    const present = delegation.attendees.map(({ name, position }) => ({ name, position, agency }))
    return [...present, ...emptySeats(Math.min(delegation.people - present.length, MOST_EMPTY), agency)]
  })
  const seats = [...taken, ...guests]
  return seats.length > 0 ? seats : emptySeats(SOME, '')
}

const emptySeats = (count: number, agency: string): Entry[] =>
  Array.from({ length: Math.max(0, count) }, () => ({ name: '', position: '', agency }))
