import { regulationName } from '../../domain/instrument-name.ts'
import type { FoundKind, SearchKind } from '../../domain/search.ts'
import type { Lang, Translate } from '../../web/i18n.ts'
import { type FoundRow, MARKS } from './queries.ts'

/** A stretch of text that was looked for, or one between. */
export interface Stretch {
  readonly text: string
  readonly found: boolean
}

const MARKED = new RegExp(`${MARKS.from}([^${MARKS.to}]*)${MARKS.to}`)
/** A heading, which says what the text beneath it is. */
const HEADING = /#+[ \t]+([^\n]*[^\s:?!.])[ \t]*\n\s*/g
/** What markdown puts around words, and between them. */
const AROUND = /[*`[]+/g
const BETWEEN = /[_#>|\]]+|\s+/g

/** A headline in stretches; signs of markdown are left out. */
export const stretchesOf = (headline: string): readonly Stretch[] =>
  headline
    .replace(HEADING, '$1: ')
    .replace(AROUND, '')
    .replace(BETWEEN, ' ')
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

/** The title in the reader's language, and which language that is. */
export const titleOf = (lang: Lang, { title_en, marked, marked_en }: FoundRow) =>
  lang === 'en' && title_en !== '' ? { headline: marked_en, lang } : { headline: marked, lang: 'id' as const }

/** What is said of it in the reader's language, and which language that is. */
export const snippetOf = (lang: Lang, { snippet, snippet_en }: FoundRow) =>
  lang === 'en' && snippet_en !== '' ? { headline: snippet_en, lang } : { headline: snippet, lang: 'id' as const }

/** What it is; an indicator with its number and its instrument. */
export function kindLabel(t: Translate, { kind, id }: Pick<FoundRow, 'kind' | 'id'>): string {
  if (kind !== 'indicator') return t(`search.kind.${kind}`)
  const [instrument = '', number = ''] = id.split('.')
  return t('search.kind.indicatorOf', { number, instrument: regulationName(instrument) })
}
