import { type Hundredths, halfUp } from './numbers.ts'

/** Five values that say how others lie. */
export interface FiveValues {
  readonly least: Hundredths
  readonly q1: Hundredths
  readonly median: Hundredths
  readonly q3: Hundredths
  readonly greatest: Hundredths
}

/**
 * Least, quartiles and greatest of values of which only the number of each is known; null of none. Quartiles by the
 * inclusive method (as `QUARTILE.INC` in spreadsheets): the place (n − 1) × q ÷ 4 counted from 0, between two values in
 * proportion, rounded half-up once.
 */
export function fiveOf(counts: ReadonlyMap<Hundredths, number>): FiveValues | null {
  const sorted = [...counts].filter(([, n]) => n > 0).sort(([a], [b]) => a - b)
  const n = sorted.reduce((sum, [, count]) => sum + count, 0)
  if (n === 0) return null
  const nth = (place: number): Hundredths => {
    let before = 0
    for (const [value, count] of sorted) {
      before += count
      if (place < before) return value
    }
    throw new RangeError(`${n} values have no place ${place}`)
  }
  const quartile = (quarters: number): Hundredths => {
    const steps = (n - 1) * quarters
    const rest = steps % 4
    const place = (steps - rest) / 4
    return rest === 0 ? nth(place) : halfUp(nth(place) * (4 - rest) + nth(place + 1) * rest, 4)
  }
  return { least: nth(0), q1: quartile(1), median: quartile(2), q3: quartile(3), greatest: nth(n - 1) }
}

/** The mean of a sum of hundredths, rounded half-up once (a negative one away from zero); null of none. */
export const meanOf = (sum: number, n: number): Hundredths | null =>
  n === 0 ? null : sum < 0 ? 0 - halfUp(-sum, n) : halfUp(sum, n)

/** A part in per cent with one decimal ("12.5"), rounded half-up; "0.0" of none. */
export const shareOf = (part: number, whole: number): string => {
  const tenths = whole === 0 ? 0 : halfUp(part * 1_000, whole)
  return `${(tenths - (tenths % 10)) / 10}.${tenths % 10}`
}
