import { isHiddenCount } from '../../domain/report.ts'
import { number } from '../../web/format.ts'
import { inLang, type Lang } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import { freshnessOf, LINKED_INSTRUMENT, type Practice } from '../practices/practices.ts'
import type { Adoptions, Indicators } from './filters.ts'
import type { IndicatorLink, PracticeCard, StageCount } from './pages.ts'

/** What cards need to know besides the practice. */
export interface Surroundings {
  readonly indicators: ReadonlyMap<number, IndicatorLink>
  readonly adoptions: Adoptions
  readonly today: string
}

/** A practice in the list. */
export const cardOf = (speaker: Speaker, practice: Practice, around: Surroundings): PracticeCard => ({
  href: `/praktik/${practice.slug}`,
  title: inLang(speaker.lang, practice.title, practice.titleEn),
  summary: inLang(speaker.lang, practice.summary, practice.summaryEn),
  agency: practice.agencyName,
  owner: practice.owner,
  startYear: practice.startYear,
  status: practice.status,
  cost: practice.costClass === null ? '' : speaker.t(`practices.cost.${practice.costClass}`),
  full: practice.form === 'full',
  simulated: practice.basis === 'simulated',
  ageing: freshnessOf(practice, around.today) !== 'fresh',
  indicators: practice.indicators.flatMap((number) => around.indicators.get(number) ?? []),
  stages: stagesOf(speaker, around.adoptions, practice.slug),
})

/** How many adopters of a practice were reported at each stage, in the order of the stages. */
export const stagesOf = ({ t, lang }: Speaker, adoptions: Adoptions, slug: string): readonly StageCount[] =>
  [...(adoptions.get(slug)?.byStage ?? [])].map(([stage, n]) => ({
    label: t(`practices.stage.${stage}`),
    n: isHiddenCount(n) ? t('practices.under', { n: n.under }) : number(lang, n),
  }))

/** Indicators that practices are linked to, by number. */
export const linksOf = (lang: Lang, indicators: Indicators): ReadonlyMap<number, IndicatorLink> =>
  new Map(
    indicators.map(({ number, title, titleEn }) => [
      number,
      {
        href: `/instrumen/${LINKED_INSTRUMENT}/indikator/${number}`,
        number,
        title: inLang(lang, title, titleEn),
      },
    ]),
  )
