import { formatHundredths, parseHundredths } from './numbers.ts'

interface YearFigure {
  readonly year: number
  /** An exact decimal such as "3.89". */
  readonly index_value: string
}

/** Where a region's latest published index stands to another series. */
export interface Standing<F extends YearFigure> {
  readonly latest: F
  /** The other's figure of the same year, hence of the same instrument; null where there is none. */
  readonly beside: YearFigure | null
  /** Latest minus the other's: "-0.62"; null where there is nothing of the same year. */
  readonly difference: string | null
}

/** The latest figure of a series (oldest first) beside another series; null for an empty one. Only equal years are compared. */
export function standing<F extends YearFigure>(own: readonly F[], other: readonly YearFigure[]): Standing<F> | null {
  const latest = own.at(-1)
  if (!latest) return null
  const beside = other.find(({ year }) => year === latest.year) ?? null
  return { latest, beside, difference: beside && difference(latest, beside) }
}

function difference(own: YearFigure, other: YearFigure): string | null {
  const [mine, theirs] = [parseHundredths(own.index_value), parseHundredths(other.index_value)]
  return mine === null || theirs === null ? null : formatHundredths(mine - theirs)
}
