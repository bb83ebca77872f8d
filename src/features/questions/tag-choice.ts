import { regulationName } from '../../domain/instrument-name.ts'
import { matchingTags } from '../../domain/tag.ts'
import type { Option } from '../../web/asked.ts'
import { inLang } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import { fieldSynonyms } from '../search/search.ts'
import { type KnownTag, tagLabel } from './tags.ts'

const MOST_FOUND = 12

/** All tags to choose one of, by instrument, practices first. */
export function tagGroups({ t, lang }: Speaker, tags: readonly KnownTag[], chosen: string) {
  const groups = Map.groupBy(tags, ({ instrument }) => instrument)
  const optionOf = ({ slug, number, title, titleEn }: KnownTag): Option => {
    const named = inLang(lang, title, titleEn || title)
    return { value: slug, label: number === null ? named : `${number}. ${named}`, chosen: slug === chosen }
  }
  return [...groups]
    .toSorted(([a], [b]) => (a === null ? -1 : b === null ? 1 : a.localeCompare(b)))
    .map(([instrument, members]) => ({
      label: instrument === null ? t('questions.tag.practices') : regulationName(instrument),
      options: members.map(optionOf),
    }))
}

/** Tags to tick: those chosen already, then those that fit what was looked for. */
export function tagOptions(
  speaker: Speaker,
  tags: readonly KnownTag[],
  { chosen, sought }: { readonly chosen: readonly string[]; readonly sought: string },
): Option[] {
  const mine = tags.filter(({ slug }) => chosen.includes(slug))
  const found = matchingTags(tags, sought, MOST_FOUND, fieldSynonyms).filter(({ slug }) => !chosen.includes(slug))
  const optionOf = (isChosen: boolean) => (tag: KnownTag) => ({
    value: tag.slug,
    label: tagLabel(speaker, tag),
    chosen: isChosen,
  })
  return [...mine.map(optionOf(true)), ...found.map(optionOf(false))]
}
