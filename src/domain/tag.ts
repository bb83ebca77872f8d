/** Something a question may be about: an indicator of an instrument or a practice of the library. */
export interface Tag {
  readonly slug: string
  readonly kind: 'indicator' | 'practice'
  readonly title: string
  readonly titleEn: string
  /** What people call it, in lower case. */
  readonly synonyms: readonly string[]
}

/**
 * The tags that somebody who types `q` may mean, best first: called exactly so, then all words stand in its names, then
 * some. Words match from their beginning.
 */
export function matchingTags<T extends Tag>(tags: readonly T[], q: string, most: number): readonly T[] {
  const sought = wordsOf(q)
  if (sought.length === 0) return []
  const scored = tags.map((tag) => ({ tag, score: scoreOf(tag, sought) })).filter(({ score }) => score > 0)
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ tag }) => tag)
}

/** What people call something, as it is stored: lower case, single blanks. */
export const synonymOf = (typed: string): string => typed.toLowerCase().trim().split(/\s+/).join(' ')

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function scoreOf({ title, titleEn, synonyms }: Tag, sought: readonly string[]): number {
  if (synonyms.includes(sought.join(' '))) return 3
  const words = wordsOf([title, titleEn, ...synonyms].join(' '))
  const found = sought.filter((word) => words.some((one) => one.startsWith(word))).length
  return found === sought.length ? 2 : found / sought.length
}
