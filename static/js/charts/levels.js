// @ts-check
/** @import { LevelsChart, ComparedItem } from '../../../src/web/chart-types.ts' */
/** @import { Frame } from './frame.js' */
/** @import { Chart, ChartConfiguration } from 'chart.js' */
import { ink, rule, write } from './ink.js'
import { drawItemLabel, labelColumn, labelsAbove } from './item-label.js'
import { drawKey, keyHeight } from './key.js'
import { drawLevel, drawReferenceLevel, levelSamples } from './level-marks.js'
import { common, comparisonTip, indexAxis } from './options.js'
import { labelOf } from './words.js'

/**
 * One row per indicator over the levels 1 to 5: own level as a square with its digit, the reference as a dashed ring,
 * a thin line over the distance between them.
 * @param {LevelsChart} chart
 * @param {Frame} frame
 * @returns {ChartConfiguration<'line', (number | null)[], string>}
 */
export const levelsConfig = (chart, frame) => {
  const values = chart.items.flatMap(({ own, reference }) => [own ?? 1, reference ?? 1])
  if (!values.every(Number.isInteger)) throw new Error(`Not all of these are whole levels: ${values.join(', ')}`)
  return {
    type: 'line',
    data: {
      labels: chart.items.map((item) => item.label),
      datasets: [
        { ...invisible, label: labelOf(chart.own, chart), data: chart.items.map((item) => item.own) },
        ...(chart.reference
          ? [{ ...invisible, label: labelOf(chart.reference, chart), data: chart.items.map((item) => item.reference) }]
          : []),
      ],
    },
    options: {
      ...common(frame),
      indexAxis: 'y',
      interaction: { mode: 'index', axis: 'y', intersect: false },
      layout: {
        padding: (/** @type {{ chart: Chart }} */ { chart: { ctx } }) => ({
          top: keyHeight(ctx, chart, frame),
          left: labelColumn(frame) + 18,
          right: 24,
          bottom: 6,
        }),
      },
      scales: {
        x: { ...indexAxis(frame), position: 'top', grid: { color: ink.rule, drawTicks: false } },
        y: { type: 'category', display: false, offset: true },
      },
      plugins: { legend: { display: false }, tooltip: comparisonTip(chart, frame) },
    },
    plugins: [
      {
        id: 'levels',
        afterDatasetsDraw: (drawn) => {
          drawKey(drawn.ctx, chart, frame, levelSamples(frame.family))
          chart.items.forEach((item, position) => {
            drawRow(drawn, chart, frame, item, position)
          })
        },
      },
    ],
  }
}

/** The marks are drawn by hand; Chart.js only needs to know where they are. */
const invisible = {
  showLine: false,
  pointRadius: 0,
  pointHoverRadius: 0,
  pointHitRadius: 16,
  clip: /** @type {const} */ (false),
}

/**
 * @param {Chart} drawn
 * @param {LevelsChart} chart
 * @param {Frame} frame
 * @param {ComparedItem} item
 * @param {number} position
 */
const drawRow = (drawn, chart, frame, item, position) => {
  const { ctx, scales, chartArea } = drawn
  const band = scales.y?.getPixelForValue(position) ?? 0
  const middle = band + (labelsAbove(frame) ? 9 : 0)
  const x = (/** @type {number} */ level) => scales.x?.getPixelForValue(level) ?? 0
  const { family } = frame
  const height = (chartArea.bottom - chartArea.top) / chart.items.length
  drawItemLabel(drawn, frame, item, { top: middle - 12, middle, height })
  if (item.own !== null && item.reference !== null) {
    rule(ctx, [x(item.own), middle, x(item.reference), middle], { colour: ink.other, width: 1.5 })
  }
  if (item.own === null) {
    write(ctx, chart.words.missing, x(1) - 10, middle, { size: frame.small, family, colour: ink.muted, halo: true })
  } else {
    drawLevel(ctx, x(item.own), middle, { level: item.own, simulated: chart.own.basis === 'simulated', family })
  }
  if (item.reference === null || !chart.reference) return
  drawReferenceLevel(ctx, x(item.reference), middle, {
    level: item.reference,
    around: item.reference === item.own,
    simulated: chart.reference.basis === 'simulated',
    family,
  })
}
