import { isStopWord } from './stop-words.ts'

/** What can be found. */
export const SEARCH_KINDS = ['practice', 'question', 'answer', 'indicator', 'region', 'visit', 'obstacle'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/** What a reader finds: an answer leads to its question. */
export const FOUND_KINDS = ['practice', 'question', 'indicator', 'region', 'visit', 'obstacle'] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

/** The phrases that mean the same, by each of them; in lower case. */
export type Synonyms = ReadonlyMap<string, readonly string[]>

/** One way in which a text may say what was asked for. */
export interface Wording {
  readonly text: string
  /** How much it counts beside what was typed, which is 1. */
  readonly worth: number
  /** A word of a phrase: enough only where nothing says all that was asked for. */
  readonly part: boolean
}

/** One thing that is asked for, in the words that were typed and those that mean the same. */
export interface Concept {
  readonly wordings: readonly Wording[]
}

const LONGEST_WORD = 40
const LONGEST_PHRASE = 6

/**
 * The words of a text in lower case, in their order. Quotes, operators and NUL are no words; `e-office` and `32.11` are
 * one, `negara/daerah` are two.
 */
export const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*/gu) ?? []).map((word) => word.slice(0, LONGEST_WORD))

/** Every run of words that synonyms may be known of, each once. */
export const phrasesIn = (words: readonly string[]): readonly string[] => [
  ...new Set(words.flatMap((_, at) => lengths(words.length - at).map((n) => words.slice(at, at + n).join(' ')))),
]

/**
 * What is asked for, at most `most` things: a run of words that has synonyms is one thing, any other word is one unless
 * it is a stop word. None when only stop words were typed.
 */
export function conceptsOf(words: readonly string[], synonyms: Synonyms, most: number): readonly Concept[] {
  const found = new Map<string, Concept>()
  for (let at = 0; at < words.length && found.size < most; ) {
    const length = knownLength(words.slice(at, at + LONGEST_PHRASE), synonyms)
    const phrase = words.slice(at, at + Math.max(length, 1))
    if (length > 0 || !isStopWord(phrase.join())) found.set(phrase.join(' '), conceptOf(phrase, synonyms))
    at += phrase.length
  }
  return [...found.values()]
}

const SYNONYM = 0.8
const PART = 0.3

function conceptOf(phrase: readonly string[], synonyms: Synonyms): Concept {
  const text = phrase.join(' ')
  const parts = phrase.length > 1 ? phrase.filter((word) => !isStopWord(word)) : []
  return {
    wordings: [
      { text, worth: 1, part: false },
      ...(synonyms.get(text) ?? []).map((other) => ({ text: other, worth: SYNONYM, part: false })),
      ...parts.map((word) => ({ text: word, worth: PART, part: true })),
    ],
  }
}

/** How many of the next words are the longest phrase that is known; 0 for none. */
const knownLength = (next: readonly string[], synonyms: Synonyms): number =>
  lengths(next.length).findLast((n) => synonyms.has(next.slice(0, n).join(' '))) ?? 0

const lengths = (most: number): readonly number[] =>
  Array.from({ length: Math.min(most, LONGEST_PHRASE) }, (_, at) => at + 1)

/** A code of a region, or the number of an indicator, when that is all that was typed: both find it before anything else. */
export function exactlyOf(text: string): { readonly region: string | null; readonly indicator: number | null } {
  const typed = text.trim().toLowerCase()
  const [, number] = /^(?:(?:indikator|indicator|ind\.?|i) *)?0*([1-9]\d?)$/.exec(typed) ?? []
  const [, province, rest] = /^(\d{2})\.?(\d{2})?$/.exec(typed) ?? []
  return {
    region: province === undefined ? null : rest === undefined ? province : `${province}.${rest}`,
    indicator: number === undefined ? null : Number(number),
  }
}
