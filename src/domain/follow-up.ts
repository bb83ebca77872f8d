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
export const goesToApprover = (unanswered: number): boolean => unanswered >= PATIENCE

/** An adoption counts as silent after so many days without news, once everything planned has been asked. */
const SILENT_AFTER_DAYS = 90

/** Who was last heard of on this day or before is silent today. */
export const silentWhenHeardBy = (today: string): string => addDays(today, -SILENT_AFTER_DAYS)
