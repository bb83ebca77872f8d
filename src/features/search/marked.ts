import type { FoundKind, SearchKind } from '../../domain/search.ts'
import type { Lang } from '../../web/i18n.ts'
import { type FoundRow, MARKS } from './queries.ts'

/** A stretch of text that was looked for, or one between. */
export interface Stretch {
  readonly text: string
  readonly found: boolean
}

const MARKED = new RegExp(`${MARKS.from}([^${MARKS.to}]*)${MARKS.to}`)
/** What markdown adds to words, and lines. */
const SIGNS = /[*_`#>|[\]]+|\s+/g

/** A headline in stretches; signs of markdown are left out. */
export const stretchesOf = (headline: string): readonly Stretch[] =>
  headline
    .replace(SIGNS, ' ')
    .split(MARKED)
    .map((text, at) => ({ text, found: at % 2 === 1 }))
    .filter(({ text }) => text !== '')

/** A headline as plain text. */
export const plainOf = (headline: string): string =>
  stretchesOf(headline)
    .map(({ text }) => text)
    .join('')
    .trim()

/** What a reader finds: an answer leads to its question. */
export const foundKind = (kind: SearchKind): FoundKind => (kind === 'answer' ? 'question' : kind)

/** The title in the reader's language, and which language it has. */
export const titleOf = (lang: Lang, { title_en, marked, marked_en }: FoundRow) =>
  lang === 'en' && title_en !== '' ? { headline: marked_en, lang } : { headline: marked, lang: 'id' as const }
