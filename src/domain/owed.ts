import type { ItemState } from './ladder.ts'
import type { Hundredths } from './numbers.ts'

/** What is asked for where nobody has chosen a level yet: the platform's target while no reference is known. */
const TARGET = 3

/** Up to which level evidence is asked for: the whole level the answer claims, else level 3. */
export const targetLevel = (value: Hundredths | null): number => (value === null ? TARGET : Math.floor(value / 100))

/** Whether items of a level are asked for: from 2 up to the target; level 1 is the floor, of which nothing ever is. */
export const isAsked = (level: number, value: Hundredths | null): boolean => level >= 2 && level <= targetLevel(value)

/**
 * Whether an item in this state still waits for evidence: with nothing attached, or sent back. What is attached but
 * unsigned or undated is for whoever attached it, and what does not apply or is covered is asked of nobody.
 */
export const isLacking = (state: ItemState): boolean => state === 'none' || state === 'revise'

/** Days a link to bring evidence holds. */
export const LINK_DAYS = { least: 1, usual: 14, most: 60 } as const

/** Why a link leads nowhere although it was given out. */
export type LinkEnd = 'revoked' | 'expired' | 'moved' | 'submitted' | 'withdrawn'

export interface LinkFacts {
  readonly endedAt: Date | null
  readonly expiresAt: Date
  readonly isSubmitted: boolean
  /** Indicators that are assigned to the unit now. */
  readonly assigned: number
}

/** Whether a link still holds (null), or why not; what its agency did comes before what time did. */
export function linkEnd({ endedAt, expiresAt, isSubmitted, assigned }: LinkFacts, now: Date): LinkEnd | null {
  if (endedAt !== null) return 'revoked'
  if (expiresAt <= now) return 'expired'
  if (isSubmitted) return 'submitted'
  return assigned === 0 ? 'withdrawn' : null
}

/** Longest text that is sent by WhatsApp, its link included. */
const LONGEST = 1_000

/**
 * A short text with as many lines as fit; the rest is counted by `more`. The lines stand between `before` and `after`,
 * which always stand whole.
 */
export function shortText(
  before: string,
  lines: readonly string[],
  after: string,
  more: (count: number) => string,
): string {
  for (let shown = lines.length; shown > 0; shown--) {
    const rest = shown === lines.length ? [] : [more(lines.length - shown)]
    const text = [before, ...lines.slice(0, shown), ...rest, after].join('\n')
    if (text.length < LONGEST) return text
  }
  return [before, more(lines.length), after].join('\n')
}
