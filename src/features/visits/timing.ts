import type { Database } from '../../db/database.ts'
import { isTooFar } from '../../domain/visit.ts'
import { dayIn, timeIn } from '../../domain/working-days.ts'
import { type Agency, zoneOf } from '../agencies/agencies.ts'
import type { Mistake } from './mistakes.ts'

/** A day `yyyy-mm-dd` and hours `hh:mm` by the clock of the host's province. */
interface Times {
  readonly heldOn: string
  readonly starts: string
  readonly ends: string
}

/**
 * A day or time in the past by the host's clock, years ahead, or an end before the beginning.
 * @param by what must lie ahead: a visit is asked for before it begins, a workshop may be opened until it ends
 */
export async function dayMistakes(
  db: Database,
  host: Agency | undefined,
  { heldOn, starts, ends }: Times,
  by: 'starts' | 'ends',
  at: Date,
): Promise<Mistake[]> {
  const zone = host ? await zoneOf(db, host.code) : 'WIB'
  const today = dayIn(zone, at)
  const over = heldOn === today && { starts, ends }[by] <= timeIn(zone, at)
  return [
    ...(heldOn < today ? [{ field: 'heldOn', code: 'past' }] : []),
    ...(over ? [{ field: by, code: 'timePassed', args: { zone } }] : []),
    ...(isTooFar(heldOn, today) ? [{ field: 'heldOn', code: 'far' }] : []),
    ...(ends <= starts ? [{ field: 'ends', code: 'endsBefore' }] : []),
  ]
}

export const minutesBetween = (starts: string, ends: string): number => minutesOf(ends) - minutesOf(starts)
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
