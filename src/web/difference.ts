import { diffWordsWithSpace } from 'diff'

/** A stretch of text that came, went or stayed. */
export interface Stretch {
  readonly text: string
  readonly added: boolean
  readonly removed: boolean
}

/** Two long texts without a common word would keep the program busy: past so many changes they are shown whole. */
const MOST_CHANGES = 1_500

/** Milliseconds that all texts of one page may take together; nobody else is served meanwhile. */
const BUDGET = 300

/**
 * Compares the texts of one page word by word: what went and what came, and between them what stayed. Once the page has
 * taken `budget` milliseconds, texts that differ are shown whole, the old one and the new.
 */
export function comparer(budget = BUDGET): (before: string, after: string) => readonly Stretch[] {
  let left = budget
  return (before, after) => {
    const began = performance.now()
    const options = { maxEditLength: MOST_CHANGES, timeout: Math.max(left, 0) }
    const parts = left > 0 ? diffWordsWithSpace(before, after, options) : undefined
    left -= performance.now() - began
    return parts ? parts.map(({ value, added, removed }) => ({ text: value, added, removed })) : whole(before, after)
  }
}

const whole = (before: string, after: string): readonly Stretch[] => [
  { text: before, added: false, removed: true },
  { text: after, added: true, removed: false },
]
