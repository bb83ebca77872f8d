import type { Aspect, Domain, Indicator } from '../../domain/instrument.ts'
import { weightPercent } from '../../domain/weights.ts'
import { inLang, type Lang } from '../../web/i18n.ts'
import type { Place } from './place.ts'

/** Domains with their aspects and indicators, in the reader's language. */
export interface Group {
  /** null where the regulation knows no domains. */
  readonly domain: Part | null
  readonly aspects: readonly AspectPart[]
}

export interface Part {
  readonly code: string
  readonly title: string
  readonly href: string
  readonly weight: string
}

export interface AspectPart extends Part {
  readonly indicators: readonly IndicatorLine[]
}

export interface IndicatorLine extends Part {
  readonly number: number
  readonly question: string
  /** How many practices serve it. */
  readonly practices: number
  /** Its criteria are the least certain of this instrument. */
  readonly unsure: boolean
}

export type PracticeCounts = ReadonlyMap<number, number>

/** The whole tree; one group with `domain: null` where there are no domains. */
export function groupsOf(place: Place, counts: PracticeCounts): readonly Group[] {
  const { domains, aspects } = place.instrument
  if (domains.length === 0)
    return [{ domain: null, aspects: aspects.map((aspect) => aspectPart(place, aspect, counts)) }]
  return domains.map((domain) => ({
    domain: domainPart(place, domain),
    aspects: aspects
      .filter(({ domainCode }) => domainCode === domain.code)
      .map((aspect) => aspectPart(place, aspect, counts)),
  }))
}

export const domainPart = (place: Place, domain: Domain): Part => part(place, domain, `/domain/${domain.code}`)

export const aspectPart = (place: Place, aspect: Aspect, counts: PracticeCounts): AspectPart => ({
  ...part(place, aspect, `/aspek/${aspect.code}`),
  indicators: place.instrument.indicators
    .filter(({ aspectCode }) => aspectCode === aspect.code)
    .map((indicator) => indicatorLine(place, indicator, counts)),
})

const indicatorLine = (place: Place, indicator: Indicator, counts: PracticeCounts): IndicatorLine => ({
  ...part(place, indicator, `/indikator/${indicator.number}`),
  number: indicator.number,
  question: inLang(place.lang, indicator.question, indicator.questionEn),
  practices: counts.get(indicator.number) ?? 0,
  unsure: indicator.criteriaConfidence === 'low',
})

interface Titled {
  readonly code: string
  readonly title: string
  readonly titleEn: string
  readonly weightBp: number
}

const part = ({ lang, hrefTo }: Place, titled: Titled, tail: string): Part => ({
  code: titled.code,
  title: titleOf(lang, titled),
  href: hrefTo(tail),
  weight: weightPercent(titled.weightBp),
})

export const titleOf = (lang: Lang, { title, titleEn }: Pick<Titled, 'title' | 'titleEn'>): string =>
  inLang(lang, title, titleEn)
