import type { Actor } from './permissions.ts'
import { allowedAs } from './permissions.ts'

/** What is asked for: how something is done, a document, a way past an obstacle, or how systems are joined. */
export const QUESTION_KINDS = ['how', 'document', 'obstacle', 'integration'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** Everybody, or agencies that are signed in. */
export const VISIBILITIES = ['public', 'agencies'] as const
export type QuestionVisibility = (typeof VISIBILITIES)[number]

export type PostKind = 'question' | 'answer' | 'comment'

/** Why a post should be looked at: personal data, wrong in content, advertising, rude, or something else. */
export const FLAG_REASONS = ['personal', 'wrong', 'spam', 'rude', 'other'] as const
export type FlagReason = (typeof FLAG_REASONS)[number]

/** Why a post is gone: what a curator found, or its author took it back. */
export const REMOVAL_REASONS = [...FLAG_REASONS, 'author'] as const
export type RemovalReason = (typeof REMOVAL_REASONS)[number]

export type CommonObstacleState = 'proposed' | 'published' | 'declined'

/** Characters of each text, and tags of a question. */
export const LENGTHS = {
  title: { least: 10, most: 150 },
  body: { least: 20, most: 20_000 },
  comment: { least: 2, most: 2_000 },
  note: { least: 0, most: 1_000 },
  tags: { least: 1, most: 5 },
} as const

/** Working days of the asker's region within which somebody should have answered. */
export const ANSWER_WITHIN = 5
/** Days after the first answer until the asker is asked whether it worked. */
export const TRIED_AFTER = 7

/** Where a question can be found: waiting for an answer, answered, or solved. */
export const OPEN_STATES = ['open', 'answered', 'solved'] as const
export type OpenState = (typeof OPEN_STATES)[number]
export type QuestionState = OpenState | 'duplicate' | 'removed'

export interface Standing {
  readonly answers: number
  readonly accepted: boolean
  readonly duplicate: boolean
  readonly removed: boolean
}

/** What happened last decides: a removed duplicate is removed, a solved one that was closed is a duplicate. */
export function stateOf({ answers, accepted, duplicate, removed }: Standing): QuestionState {
  if (removed) return 'removed'
  if (duplicate) return 'duplicate'
  if (accepted) return 'solved'
  return answers > 0 ? 'answered' : 'open'
}

/** Only there one may still write. */
export const isOpen = (state: QuestionState): boolean => state !== 'duplicate' && state !== 'removed'

/** Who wrote something. Nobody in particular wrote what is simulated: then anybody of the agency may speak for it. */
export interface Author {
  readonly agencyId: string
  readonly personId: string | null
}

/** Whether it is one's own word. */
export const isAuthor = (who: Actor | null, { agencyId, personId }: Author): boolean =>
  who !== null &&
  (personId === null ? allowedAs(who, 'question:ask', { agencyId }) !== null : personId === who.personId)

/** Whether one's agency wrote it. */
export const isOfOwnAgency = (who: Actor | null, { agencyId }: Author): boolean =>
  allowedAs(who, 'question:vote', { agencyId }) !== null

/** Its author, and curators. */
export const mayEdit = (who: Actor | null, author: Author): boolean =>
  isAuthor(who, author) || allowedAs(who, 'question:moderate') !== null

/** The asker says what solved it; a curator for the asker. */
export const mayAccept = mayEdit

/** Anybody of an agency but the author. */
export const mayVote = (who: Actor | null, author: Author): boolean =>
  allowedAs(who, 'question:vote') !== null && !isAuthor(who, author)

/** "Juga berhasil" is the word of an agency, and never about its own answer. */
export const mayMarkWorked = (who: Actor | null, author: Author): boolean =>
  allowedAs(who, 'question:vote') !== null && !isOfOwnAgency(who, author)

interface Rankable {
  readonly id: string
  readonly votes: number
  readonly worked: number
  readonly postedAt: Date
}

/** The accepted answer first, then those found useful and tried with success by most, then the oldest. */
export const ranked = <T extends Rankable>(answers: readonly T[], acceptedId: string | null): readonly T[] =>
  answers.toSorted(
    (a, b) =>
      Number(b.id === acceptedId) - Number(a.id === acceptedId) ||
      b.votes + b.worked - (a.votes + a.worked) ||
      a.postedAt.getTime() - b.postedAt.getTime(),
  )
