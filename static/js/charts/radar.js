// @ts-check
/** @import { RadarChart } from '../../../src/web/chart-types.ts' */
/** @import { Frame } from './frame.js' */
/** @import { Chart, ChartConfiguration } from 'chart.js' */
import { dashes, hatch, ink } from './ink.js'
import { drawKey } from './key.js'
import { common, comparisonTip, indexAxis, isKnown } from './options.js'
import { drawRadarLabels, roundOf } from './radar-labels.js'
import { lineSamples } from './samples.js'
import { labelOf } from './words.js'

/**
 * A profile over the items, the centre is 1 and the rim 5: own region solid and filled, the reference a dashed ring.
 * @param {RadarChart} chart
 * @param {Frame} frame
 * @returns {ChartConfiguration<'radar', (number | null)[], string>}
 */
export const radarConfig = (chart, frame) => ({
  type: 'radar',
  data: {
    labels: chart.items.map((item) => item.label),
    datasets: [
      {
        label: labelOf(chart.own, chart),
        data: chart.items.map((item) => item.own),
        ...lineOf(ink.own, chart.own.basis === 'simulated' ? ink.paper : ink.own, 3, []),
      },
      ...(chart.reference
        ? [
            {
              label: labelOf(chart.reference, chart),
              data: chart.items.map((item) => item.reference),
              ...lineOf(ink.reference, ink.paper, 2.5, dashes),
            },
          ]
        : []),
    ],
  },
  options: {
    ...common(frame),
    layout: {
      padding: (/** @type {{ chart: Chart }} */ { chart: { ctx } }) => {
        const { x, y, radius } = roundOf(ctx, chart, frame)
        return { left: x - radius, right: frame.width - x - radius, top: y - radius, bottom: frame.height - y - radius }
      },
    },
    scales: {
      r: {
        ...indexAxis(frame),
        grid: { color: ink.rule },
        angleLines: { color: ink.rule },
        pointLabels: { display: false },
      },
    },
    plugins: { legend: { display: false }, tooltip: comparisonTip(chart, frame) },
  },
  plugins: [
    {
      id: 'radar',
      beforeDatasetsDraw: (drawn) => fillSides(drawn, chart),
      afterDatasetsDraw: ({ ctx }) => {
        drawKey(ctx, chart, frame, lineSamples)
        drawRadarLabels(ctx, chart, frame)
      },
    },
  ],
})

/**
 * @param {string} colour
 * @param {string} fill
 * @param {number} width
 * @param {number[]} dash
 */
const lineOf = (colour, fill, width, dash) => ({
  fill: false,
  borderColor: colour,
  borderWidth: width,
  borderDash: dash,
  pointRadius: 4,
  pointHoverRadius: 6,
  pointHitRadius: 14,
  pointBackgroundColor: fill,
  pointBorderColor: colour,
  pointBorderWidth: 2,
  pointHoverBackgroundColor: colour,
})

/**
 * Own region is lightly filled; what is simulated is hatched instead.
 * @param {Chart} drawn
 * @param {RadarChart} chart
 */
const fillSides = (drawn, chart) => {
  const { ctx } = drawn
  for (const [position, side] of [chart.own, chart.reference].entries()) {
    if (!side || (side === chart.reference && side.basis !== 'simulated')) continue
    const corners = drawn.getDatasetMeta(position).data.filter(isKnown)
    ctx.save()
    ctx.beginPath()
    corners.forEach(({ x, y }, order) => {
      if (order === 0) ctx.moveTo(x, y)
      else ctx.lineTo(x, y)
    })
    ctx.closePath()
    ctx.globalAlpha = side.basis === 'simulated' ? 0.3 : 0.12
    ctx.fillStyle = ink.own
    if (side.basis === 'simulated') hatch(ctx, drawn.chartArea, side === chart.own ? ink.own : ink.reference)
    else ctx.fill()
    ctx.restore()
  }
}
