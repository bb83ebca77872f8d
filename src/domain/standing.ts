import { instrumentOfYear } from './instrument-years.ts'
import { formatHundredths, parseHundredths } from './numbers.ts'

interface YearFigure {
  readonly year: number
  /** An exact decimal such as "3.89". */
  readonly index_value: string
}

/** Two series in one year. */
export interface Standing {
  readonly year: number
  readonly own: string
  readonly other: string
  /** Own minus other, exactly: "-0.62". */
  readonly difference: string
}

/**
 * Where a series (oldest first) stands to another in the latest year that both have, if that year was evaluated with the same
 * instrument as the series' own latest one; null otherwise. Different years are never compared.
 */
export function standing(own: readonly YearFigure[], other: readonly YearFigure[]): Standing | null {
  const latest = own.at(-1)
  const mine = own.findLast(({ year }) => other.some((figure) => figure.year === year))
  const theirs = other.find(({ year }) => year === mine?.year)
  if (!latest || !mine || !theirs || instrumentOfYear(mine.year) !== instrumentOfYear(latest.year)) return null
  const [a, b] = [parseHundredths(mine.index_value), parseHundredths(theirs.index_value)]
  if (a === null || b === null) return null
  return { year: mine.year, own: mine.index_value, other: theirs.index_value, difference: formatHundredths(a - b) }
}

/** Which way a difference points. */
export const sideOf = (difference: string): 'below' | 'above' | 'equal' => {
  if (Number(difference) === 0) return 'equal'
  return difference.startsWith('-') ? 'below' : 'above'
}
