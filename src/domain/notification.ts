/**
 * What people are told of, and what the catalogue's sentence of each kind names. A practice is named in both languages;
 * `titleEn` may be empty.
 */
export const NOTIFICATION_NAMES = {
  'question.asked': ['title', 'agency'], // on something I follow, run or look after
  'question.answered': ['title', 'agency'],
  'question.commented': ['title', 'agency'],
  'question.accepted': ['title', 'agency'], // my answer
  'question.acceptedForMe': ['title', 'agency'], // a curator accepted for the asker; whose answer
  'question.worked': ['title', 'agency'], // somebody says that my answer worked
  'question.closed': ['title', 'duplicateOf'], // as a duplicate; the other one's title
  'question.removed': ['title'], // a post of mine
  'question.tried': ['title'], // seven days later: did it work?
  'question.unanswered': ['title', 'agency'], // to curators after five working days; who asked
  'obstacle.solvable': ['title', 'practice', 'practiceEn'], // an accepted answer: resolve the obstacle?
  'obstacle.proposed': ['agency', 'practice', 'practiceEn'], // to curators: a common obstacle
  'obstacle.published': ['practice', 'practiceEn'],
  'obstacle.declined': ['practice', 'practiceEn', 'reason'], // the curator's words
  'practice.changed': ['practice', 'practiceEn'],
  'region.changed': ['region', 'what'], // `index` published, or `visit` accepted
} as const satisfies Record<string, readonly string[]>

export type NotificationKind = keyof typeof NOTIFICATION_NAMES
export const NOTIFICATION_KINDS = Object.keys(NOTIFICATION_NAMES) as NotificationKind[]

/** A kind together with all that its sentence names. */
export type Said = {
  [Kind in NotificationKind]: {
    readonly kind: Kind
    readonly arguments: Readonly<Record<(typeof NOTIFICATION_NAMES)[Kind][number], string>>
  }
}[NotificationKind]

/** At once, in one digest a day, or not by mail. The list in the program holds all of them. */
export const NOTIFICATION_MODES = ['now', 'daily', 'off'] as const
export type NotificationMode = (typeof NOTIFICATION_MODES)[number]

/** How people are told who never said how: at once where somebody waits for them or they wait for it. */
export const USUAL_MODES: Readonly<Record<NotificationKind, NotificationMode>> = {
  'question.asked': 'daily',
  'question.answered': 'now',
  'question.commented': 'daily',
  'question.accepted': 'daily',
  'question.acceptedForMe': 'daily',
  'question.worked': 'daily',
  'question.closed': 'daily',
  'question.removed': 'now',
  'question.tried': 'now',
  'question.unanswered': 'daily',
  'obstacle.solvable': 'now',
  'obstacle.proposed': 'daily',
  'obstacle.published': 'daily',
  'obstacle.declined': 'daily',
  'practice.changed': 'daily',
  'region.changed': 'daily',
}

/** What can be followed. */
export const FOLLOWED = ['indicator', 'practice', 'question', 'region'] as const
export type Followed = (typeof FOLLOWED)[number]
