import { breaksWithin, knownPoints, yearsOf } from '../../static/js/charts/trend-years.js'
import { differenceIn, figureIn, formatIndex, labelOf, namedTitle } from '../../static/js/charts/words.js'
import type { ChartRow, ChartSpec, ChartTable, ComparedItem, Series, TrendChart } from './chart-types.ts'

type ComparisonChart = Exclude<ChartSpec, TrendChart>

/** The figures of a chart as a table: the same numbers, with notes, missing values and changes of instrument said. */
export const tableOf = (chart: ChartSpec): ChartTable =>
  chart.kind === 'trend' ? trendTable(chart) : comparisonTable(chart)

/** What a picture shows for those who do not see it, short; the table has every figure. */
export const altOf = (chart: ChartSpec): string => {
  const parts = chart.kind === 'trend' ? trendParts(chart) : comparisonParts(chart)
  return [namedTitle(chart), ...parts].join('. ')
}

const trendTable = (chart: TrendChart): ChartTable => {
  const breaks = breaksWithin(chart)
  return {
    columns: [chart.words.subject, ...chart.series.map((series) => labelOf(series, chart))],
    rows: yearsOf(chart).flatMap((year): ChartRow[] => [
      { head: String(year), cells: chart.series.map((series) => yearCell(chart, series, year)), spans: false },
      ...breaks
        .filter(({ afterYear }) => afterYear === year)
        .map(({ label }) => ({ head: label, cells: [], spans: true })),
    ]),
  }
}

/** A year that a series names without a value is said to be missing; one outside the series is only empty. */
const yearCell = (chart: TrendChart, series: Series, year: number): string => {
  const point = series.points.find((candidate) => candidate.year === year)
  if (!point) return '–'
  const value = point.value === null ? chart.words.missing : formatIndex(point.value, chart.locale)
  return point.note ? `${value} (${point.note})` : value
}

const comparisonTable = (chart: ComparisonChart): ChartTable => {
  const { own, reference, items, differenceLabel, words } = chart
  const cell = (value: number | null): string => (value === null ? words.missing : figureIn(chart, value))
  const sides = reference ? [own, reference] : [own]
  return {
    columns: [words.subject, ...sides.map((side) => labelOf(side, chart)), ...(reference ? [differenceLabel] : [])],
    rows: items.map((item) => ({
      head: item.label,
      cells: reference ? [cell(item.own), cell(item.reference), differenceOf(item, chart)] : [cell(item.own)],
      spans: false,
    })),
  }
}

const differenceOf = ({ own, reference }: ComparedItem, chart: ComparisonChart): string =>
  own === null || reference === null ? '–' : differenceIn(chart, own, reference)

/** Each line from its first figure to its last. */
const trendParts = (chart: TrendChart): string[] =>
  chart.series.map((series) => {
    const known = knownPoints(series)
    const ends = known.length > 1 ? [known[0], known.at(-1)] : known
    const said = ends.flatMap((end) => (end ? [`${formatIndex(end.value, chart.locale)} (${end.year})`] : []))
    return `${labelOf(series, chart)}: ${said.join(' – ') || chart.words.missing}`
  })

/** Each item with its values while they are few enough to listen to. */
const comparisonParts = (chart: ComparisonChart): string[] => {
  const { own, reference, items } = chart
  const sides = (reference ? [own, reference] : [own]).map((side) => labelOf(side, chart)).join(' / ')
  if (items.length > 10) return [sides]
  const said = items.map((item) => {
    const values = reference ? [item.own, item.reference] : [item.own]
    return `${item.label} ${values.map((value) => (value === null ? '–' : figureIn(chart, value))).join(' / ')}`
  })
  return [`${sides}: ${said.join('; ')}`]
}
