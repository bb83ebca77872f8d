import type { Database } from '../../db/database.ts'
import type { Actor } from '../../domain/permissions.ts'
import type { FoundKind } from '../../domain/search.ts'
import { inLang, type Lang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { findAlike } from './finding.ts'
import { foundKind, kindLabel, plainOf } from './marked.ts'
import { openedFrom } from './opening.ts'
import type { SimilarProps } from './pages.ts'

export { answeredBefore, askedAnyway } from './opening.ts'
export type { SimilarProps } from './pages.ts'
export { draft } from './schema.ts'
export { fieldSynonyms } from './synonyms.ts'

/** Something that may answer a text already. */
export interface Similar {
  readonly kind: FoundKind
  readonly id: string
  readonly title: string
  readonly titleEn: string
  /** Path without language. */
  readonly url: string
  readonly solved: boolean | null
  readonly simulated: boolean
  /** Where it says so, as plain text. */
  readonly snippet: string
  readonly snippetEn: string
}

const KINDS = ['question', 'answer', 'practice', 'obstacle', 'indicator'] as const

/**
 * What resembles a text or answers it, best first, as far as `who` may see it: questions (also by what their answers
 * say), practices (by any section), obstacles that were resolved, and indicators. Nothing for a text of stop words.
 */
export async function similar(
  db: Database,
  who: Actor | null,
  text: string,
  limit: number,
): Promise<readonly Similar[]> {
  const rows = await findAlike(db, who, text, KINDS, limit)
  return rows.map((row) => ({
    kind: foundKind(row.kind),
    id: row.id,
    title: row.title,
    titleEn: row.title_en,
    url: row.url,
    solved: row.solved,
    simulated: row.basis === 'simulated',
    snippet: plainOf(row.snippet),
    snippetEn: plainOf(row.snippet_en),
  }))
}

/** The props of `partials/similar`; what is opened from the form `draft` is counted. */
export const similarProps = (
  { t, lang }: Pick<Request, 't' | 'lang'>,
  found: readonly Similar[],
  draft: string,
): SimilarProps => ({
  told: t('search.similar.told', { count: found.length }),
  items: found.map(({ kind, id, title, titleEn, url, solved, simulated, snippet, snippetEn }) => ({
    href: openedFrom(draft, url),
    kind: kindLabel(t, { kind, id }),
    title: inLang(lang, title, titleEn || title),
    ...textIn(lang, snippet, snippetEn),
    solved: solved === true,
    simulated,
  })),
})

const textIn = (lang: Lang, snippet: string, snippetEn: string) =>
  lang === 'en' && snippetEn !== '' ? { snippet: snippetEn, snippetLang: lang } : { snippet, snippetLang: 'id' }
