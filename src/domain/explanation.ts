import type { Instrument, Predicate } from './instrument.ts'
import { type Hundredths, halfUp, type Millionths } from './numbers.ts'
import { type CountedValue, countedValues, missingNumbers, predicateOf, type Values, weightedSum } from './scoring.ts'

/** How an index came about, step by step, as plain data: what was multiplied, what was summed, where it was rounded. */
export interface Explanation {
  /** By domain; where the regulation knows none, one group with `domain: null`. */
  readonly groups: readonly ExplainedGroup[]
  readonly weightBp: number
  /** Σ of all products: the exact index. */
  readonly indexMillionths: Millionths
  readonly indexHundredths: Hundredths
  /** The band, with its bounds. */
  readonly predicate: Predicate
  readonly missing: readonly number[]
}

export interface ExplainedGroup {
  readonly domain: ExplainedPart | null
  readonly aspects: readonly ExplainedAspect[]
}

interface Named {
  readonly code: string
  readonly title: string
  readonly titleEn: string
  readonly weightBp: number
}

/** A part of the index: Σ of the products below it, and that sum divided by the weight of the part, rounded for display only. */
export interface ExplainedPart extends Named {
  readonly sumMillionths: Millionths
  readonly hundredths: Hundredths
}

export interface ExplainedAspect extends ExplainedPart {
  readonly indicators: readonly ExplainedIndicator[]
}

export interface ExplainedIndicator extends Named {
  readonly number: number
  /** The value that was counted: the lowest level where none was given. */
  readonly hundredths: Hundredths
  readonly missing: boolean
  readonly productMillionths: Millionths
}

/** "How was this computed", for the same values as `score` and with the same result. */
export const explain = (instrument: Instrument, values: Values): Explanation => {
  const counted = countedValues(instrument, values)
  const { sum, weightBp } = weightedSum(counted)
  const indexHundredths = halfUp(sum, weightBp)
  return {
    groups: explainGroups(instrument, counted),
    weightBp,
    indexMillionths: sum,
    indexHundredths,
    predicate: predicateOf(instrument, indexHundredths),
    missing: missingNumbers(values),
  }
}

const explainGroups = (instrument: Instrument, counted: readonly CountedValue[]): ExplainedGroup[] => {
  const aspects = instrument.aspects.map((aspect) => explainAspect(aspect, counted))
  if (instrument.domains.length === 0) return [{ domain: null, aspects }]
  return instrument.domains.map((domain) => {
    const inside = counted.filter(({ indicator }) => indicator.domainCode === domain.code)
    return {
      domain: explainPart(domain, inside),
      aspects: aspects.filter((_, at) => instrument.aspects[at]?.domainCode === domain.code),
    }
  })
}

const explainAspect = (aspect: Named, counted: readonly CountedValue[]): ExplainedAspect => {
  const inside = counted.filter(({ indicator }) => indicator.aspectCode === aspect.code)
  return { ...explainPart(aspect, inside), indicators: inside.map(explainIndicator) }
}

const explainPart = ({ code, title, titleEn }: Named, inside: readonly CountedValue[]): ExplainedPart => {
  const { sum, weightBp } = weightedSum(inside)
  return { code, title, titleEn, weightBp, sumMillionths: sum, hundredths: halfUp(sum, weightBp) }
}

const explainIndicator = ({ indicator, given, hundredths, weightBp }: CountedValue): ExplainedIndicator => ({
  number: indicator.number,
  code: indicator.code,
  title: indicator.title,
  titleEn: indicator.titleEn,
  weightBp,
  hundredths,
  missing: given === null,
  productMillionths: hundredths * weightBp,
})
