// @ts-check
/** @import { Series, TrendChart } from '../../../src/web/chart-types.ts' */

/**
 * Every year from the first to the last that any series names, the missing ones between included.
 * @param {TrendChart} chart
 */
export const yearsOf = (chart) => {
  const named = chart.series.flatMap((series) => series.points.map((point) => point.year))
  if (named.length === 0) return []
  const first = Math.min(...named)
  return Array.from({ length: Math.max(...named) - first + 1 }, (_, step) => first + step)
}

/**
 * The changes of instrument that fall between two of the chart's years.
 * @param {TrendChart} chart
 */
export const breaksWithin = (chart) => {
  const years = yearsOf(chart)
  return chart.breaks.filter(({ afterYear }) => years.includes(afterYear) && years.includes(afterYear + 1))
}

/**
 * The points of a series that have a value, by year.
 * @param {Series} series
 */
export const knownPoints = ({ points }) =>
  points.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }])).toSorted((a, b) => a.year - b.year)
