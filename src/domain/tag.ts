import { type Concept, conceptsOf, type Synonyms, wordsOf } from './search.ts'

/** Something a question may be about: an indicator of an instrument or a practice of the library. */
export interface Tag {
  readonly slug: string
  readonly kind: 'indicator' | 'practice'
  readonly title: string
  readonly titleEn: string
  /** What people call it, in lower case. */
  readonly synonyms: readonly string[]
}

const MOST_CONCEPTS = 16

/**
 * The tags that somebody who types `q` may mean, best first: called exactly so, then all that was typed stands in its
 * names, then some. Words match from their beginning; what the field calls the same (`synonyms`) matches as whole words.
 */
export function matchingTags<T extends Tag>(
  tags: readonly T[],
  q: string,
  most: number,
  synonyms: Synonyms,
): readonly T[] {
  return scored(tags, q, synonyms)
    .slice(0, most)
    .map(({ tag }) => tag)
}

/** The tag of a slug, else the one that all that was typed calls best; undefined where nothing is called so. */
export const tagCalled = <T extends Tag>(tags: readonly T[], typed: string, synonyms: Synonyms): T | undefined =>
  tags.find(({ slug }) => slug === typed) ?? scored(tags, typed, synonyms).find(({ score }) => score > 1)?.tag

function scored<T extends Tag>(tags: readonly T[], q: string, synonyms: Synonyms) {
  const words = wordsOf(q)
  const sought = conceptsOf(words, synonyms, MOST_CONCEPTS)
  if (sought.length === 0) return []
  return tags
    .map((tag) => ({ tag, score: scoreOf(tag, words.join(' '), sought) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
}

/** What people call something, as it is stored: lower case, single blanks. */
export const synonymOf = (typed: string): string => typed.toLowerCase().trim().split(/\s+/).join(' ')

/** 3 for what is called exactly so, else how much of what is sought its names say; all of it counts one more. */
function scoreOf({ title, titleEn, synonyms }: Tag, typed: string, sought: readonly Concept[]): number {
  if (synonyms.some((name) => wordsOf(name).join(' ') === typed)) return 3
  const names = [title, titleEn, ...synonyms].map((name) => ` ${wordsOf(name).join(' ')} `)
  const words = names.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u))
  const worths = sought.map(({ wordings }) =>
    Math.max(0, ...wordings.filter(({ text, worth }) => said(text, worth, { names, words })).map(({ worth }) => worth)),
  )
  const found = worths.reduce((sum, worth) => sum + worth, 0) / sought.length
  return worths.every((worth) => worth > PARTLY) ? 1 + found : found
}

/** More than this is worth what says a whole thing rather than a word of it. */
const PARTLY = 0.5

interface Names {
  readonly names: readonly string[]
  readonly words: readonly string[]
}

/** Whether names say a wording: what was typed as the beginning of words, all else as it stands. */
const said = (text: string, worth: number, { names, words }: Names): boolean =>
  names.some((name) => name.includes(` ${text} `)) ||
  (worth === 1 && text.split(/[^\p{L}\p{N}]+/u).every((part) => words.some((word) => word.startsWith(part))))
