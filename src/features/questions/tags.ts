import type { Database } from '../../db/database.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import type { Tag } from '../../domain/tag.ts'
import { inLang } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import { listSynonyms, listTags } from './tag-queries.ts'

export interface KnownTag extends Tag {
  readonly instrument: string | null
  readonly number: number | null
  readonly practice: string | null
}

/** Every tag with what people call it, in the order of instruments and library. */
export async function allTags(db: Database): Promise<readonly KnownTag[]> {
  const [tags, synonyms] = await Promise.all([listTags(db), listSynonyms(db)])
  const words = Map.groupBy(synonyms, ({ tag }) => tag)
  return tags.map(({ slug, kind, instrument_id, number, practice_slug, title, title_en }) => ({
    slug,
    kind,
    title,
    titleEn: title_en,
    instrument: instrument_id,
    number,
    practice: practice_slug,
    synonyms: (words.get(slug) ?? []).map(({ word }) => word),
  }))
}

/** What a tag is called on a page: an indicator by its number and regulation, a practice by its title. */
export function tagLabel({ t, lang }: Speaker, { title, titleEn, instrument, number }: KnownTag): string {
  const named = inLang(lang, title, titleEn || title)
  if (instrument === null || number === null) return t('questions.tag.practice', { title: named })
  return t('questions.tag.indicator', { number, regulation: regulationName(instrument), title: named })
}

export interface TagLink {
  readonly href: string
  readonly label: string
}

/** Tags of a question as links to all questions about the same. */
export const tagLinks = (speaker: Speaker, known: ReadonlyMap<string, KnownTag>, slugs: readonly string[]): TagLink[] =>
  slugs.flatMap((slug) => {
    const tag = known.get(slug)
    return tag ? [{ href: `/tanya?tag=${encodeURIComponent(slug)}`, label: shortened(tagLabel(speaker, tag)) }] : []
  })

export const bySlug = (tags: readonly KnownTag[]): ReadonlyMap<string, KnownTag> =>
  new Map(tags.map((tag) => [tag.slug, tag]))

const LONGEST = 60
const shortened = (label: string): string =>
  label.length > LONGEST ? `${label.slice(0, LONGEST - 1).trimEnd()}…` : label
