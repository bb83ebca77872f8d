import { addDays, dayIn, isWorkingDay, timeIn, workingDayFrom, ZONES, type Zone } from '../../domain/working-days.ts'

const HOUR = 3_600_000
const [OPENS, CLOSES] = [8 * HOUR, 16.5 * HOUR]

/**
 * When something that happened at a moment may have happened in regencies of these zones: on the last working day before,
 * while all of their offices are open, 8.00 to 16.30. What was earlier stays earlier, and nothing moves ahead.
 */
export function whileAllWork(zones: readonly Zone[], moment: Date): Date {
  const inOrder = ZONES.filter((zone) => zones.includes(zone))
  const [west = 'WIB', east = west] = [inOrder[0], inOrder.at(-1)]
  const day = lastWorkingDayBefore(dayIn(west, moment))
  const [opens, closes] = [midnightIn(west, day) + OPENS, midnightIn(east, day) + CLOSES]
  // the time until the end of the next working day, told in the hours of this one
  const from = midnightIn(west, addDays(day, 1))
  const until = midnightIn(west, addDays(workingDayFrom(addDays(day, 1)), 1))
  const minutes = Math.floor((((moment.getTime() - from) / (until - from)) * (closes - opens)) / 60_000)
  return new Date(opens + minutes * 60_000)
}

/** The first moment of a day in a zone. */
export const startOfDay = (zone: Zone, day: string): Date => new Date(midnightIn(zone, day))

const lastWorkingDayBefore = (day: string): string => {
  const before = addDays(day, -1)
  return isWorkingDay(before) ? before : lastWorkingDayBefore(before)
}

/** Noon in UTC is the same day in every zone. */
const midnightIn = (zone: Zone, day: string): number => {
  const noon = Date.parse(`${day}T12:00:00Z`)
  const [hours = 0, minutes = 0] = timeIn(zone, new Date(noon)).split(':').map(Number)
  return noon - hours * HOUR - minutes * 60_000
}
