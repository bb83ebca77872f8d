import type { ExplainedIndicator, ExplainedPart, Explanation } from '../domain/explanation.ts'
import type { Instrument } from '../domain/instrument.ts'
import { formatHundredths, indexPoints } from '../domain/numbers.ts'
import { boundsOf } from '../domain/scoring.ts'
import { writtenValue } from '../domain/values.ts'
import { weightPercent } from '../domain/weights.ts'
import { inLang, type Lang } from './i18n.ts'

/** The props of `partials/computation`: the scores of all parts, and step by step how the index came about. */
export interface Computation {
  readonly groups: readonly ComputedGroup[]
  readonly weight: string
  /** The sum of all products, not rounded. */
  readonly exact: string
  readonly index: string
  readonly predicate: string
  /** The lowest and the highest index of the predicate. */
  readonly band: { readonly from: string; readonly to: string }
}

interface ComputedGroup {
  /** Null where the regulation knows no domains. */
  readonly domain: ComputedPart | null
  readonly aspects: readonly (ComputedPart & { readonly indicators: readonly ComputedIndicator[] })[]
}

interface ComputedPart {
  readonly title: string
  readonly weight: string
  readonly score: string
  /** Length of its bar: the share of the way from the lowest to the highest score. */
  readonly bar: string
  readonly sum: string
}

interface ComputedIndicator {
  readonly number: number
  readonly title: string
  readonly value: string
  /** Nobody gave a value, the lowest one was counted. */
  readonly missing: boolean
  readonly weight: string
  readonly product: string
}

/** An explanation in the words of a page. */
export function computationOf(lang: Lang, instrument: Instrument, explained: Explanation): Computation {
  const { groups, weightBp, indexMillionths, indexHundredths, predicate } = explained
  const { from, to } = boundsOf(instrument, predicate)
  return {
    groups: groups.map(({ domain, aspects }) => ({
      domain: domain && partOf(lang, instrument, domain),
      aspects: aspects.map((aspect) => ({
        ...partOf(lang, instrument, aspect),
        indicators: aspect.indicators.map((indicator) => indicatorOf(lang, instrument, indicator)),
      })),
    })),
    weight: weightPercent(weightBp),
    exact: indexPoints(indexMillionths),
    index: formatHundredths(indexHundredths),
    predicate: inLang(lang, predicate.label, predicate.labelEn),
    band: { from: formatHundredths(from), to: formatHundredths(to) },
  }
}

function partOf(lang: Lang, { minHundredths, maxHundredths }: Instrument, part: ExplainedPart): ComputedPart {
  const share = ((part.hundredths - minHundredths) * 100) / (maxHundredths - minHundredths)
  return {
    title: inLang(lang, part.title, part.titleEn),
    weight: weightPercent(part.weightBp),
    score: formatHundredths(part.hundredths),
    bar: `${share}%`,
    sum: indexPoints(part.sumMillionths),
  }
}

const indicatorOf = (lang: Lang, instrument: Instrument, indicator: ExplainedIndicator): ComputedIndicator => ({
  number: indicator.number,
  title: inLang(lang, indicator.title, indicator.titleEn),
  value: writtenValue(instrument, indicator.hundredths),
  missing: indicator.missing,
  weight: weightPercent(indicator.weightBp),
  product: indexPoints(indicator.productMillionths),
})
