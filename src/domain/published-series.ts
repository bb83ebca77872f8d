import { instrumentOfYear } from './instrument-years.ts'

/** The first SPBE evaluation; no index is older. */
export const FIRST_EVALUATION = 2018

/** The years from the first evaluation to `until` for which no figure is known, ascending. */
export const missingYears = (known: readonly number[], until: number): readonly number[] =>
  range(FIRST_EVALUATION, until).filter((year) => !known.includes(year))

/**
 * The last years of an older instrument that lie within these years: results before and after one do not stand on one line.
 * For published indices from 2018 on these are 2020 and 2025.
 */
export function instrumentBreaks(years: readonly number[]): readonly number[] {
  if (years.length === 0) return []
  const all = range(Math.min(...years), Math.max(...years))
  return all.filter((year, at) => at < all.length - 1 && instrumentOfYear(year) !== instrumentOfYear(year + 1))
}

interface Mean {
  /** `nasional`, or the type of government it is the mean of. */
  readonly level: string
  readonly year: number
}

/**
 * The published means a region is compared with: for each year its own type's, else the national one over all agencies. The two
 * are different things and stay two series. Means of other types and of a province's regions are left out.
 */
export function comparedMeans<M extends Mean>(
  type: string,
  means: readonly M[],
): { readonly ofType: readonly M[]; readonly national: readonly M[] } {
  const ofType = means.filter(({ level }) => level === type)
  const national = means.filter(({ level, year }) => level === 'nasional' && !ofType.some((mean) => mean.year === year))
  return { ofType, national }
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step)
