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

/**
 * Whether the agency would be without an approver sooner than now, if this post ended on `last`: on the day after it, or once
 * the posts of all others have ended.
 */
export function leavesNoApprover(posts: readonly Post[], id: string, last: string): boolean {
  const approvers = posts.filter((post) => post.role === 'approver' && !post.disabled)
  const after = approvers.map((post) => (post.id === id ? { ...post, until: last } : post))
  const day = addDays(last, 1)
  const [before, then] = [firstWithout(approvers, day), firstWithout(after, day)]
  return then !== null && (before === null || then < before)
}

/** The first day from `day` on without any of these posts; null where there is none. */
function firstWithout(posts: readonly Post[], day: string): string | null {
  const held = posts.filter((post) => holdsOn(post, day))
  if (held.length === 0) return day
  const ends = held.flatMap(({ until }) => until ?? [])
  if (ends.length < held.length) return null
  return firstWithout(posts, addDays(ends.sort().at(-1) ?? day, 1))
}
