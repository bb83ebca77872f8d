import { addDays, workingDayFrom } from './working-days.ts'

/** When people are asked what became of a commitment: around the day it promises. */
export const FOLLOW_UP_KINDS = ['before', 'due', 'after', 'month'] as const
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number]

const DAYS_FROM_TARGET: Readonly<Record<FollowUpKind, number>> = { before: -7, due: 0, after: 7, month: 30 }

export interface PlannedFollowUp {
  readonly kind: FollowUpKind
  readonly dueOn: string
}

/**
 * The follow-ups of a commitment made today: T−7, T0, T+7 and T+30, each moved to the next working day. One that would
 * not lie after today is left out, so that nobody is asked on the day of the promise.
 */
export const plannedFollowUps = (targetOn: string, today: string): readonly PlannedFollowUp[] =>
  FOLLOW_UP_KINDS.map((kind) => ({ kind, dueOn: workingDayFrom(addDays(targetOn, DAYS_FROM_TARGET[kind])) })).filter(
    ({ dueOn }) => dueOn > today,
  )

/** After so many questions without an answer the approver is asked as well. */
const PATIENCE = 2

/** Somebody who works for the agency on that day. */
export interface Post {
  readonly personId: string
  readonly role: string
}

/**
 * Who is asked: the person who promised, or, if they left or the host wrote it down, the agency's first member; after two
 * questions without an answer the approvers as well, and they alone where nobody else is left.
 */
export function addressees<P extends Post>(posts: readonly P[], promisedBy: string | null, unanswered: number): P[] {
  const approvers = posts.filter(({ role }) => role === 'approver')
  const first =
    posts.find(({ personId }) => personId === promisedBy) ?? posts.find(({ role }) => role === 'member') ?? null
  if (!first) return approvers
  if (unanswered < PATIENCE) return [first]
  return [first, ...approvers.filter(({ personId }) => personId !== first.personId)]
}
