// @ts-check
/** @import { GapBarsChart, ComparedItem } from '../../../src/web/chart-types.ts' */
/** @import { Frame } from './frame.js' */
/** @import { Chart, ChartConfiguration } from 'chart.js' */
import { ink, widthOf, write } from './ink.js'
import { drawItemLabel, labelColumn, labelsAbove } from './item-label.js'
import { drawKey, keyHeight } from './key.js'
import { common, comparisonTip, indexAxis } from './options.js'
import { barSamples, drawOwnBar, drawReferenceMark } from './samples.js'
import { differenceIn, figureIn, labelOf } from './words.js'

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
          const row = rowOf(drawn, frame, position)
          drawItemLabel(drawn, frame, item, row)
          drawOwn(drawn, chart, frame, item, row)
          drawReference(drawn, chart, frame, item, row)
        })
      },
    },
  ],
})

/** Of a row's height, what its bar takes at most. */
const share = 0.6

/** @param {Frame} frame */
const thickest = (frame) => (labelsAbove(frame) ? 14 : 17)

/**
 * @typedef {{ middle: number, top: number, bottom: number, height: number, x: (value: number) => number }} Row
 * @param {Chart} drawn
 * @param {Frame} frame
 * @param {number} position
 * @returns {Row}
 */
const rowOf = ({ scales, chartArea, data }, frame, position) => {
  const height = (chartArea.bottom - chartArea.top) / (data.labels?.length ?? 1)
  const half = Math.min(thickest(frame), height * share) / 2
  const middle = scales.y?.getPixelForValue(position) ?? 0
  return {
    middle,
    top: middle - half,
    bottom: middle + half,
    height,
    x: (value) => scales.x?.getPixelForValue(value) ?? 0,
  }
}

/**
 * The own figure stands at the foot of its bar, where the reference's mark rarely is.
 * @param {Chart} drawn
 * @param {GapBarsChart} chart
 * @param {Frame} frame
 * @param {ComparedItem} item
 * @param {Row} row
 */
const drawOwn = ({ ctx }, chart, frame, { own }, { x, top, middle, bottom }) => {
  const lettering = { size: frame.small, family: frame.family }
  if (own === null) {
    write(ctx, chart.words.missing, x(1) + 6, middle, { ...lettering, colour: ink.muted, halo: true })
    return
  }
  const simulated = chart.own.basis === 'simulated'
  if (simulated) drawOwnBar(ctx, { left: x(1), top, right: Math.max(x(own), x(1) + 3), bottom }, true)
  const inside = x(own) - x(1) > frame.small * 3.4
  const figure = figureIn(chart, own)
  const at = (inside ? x(1) : x(own)) + 7
  if (simulated && inside) {
    ctx.fillStyle = ink.ownTint
    ctx.fillRect(at - 4, top + 1, widthOf(ctx, figure, { ...lettering, weight: 600 }) + 6, bottom - top - 2)
  }
  write(ctx, figure, at, middle, {
    ...lettering,
    weight: 600,
    colour: inside && !simulated ? ink.paper : ink.own,
    halo: !inside,
  })
}

/**
 * @param {Chart} drawn
 * @param {GapBarsChart} chart
 * @param {Frame} frame
 * @param {ComparedItem} item
 * @param {Row} row
 */
const drawReference = ({ ctx, width }, chart, frame, { own, reference }, { x, top, middle, bottom, height }) => {
  if (reference === null) return
  const over = Math.min(5, (height - bottom + top) / 2 - 2)
  drawReferenceMark(ctx, x(reference), top - over, bottom + over, chart.reference?.basis === 'simulated')
  if (own === null) return
  write(ctx, differenceIn(chart, own, reference), width - 4, middle, {
    size: frame.text,
    family: frame.family,
    weight: 600,
    align: 'right',
  })
}

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
