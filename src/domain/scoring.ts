import type { Indicator, Instrument, Predicate } from './instrument.ts'
import { type Hundredths, halfUp, type Millionths } from './numbers.ts'

/** One value per indicator by number, null where there is no answer yet. */
export type Values = readonly (Hundredths | null)[]

/** The result of an assessment. Everything is computed from the values themselves, never from a rounded part. */
export interface Score {
  /** The exact index. */
  readonly indexMillionths: Millionths
  /** The index as it is published: the exact one rounded half-up, once. */
  readonly indexHundredths: Hundredths
  readonly predicate: Predicate
  readonly domains: readonly PartScore[]
  readonly aspects: readonly PartScore[]
  /** Numbers of the indicators without a value; they count as the lowest level: silence is no evidence. */
  readonly missing: readonly number[]
}

export interface PartScore {
  readonly code: string
  readonly hundredths: Hundredths
}

/**
 * Index, predicate, domain and aspect scores: Σ value × weight over the weight of the part (PermenPANRB 59/2020, tables 10–12).
 * Needs one value per indicator within the instrument's range; other lists are a bug and throw.
 */
export const score = (instrument: Instrument, values: Values): Score => {
  const counted = countedValues(instrument, values)
  const { sum, weightBp } = weightedSum(counted)
  const indexHundredths = halfUp(sum, weightBp)
  return {
    indexMillionths: sum,
    indexHundredths,
    predicate: predicateOf(instrument, indexHundredths),
    domains: instrument.domains.map(({ code }) => ({
      code,
      hundredths: weightedMean(counted.filter(({ indicator }) => indicator.domainCode === code)),
    })),
    aspects: instrument.aspects.map(({ code }) => ({
      code,
      hundredths: weightedMean(counted.filter(({ indicator }) => indicator.aspectCode === code)),
    })),
    missing: missingNumbers(values),
  }
}

/** The band an index of two decimals falls into: lower bounds belong to the band. Throws for an index out of range. */
export const predicateOf = (instrument: Instrument, indexHundredths: Hundredths): Predicate => {
  const band = instrument.predicates.findLast(({ minHundredths }) => minHundredths <= indexHundredths)
  if (band === undefined || indexHundredths > instrument.maxHundredths) {
    throw new RangeError(`${indexHundredths} hundredths is no index of ${instrument.id}`)
  }
  return band
}

/** The lowest and the highest published index of a band. */
export const boundsOf = (
  { maxHundredths }: Instrument,
  band: Predicate,
): { readonly from: Hundredths; readonly to: Hundredths } => ({
  from: band.minHundredths,
  to: band.maxHundredths === maxHundredths ? maxHundredths : band.maxHundredths - 1,
})

export interface NextBand {
  readonly predicate: Predicate
  readonly atHundredths: Hundredths
  readonly distanceHundredths: Hundredths
}

/** The band above and how far the published index is from it; null in the highest. */
export const nextBand = (instrument: Instrument, indexHundredths: Hundredths): NextBand | null => {
  const own = predicateOf(instrument, indexHundredths)
  const predicate = instrument.predicates[instrument.predicates.indexOf(own) + 1]
  if (predicate === undefined) return null
  const atHundredths = predicate.minHundredths
  return { predicate, atHundredths, distanceHundredths: atHundredths - indexHundredths }
}

/** A value and its weight in basis points. */
export interface WeightedPart {
  readonly hundredths: Hundredths
  readonly weightBp: number
}

/**
 * Σ value × weight and Σ weight, both exact. Over a whole instrument (10,000 basis points) the sum is the index in millionths,
 * also when the parts are published domain or aspect scores.
 */
export const weightedSum = (
  parts: readonly WeightedPart[],
): { readonly sum: Millionths; readonly weightBp: number } => ({
  sum: parts.reduce((total, { hundredths, weightBp }) => total + hundredths * weightBp, 0),
  weightBp: parts.reduce((total, { weightBp }) => total + weightBp, 0),
})

/** The weighted mean of at least one part, rounded half-up once. */
export const weightedMean = (parts: readonly WeightedPart[]): Hundredths => {
  const { sum, weightBp } = weightedSum(parts)
  return halfUp(sum, weightBp)
}

/** What an indicator counts: its value, or the lowest level where there is none. */
export interface CountedValue extends WeightedPart {
  readonly indicator: Indicator
  readonly given: Hundredths | null
}

/** Every indicator with what it counts. Throws unless there is one value per indicator, in whole hundredths and in range. */
export const countedValues = (instrument: Instrument, values: Values): readonly CountedValue[] => {
  const { id, indicators, minHundredths, maxHundredths } = instrument
  if (values.length !== indicators.length) {
    throw new RangeError(`${id} has ${indicators.length} indicators, got ${values.length} values`)
  }
  return indicators.map((indicator, at) => {
    const given = values[at] ?? null
    const hundredths = given ?? minHundredths
    if (!Number.isInteger(hundredths) || hundredths < minHundredths || hundredths > maxHundredths) {
      throw new RangeError(`${indicator.code} of ${id} cannot be ${given} hundredths`)
    }
    return { indicator, given, hundredths, weightBp: indicator.weightBp }
  })
}

/** Numbers of the indicators that have no value. */
export const missingNumbers = (values: Values): readonly number[] =>
  values.flatMap((value, at) => (value === null ? [at + 1] : []))
