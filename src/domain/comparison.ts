import type { Instrument } from './instrument.ts'
import type { Hundredths, Millionths } from './numbers.ts'
import { countedValues, type Values, weightedMean, weightedSum } from './scoring.ts'

/** How one indicator stands to the reference. Without a value the lowest level counts, on both sides. */
export interface Gap {
  readonly number: number
  readonly code: string
  readonly own: Hundredths | null
  readonly reference: Hundredths | null
  /** Own minus reference: below zero is behind. */
  readonly difference: Hundredths
  /** Difference × weight: what the indicator adds to the difference of the indices. */
  readonly weightedMillionths: Millionths
}

/** The gap of every indicator, by number. Their weighted sum is exactly the difference of the two indices. */
export const gaps = (instrument: Instrument, own: Values, reference: Values): readonly Gap[] => {
  const theirValues = countedValues(instrument, reference)
  return countedValues(instrument, own).flatMap((mine, at) => {
    const theirs = theirValues[at]
    if (theirs === undefined) return []
    const { number, code } = mine.indicator
    const difference = mine.hundredths - theirs.hundredths
    const weightedMillionths = difference * mine.weightBp
    return [{ number, code, own: mine.given, reference: theirs.given, difference, weightedMillionths }]
  })
}

/** The indicators behind the reference that cost most index, at most `most` of them; equal losses by number. */
export const largestGaps = (instrument: Instrument, own: Values, reference: Values, most: number): readonly Gap[] =>
  gaps(instrument, own, reference)
    .filter(({ difference }) => difference < 0)
    .sort((a, b) => a.weightedMillionths - b.weightedMillionths || a.number - b.number)
    .slice(0, most)

/** How one aspect stands to the reference. */
export interface AspectGap {
  readonly code: string
  readonly own: Hundredths
  readonly reference: Hundredths
  /** Between the two rounded scores, so that a table adds up for its reader. */
  readonly difference: Hundredths
  /** Exact: what the aspect adds to the difference of the indices. */
  readonly weightedMillionths: Millionths
}

/** The gap of every aspect, in the order of the instrument. */
export const aspectGaps = (instrument: Instrument, own: Values, reference: Values): readonly AspectGap[] => {
  const ownValues = countedValues(instrument, own)
  const theirValues = countedValues(instrument, reference)
  return instrument.aspects.map(({ code }) => {
    const mine = ownValues.filter(({ indicator }) => indicator.aspectCode === code)
    const theirs = theirValues.filter(({ indicator }) => indicator.aspectCode === code)
    return {
      code,
      own: weightedMean(mine),
      reference: weightedMean(theirs),
      difference: weightedMean(mine) - weightedMean(theirs),
      weightedMillionths: weightedSum(mine).sum - weightedSum(theirs).sum,
    }
  })
}
