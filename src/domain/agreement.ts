import { daysBetween } from './working-days.ts'

/** How near the end of an agreement is: its last 90 days, its last 30 days, over; null while it is far. */
export function expiryWarning(expiresOn: string, today: string): 'in90' | 'in30' | 'expired' | null {
  const left = daysBetween(today, expiresOn)
  if (left < 0) return 'expired'
  if (left <= 30) return 'in30'
  return left <= 90 ? 'in90' : null
}

/** Whether text is a day of the calendar, written `2026-02-28`, of this century or its neighbours. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}
