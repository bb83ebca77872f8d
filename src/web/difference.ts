import { diffWordsWithSpace } from 'diff'

/** A stretch of text that came, went or stayed. */
export interface Stretch {
  readonly text: string
  readonly added: boolean
  readonly removed: boolean
}

/** Two long texts without a common word would keep the program busy: past so many changes they are shown whole. */
const MOST_CHANGES = 1_500

/** Word by word what went and what came; what stayed lies between. */
export function differenceOf(before: string, after: string): readonly Stretch[] {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_CHANGES, timeout: 500 })
  if (parts) return parts.map(({ value, added, removed }) => ({ text: value, added, removed }))
  return [
    { text: before, added: false, removed: true },
    { text: after, added: true, removed: false },
  ]
}
