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

export type CommonObstacleState = 'proposed' | 'published' | 'declined'
