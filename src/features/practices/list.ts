import type { Database } from '../../db/database.ts'
import { inLang, type Lang, type Translate } from '../../web/i18n.ts'
import type { IndicatorLink, ListProps, PracticeCard } from './pages.ts'
import { allPractices, LINKED_INSTRUMENT, type Practice, practiceIndicators, searchPractices } from './practices.ts'
import { listIndicators } from './queries.ts'

/** What was typed and chosen, as it came. */
export interface Wish {
  readonly q?: string | undefined
  readonly indikator?: string | undefined
}

const LONGEST = 200

/** The library narrowed to a wish; what cannot be used is named beside the field and the whole library is shown. */
export async function listProps(
  db: Database,
  { lang, t }: { readonly lang: Lang; readonly t: Translate },
  { q = '', indikator = '' }: Wish,
): Promise<ListProps> {
  const [named, counts, all] = await Promise.all([
    listIndicators(db, LINKED_INSTRUMENT),
    practiceIndicators(db, LINKED_INSTRUMENT),
    allPractices(db),
  ])
  const indicators = new Map(named.map((one) => [one.number, linkTo(lang, one)]))
  const choice = /^\d{1,4}$/.test(indikator) ? indicators.get(Number(indikator)) : undefined
  const choiceError =
    indikator === '' || choice ? null : t('practices.unknownIndicator', { given: shortened(indikator) })
  const qError = q.length > LONGEST ? t('practices.tooLong', { most: LONGEST }) : null
  const usable = qError === null && choiceError === null
  const filtered = usable && (q.trim() !== '' || choice !== undefined)
  const found = filtered ? await searchPractices(db, { q, indicator: choice?.number }) : all
  return {
    q,
    qError,
    choice: indikator,
    choiceError,
    options: [...indicators.values()]
      .filter(({ number }) => counts.has(number) || number === choice?.number)
      .map(({ number, title }) => ({
        value: String(number),
        label: `${number}. ${title} (${counts.get(number) ?? 0})`,
        chosen: number === choice?.number,
      })),
    filtered,
    usable,
    total: all.length,
    sources: new Set(all.flatMap(({ sources }) => sources.map(({ url }) => url))).size,
    cards: found.map((practice) => cardOf(lang, practice, indicators)),
    sought: [...indicators.values()].filter(({ number }) => !counts.has(number)),
    served: counts.size,
    indicatorCount: indicators.size,
    foreign: lang === 'en',
  }
}

const cardOf = (lang: Lang, practice: Practice, indicators: ReadonlyMap<number, IndicatorLink>): PracticeCard => ({
  href: `/praktik/${practice.slug}`,
  title: inLang(lang, practice.title, practice.titleEn),
  summary: inLang(lang, practice.summary, practice.summaryEn),
  owner: practice.owner,
  startYear: practice.startYear,
  status: practice.status,
  indicators: practice.indicators.flatMap((number) => indicators.get(number) ?? []),
})

interface NamedIndicator {
  readonly number: number
  readonly title: string
  readonly titleEn: string
}

/** An indicator that practices are linked to, with its page. */
export const linkTo = (lang: Lang, { number, title, titleEn }: NamedIndicator): IndicatorLink => ({
  href: `/instrumen/${LINKED_INSTRUMENT}/indikator/${number}`,
  number,
  title: inLang(lang, title, titleEn),
})

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
