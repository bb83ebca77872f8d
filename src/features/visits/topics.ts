import { inLang, LANGS, type Lang, translate } from '../../web/i18n.ts'
import type { AgendaRow } from './reading.ts'

const WORDS = ['visits.agenda.opening', 'visits.agenda.talk', 'visits.agenda.closing'] as const

/** A point of an agenda in the reader's language where the platform named it; the host's own words stay as written. */
export function topicIn(lang: Lang, { topic, title, titleEn }: Pick<AgendaRow, 'topic' | 'title' | 'titleEn'>): string {
  if (title !== null && (topic === title || topic === titleEn)) return inLang(lang, title, titleEn || title)
  const named = WORDS.find((key) => LANGS.some((one) => translate(one, key) === topic))
  return named === undefined ? topic : translate(lang, named)
}
