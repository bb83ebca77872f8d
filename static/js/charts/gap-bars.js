// @ts-check
/** @import { GapBarsChart } from '../../../src/web/chart-types.ts' */
/** @import { Frame } from './frame.js' */
/** @import { Chart, ChartConfiguration } from 'chart.js' */
import { drawGapRow, share, thickest } from './gap-rows.js'
import { ink, write } from './ink.js'
import { labelColumn, labelsAbove } from './item-label.js'
import { drawKey, keyHeight } from './key.js'
import { common, comparisonTip, indexAxis } from './options.js'
import { barSamples } from './samples.js'
import { labelOf } from './words.js'

const differenceColumn = { wide: 76, narrow: 62, card: 84 }

/**
 * Own value as a bar from 1, the reference as a dashed mark across it, own minus reference at the right.
 * @param {GapBarsChart} chart
 * @param {Frame} frame
 * @returns {ChartConfiguration<'bar', (number | null)[], string>}
 */
export const gapBarsConfig = (chart, frame) => ({
  type: 'bar',
  data: {
    labels: chart.items.map((item) => item.label),
    datasets: [
      {
        label: labelOf(chart.own, chart),
        data: chart.items.map((item) => item.own),
        base: 1,
        minBarLength: 3,
        maxBarThickness: thickest(frame),
        categoryPercentage: 1,
        barPercentage: share,
        backgroundColor: ink.own,
        clip: false,
      },
    ],
  },
  options: {
    ...common(frame),
    indexAxis: 'y',
    interaction: { mode: 'index', axis: 'y', intersect: false },
    layout: {
      padding: (/** @type {{ chart: Chart }} */ { chart: { ctx } }) => ({
        top: keyHeight(ctx, chart, frame) + (labelsAbove(frame) ? frame.small : 0),
        left: labelColumn(frame),
        right: chart.reference ? differenceColumn[frame.size] : 12,
      }),
    },
    scales: {
      x: { ...indexAxis(frame), grid: { color: ink.rule, drawTicks: false } },
      y: { display: false, offset: true },
    },
    plugins: { legend: { display: false }, tooltip: comparisonTip(chart, frame) },
  },
  plugins: [
    {
      id: 'gapBars',
      afterDatasetsDraw: (drawn) => {
        drawKey(drawn.ctx, chart, frame, barSamples)
        if (chart.reference) drawDifferenceHead(drawn, chart, frame)
        chart.items.forEach((item, position) => {
          drawGapRow(drawn, chart, frame, item, position)
        })
      },
    },
  ],
})

/**
 * @param {Chart} drawn
 * @param {GapBarsChart} chart
 * @param {Frame} frame
 */
const drawDifferenceHead = ({ ctx, width }, chart, frame) => {
  write(ctx, chart.differenceLabel, width - 4, keyHeight(ctx, chart, frame) - frame.text * 0.5, {
    size: frame.small,
    family: frame.family,
    colour: ink.muted,
    align: 'right',
  })
}
