import { number } from '../../web/format.ts'
import { inLang, type Lang } from '../../web/i18n.ts'
import { sourceDate } from './dates.ts'
import { linkTo } from './list.ts'
import type { PracticeProps } from './pages.ts'
import type { WholePractice } from './practices.ts'
import type { listIndicators } from './queries.ts'

type NamedIndicators = Awaited<ReturnType<typeof listIndicators>>

/** All that the sources tell of a practice; `share` opens WhatsApp with its address. */
export const practiceProps = (
  lang: Lang,
  practice: WholePractice,
  named: NamedIndicators,
  share: string,
): PracticeProps => ({
  title: inLang(lang, practice.title, practice.titleEn),
  summary: inLang(lang, practice.summary, practice.summaryEn),
  problem: practice.problem,
  results: practice.results,
  figures: practice.figures.map(({ label, value, note }) => ({
    label,
    value: typeof value === 'number' ? number(lang, value) : value,
    note: note ?? '',
  })),
  prerequisites: practice.prerequisites,
  caveat: practice.caveat,
  sources: practice.sources.map(({ url, title, date }) => ({ url, title, when: sourceDate(lang, date) })),
  owner: practice.owner,
  agency: { href: `/daerah/${practice.agency}`, label: practice.agencyName },
  startYear: practice.startYear,
  status: practice.status,
  indicators: named.filter((one) => practice.indicators.includes(one.number)).map((one) => linkTo(lang, one)),
  indicatorBasis: practice.indicatorBasis,
  share,
  foreign: lang === 'en',
})
