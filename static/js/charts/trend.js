// @ts-check
/** @import { TrendChart, Series } from '../../../src/web/chart-types.ts' */
/** @import { Frame } from './frame.js' */
/** @import { ChartConfiguration, ChartDataset, Chart } from 'chart.js' */
import { dashes, ink } from './ink.js'
import { common, indexAxis, toolTip } from './options.js'
import { breakRoom, drawBreaks } from './trend-breaks.js'
import { drawEndLabels, endLabelRoom } from './trend-labels.js'
import { drawBands, drawHatching, drawValues } from './trend-marks.js'
import { breaksWithin, yearsOf } from './trend-years.js'
import { formatIndex, labelOf } from './words.js'

/**
 * Years from left to right, the index from 1 to 5 upwards. A line ends where a year is missing and where the instrument
 * changed; a year that stands alone is a point.
 * @param {TrendChart} chart
 * @param {Frame} frame
 * @returns {ChartConfiguration<'line', { x: number, y: number | null }[]>}
 */
export const trendConfig = (chart, frame) => {
  const years = yearsOf(chart)
  const first = years[0] ?? 0
  const last = years.at(-1) ?? 0
  const banded = hasBandLabels(chart, frame)
  return {
    type: 'line',
    data: { datasets: chart.series.map((series, order) => line(chart, series, years, order)) },
    options: {
      ...common(frame),
      layout: {
        padding: (/** @type {{ chart: Chart }} */ context) => ({
          top: breakRoom(context.chart.ctx, chart, frame),
          left: 2,
          bottom: 2,
          right: endLabelRoom(context.chart, chart, frame),
        }),
      },
      scales: {
        x: {
          type: 'linear',
          min: first - (banded ? 1.1 : 0.35),
          max: last + 0.25,
          grid: { display: false },
          border: { color: ink.muted },
          afterBuildTicks: (axis) => {
            axis.ticks = years.map((value) => ({ value }))
          },
          ticks: {
            autoSkip: true,
            autoSkipPadding: 6,
            maxRotation: 0,
            color: ink.muted,
            font: { size: frame.small },
            callback: (value) => String(value),
          },
        },
        y: { ...indexAxis(frame), grid: { display: !banded, color: ink.rule, drawTicks: false } },
      },
      plugins: {
        legend: { display: false },
        tooltip: toolTip(frame, {
          title: (items) => String(items[0]?.parsed.x ?? ''),
          label: (item) => tip(chart, item.datasetIndex, item.parsed.x ?? 0),
        }),
      },
    },
    plugins: [
      {
        id: 'trend',
        beforeDatasetsDraw: (drawn) => {
          if (banded) drawBands(drawn, chart, frame)
          drawBreaks(drawn, chart, frame)
        },
        afterDatasetsDraw: (drawn) => {
          drawHatching(drawn, chart)
          drawValues(drawn, chart, frame)
          drawEndLabels(drawn, chart, frame)
        },
      },
    ],
  }
}

/**
 * @param {TrendChart} chart
 * @param {Frame} frame
 */
const hasBandLabels = (chart, frame) => chart.bands.length > 0 && frame.size !== 'narrow'

/** What tells grey lines apart beside the label at their end. */
const greyMarks = /** @type {const} */ (['rect', 'triangle', 'rectRot', 'circle'])

/**
 * @param {TrendChart} chart
 * @param {Series} series
 * @param {number[]} years
 * @param {number} order
 * @returns {ChartDataset<'line', { x: number, y: number | null }[]>}
 */
const line = (chart, series, years, order) => {
  const colour = ink[series.role]
  const hollow = series.role === 'reference' || series.basis === 'simulated'
  const gaps = breaksWithin(chart).map(({ afterYear }) => ({ x: afterYear + 0.5, y: null }))
  const known = years.map((year) => ({ x: year, y: series.points.find((point) => point.year === year)?.value ?? null }))
  return {
    label: labelOf(series, chart),
    data: [...known, ...gaps].sort((a, b) => a.x - b.x),
    order: { own: 0, reference: 1, average: 2, other: 3 }[series.role],
    clip: false,
    spanGaps: false,
    borderColor: colour,
    borderWidth: { own: 3, reference: 2.5, average: 1.5, other: 2 }[series.role],
    borderDash: series.role === 'reference' ? dashes : series.role === 'average' ? [1.5, 3] : [],
    pointStyle: series.role === 'other' ? (greyMarks[order % greyMarks.length] ?? 'circle') : 'circle',
    pointRadius: { own: 4.5, reference: 4.5, average: 3, other: 4 }[series.role],
    pointHoverRadius: 6,
    pointHitRadius: 14,
    pointBackgroundColor: hollow ? ink.paper : colour,
    pointBorderColor: hollow ? colour : ink.paper,
    pointBorderWidth: hollow ? 2 : 1,
    pointHoverBackgroundColor: colour,
  }
}

/**
 * @param {TrendChart} chart
 * @param {number} position
 * @param {number} year
 */
const tip = (chart, position, year) => {
  const series = chart.series[position]
  const point = series?.points.find((candidate) => candidate.year === year)
  if (!series || !point || point.value === null) return ''
  const note = point.note ? ` (${point.note})` : ''
  return `${labelOf(series, chart)}: ${formatIndex(point.value, chart.locale)}${note}`
}
