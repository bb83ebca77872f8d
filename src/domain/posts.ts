import { dayInJakarta } from './calendar.ts'
import type { Role } from './permissions.ts'
import { addDays } from './working-days.ts'

/** A post at an agency: who holds it in which role, from and until which day; no `until` where it stays. */
export interface Post {
  readonly id: string
  readonly role: Role
  readonly from: string
  readonly until: string | null
  /** Whether its person may not sign in any more. */
  readonly disabled: boolean
}

/** Whether a post holds on a day, its first and last day included. */
export const holdsOn = ({ from, until }: Pick<Post, 'from' | 'until'>, day: string): boolean =>
  from <= day && (until === null || until >= day)

/**
 * The last day as people say it: what ended at once held until the day before, and is said to have ended on the day on
 * which somebody ended it.
 */
export function lastDayOf(until: string | null, endedAt: Date | null): string | null {
  if (until === null || endedAt === null) return until
  const ended = dayInJakarta(endedAt)
  return ended > until ? ended : until
}

/** Whether nobody could approve for the agency any more on the day after `last`, if this post ended on it. */
export function leavesNoApprover(posts: readonly Post[], id: string, last: string): boolean {
  const others = posts.filter((post) => post.id !== id && post.role === 'approver' && !post.disabled)
  const ending = posts.find((post) => post.id === id)
  return ending?.role === 'approver' && !others.some((post) => holdsOn(post, addDays(last, 1)))
}
