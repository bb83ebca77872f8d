import { addDays, weekdayOf } from './working-days.ts'

/** How often a report comes by mail. */
export const RHYTHMS = ['never', 'weekly', 'monthly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/**
 * The day of the first letter after a day (`2026-11-24`): weekly ones on Mondays, monthly ones on the first, which at a
 * weekend leave on the next working day. Null where none is wanted.
 */
export function nextLetter(rhythm: Rhythm, after: string): string | null {
  if (rhythm === 'never') return null
  if (rhythm === 'weekly') return addDays(after, 7 - ((weekdayOf(after) + 6) % 7))
  const [year = 0, month = 0] = after.split('-').map(Number)
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}
