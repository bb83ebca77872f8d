/** The three time zones of Indonesia; none has a summer time. Which province lies in which: `data/timezones.csv`. */
export const ZONES = ['WIB', 'WITA', 'WIT'] as const
export type Zone = (typeof ZONES)[number]

const HOURS_FROM_UTC: Readonly<Record<Zone, number>> = { WIB: 7, WITA: 8, WIT: 9 }
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The calendar day in a time zone, `2026-11-24`. */
export const dayIn = (zone: Zone, at: Date): string => local(zone, at).toISOString().slice(0, 10)

/** The time of day in a time zone, `09:05`. */
export const timeIn = (zone: Zone, at: Date): string => local(zone, at).toISOString().slice(11, 16)

/** A day so many calendar days later, or earlier. */
export const addDays = (day: string, days: number): string =>
  new Date(midnight(day) + days * DAY).toISOString().slice(0, 10)

/** Calendar days from one day to another; negative when the other is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((midnight(to) - midnight(from)) / DAY)

/** Whether a day is further ahead than so many years. */
export const isBeyond = (day: string, today: string, years: number): boolean =>
  day > `${Number(today.slice(0, 4)) + years}${today.slice(4)}`

/** Monday to Friday. Public holidays are not known here: there is no sourced file of them. */
export const isWorkingDay = (day: string): boolean => weekdayOf(day) >= 1 && weekdayOf(day) <= 5

/** The day itself, or the Monday after it. */
export const workingDayFrom = (day: string): string => (isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1)))

/** The day so many working days after a day, which itself does not count. */
export const workingDaysAfter = (day: string, days: number): string =>
  days === 0 ? day : workingDaysAfter(workingDayFrom(addDays(day, 1)), days - 1)

/** Before this hour nobody is written to. */
const OFFICE_OPENS = 7

/** The day on which a region may be written to at this moment; null at night and at the weekend. */
export function mailDayIn(zone: Zone, at: Date): string | null {
  const day = dayIn(zone, at)
  return isWorkingDay(day) && local(zone, at).getUTCHours() >= OFFICE_OPENS ? day : null
}

const local = (zone: Zone, at: Date): Date => new Date(at.getTime() + HOURS_FROM_UTC[zone] * HOUR)
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** 0 is Sunday, 6 Saturday. */
export const weekdayOf = (day: string): number => new Date(midnight(day)).getUTCDay()
