/** What people are told of, each kind with a sentence of its own in the catalogue. */
export const NOTIFICATION_KINDS = [
  'question.asked', // on something I follow, run or look after
  'question.answered',
  'question.commented',
  'question.accepted', // my answer
  'question.acceptedForMe', // a curator accepted for the asker
  'question.worked', // somebody says that my answer worked
  'question.closed', // as a duplicate
  'question.removed',
  'question.tried', // seven days later: did it work?
  'question.unanswered', // to curators after five working days
  'obstacle.solvable', // an accepted answer: resolve the obstacle?
  'obstacle.proposed', // to curators: a common obstacle
  'obstacle.published',
  'practice.changed',
  'region.changed',
] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]

/** At once, in one digest a day, or not by mail. The list in the program holds all of them. */
export const NOTIFICATION_MODES = ['now', 'daily', 'off'] as const
export type NotificationMode = (typeof NOTIFICATION_MODES)[number]
