import type { Indicator, Level } from '../../domain/instrument.ts'
import type { ExternalIndex } from '../../domain/instrument-file.ts'
import { formatMillionths } from '../../domain/numbers.ts'
import { gainOfOneLevel, weightPercent } from '../../domain/weights.ts'
import { inLang, type Lang } from '../../web/i18n.ts'
import type { Follow } from '../notifications/notifications.ts'
import type { Practice } from '../practices/practices.ts'
import { type Link, type Notes, type Place, trailOf } from './place.ts'
import { titleOf } from './tree.ts'

/** All that is asked of one indicator, with what one level more is worth and who has done it. */
export interface IndicatorProps {
  readonly trail: readonly Link[]
  readonly notes: Notes
  readonly number: number
  readonly title: string
  readonly question: string
  readonly guidance: string
  readonly officialName: string | null
  readonly levels: readonly LevelCard[]
  readonly weight: string
  readonly gain: string
  readonly domain: Link | null
  readonly aspect: Link
  readonly levelType: string
  readonly units: readonly string[]
  readonly external: ExternalIndex | null
  readonly unsure: boolean
  readonly namesService: boolean
  readonly rules: readonly string[]
  /** Whether practices are linked to indicators of this instrument at all. */
  readonly linked: boolean
  readonly practices: readonly PracticeLine[]
  readonly follow: Follow | null
  readonly previous: Neighbour | null
  readonly next: Neighbour | null
  /** Text that exists in Indonesian only stands on an English page. */
  readonly foreign: boolean
}

interface LevelCard {
  readonly level: number
  readonly label: string
  readonly criteria: string
  readonly evidence: readonly { readonly id: string; readonly text: string }[]
}

interface PracticeLine extends Link {
  readonly summary: string
  readonly agency: string
}

interface Neighbour extends Link {
  readonly number: number
}

export function indicatorProps(
  place: Place,
  indicator: Indicator,
  practices: readonly Practice[],
  linked: boolean,
  follow: Follow | null,
): IndicatorProps {
  const { lang, instrument, hrefTo } = place
  const { number, aspectCode, domainCode } = indicator
  const domain = instrument.domains.find(({ code }) => code === domainCode)
  const aspect = instrument.aspects.find(({ code }) => code === aspectCode)
  if (aspect === undefined) throw new Error(`${indicator.code} of ${instrument.id} has no aspect`)
  const toDomain = domain ? { href: hrefTo(`/domain/${domain.code}`), label: titleOf(lang, domain) } : null
  const toAspect = { href: hrefTo(`/aspek/${aspect.code}`), label: titleOf(lang, aspect) }
  const type = instrument.levelTypes.find(({ code }) => code === indicator.levelType)
  return {
    trail: trailOf(place, ...(toDomain ? [toDomain] : []), toAspect),
    notes: place.notes,
    number,
    title: titleOf(lang, indicator),
    question: inLang(lang, indicator.question, indicator.questionEn),
    guidance: inLang(lang, indicator.guidance, indicator.guidanceEn),
    officialName: indicator.officialName,
    levels: indicator.levels.map((level) => levelCard(lang, level)),
    weight: weightPercent(indicator.weightBp),
    gain: formatMillionths(gainOfOneLevel(indicator.weightBp)),
    domain: toDomain,
    aspect: toAspect,
    levelType: type ? titleOf(lang, type) : '',
    units: indicator.suggestedUnits,
    external: indicator.externalIndex,
    unsure: indicator.criteriaConfidence === 'low',
    namesService: indicator.namesService,
    rules: instrument.rules
      .filter(({ appliesTo }) => appliesTo.includes(number))
      .map(({ text, textEn }) => inLang(lang, text, textEn)),
    linked,
    practices: practices.map((practice) => ({
      href: `/praktik/${practice.slug}`,
      label: titleOf(lang, practice),
      summary: inLang(lang, practice.summary, practice.summaryEn),
      agency: practice.agencyName,
    })),
    follow,
    previous: neighbour(place, number - 1),
    next: neighbour(place, number + 1),
    foreign: lang === 'en',
  }
}

const levelCard = (lang: Lang, { level, label, labelEn, criteria, criteriaEn, evidence }: Level): LevelCard => ({
  level,
  label: inLang(lang, label, labelEn),
  criteria: inLang(lang, criteria, criteriaEn),
  evidence: evidence.map(({ id, text, textEn }) => ({ id, text: inLang(lang, text, textEn) })),
})

function neighbour({ lang, instrument, hrefTo }: Place, number: number): Neighbour | null {
  const indicator = instrument.indicators.find((other) => other.number === number)
  return indicator ? { number, href: hrefTo(`/indikator/${number}`), label: titleOf(lang, indicator) } : null
}
