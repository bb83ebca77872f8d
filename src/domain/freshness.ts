/** Months without a word from the owner until readers are warned, and until it is no longer recommended. */
export const REFRESH_AFTER = 12
export const RECOMMENDED_FOR = 18

export type Freshness = 'fresh' | 'ageing' | 'stale'

/** How far the last word on a practice (`2026-11-24`) lies back: 12 months warn, 18 take it out of recommendations. */
export function freshness(lastWord: string, today: string): Freshness {
  if (today >= monthsAfter(lastWord, RECOMMENDED_FOR)) return 'stale'
  return today >= monthsAfter(lastWord, REFRESH_AFTER) ? 'ageing' : 'fresh'
}

/** The same day so many months later; the last day of a shorter month. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
