import { date } from '../../web/format.ts'
import { type Lang, locales } from '../../web/i18n.ts'

/** A date as exact as its source gives it: "2021" stays, "2022-03" → "Maret 2022", "2020-09-16" → "16 September 2020". */
export function sourceDate(lang: Lang, given: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(given)) return date(lang, given)
  return /^\d{4}-\d{2}$/.test(given) ? months[lang].format(new Date(`${given}-01T00:00:00Z`)) : given
}

const format = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
const months = {
  id: new Intl.DateTimeFormat(locales.id, format),
  en: new Intl.DateTimeFormat(locales.en, format),
}
