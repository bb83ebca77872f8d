// @ts-check
/** @import { GapBarsChart, ComparedItem } from '../../../src/web/chart-types.ts' */
/** @import { Frame } from './frame.js' */
/** @import { Chart } from 'chart.js' */
import { ink, widthOf, write } from './ink.js'
import { drawItemLabel, labelsAbove } from './item-label.js'
import { drawOwnBar, drawReferenceMark } from './samples.js'
import { differenceIn, figureIn } from './words.js'

/** Of a row's height, what its bar takes at most. */
export const share = 0.6

/**
 * The thickest a bar becomes, in pixels.
 * @param {Frame} frame
 */
export const thickest = (frame) => (labelsAbove(frame) ? 14 : 17)

/**
 * A row: its name, the own bar with its figure, the reference's mark, the difference.
 * @param {Chart} drawn
 * @param {GapBarsChart} chart
 * @param {Frame} frame
 * @param {ComparedItem} item
 * @param {number} position
 */
export const drawGapRow = (drawn, chart, frame, item, position) => {
  const row = rowOf(drawn, frame, position)
  drawItemLabel(drawn, frame, item, row)
  drawOwn(drawn, chart, frame, item, row)
  drawReference(drawn, chart, frame, item, row)
}

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
