// @ts-check
/** @import { ComparedItem } from '../../../src/web/chart-types.ts' */
/** @import { Frame } from './frame.js' */
/** @import { Chart } from 'chart.js' */
import { wrap, write } from './ink.js'

/**
 * On phones a row's name stands above it, elsewhere in a column at its left.
 * @param {Frame} frame
 */
export const labelsAbove = (frame) => frame.size === 'narrow'

/** @param {Frame} frame */
export const labelColumn = (frame) => ({ wide: 236, narrow: 2, card: 230 })[frame.size]

/**
 * Names a row, in as many lines as it has room for.
 * @param {Chart} drawn
 * @param {Frame} frame
 * @param {ComparedItem} item
 * @param {{ top: number, middle: number, height: number }} row its marks' upper edge and middle, and its whole height
 */
export const drawItemLabel = ({ ctx, width, chartArea }, frame, item, { top, middle, height }) => {
  const lettering = { size: frame.small, family: frame.family }
  const step = lettering.size * 1.22
  const above = labelsAbove(frame)
  const text = frame.size === 'wide' ? item.label : item.short
  const room = above ? width - 8 : labelColumn(frame) - 18
  const lines = wrap(ctx, text, room, lettering, above ? 2 : Math.max(1, Math.floor(height / step)))
  const last = above ? top - step * 0.65 : middle + ((lines.length - 1) / 2) * step
  lines.forEach((line, order) => {
    write(ctx, line, above ? chartArea.left : 3, last - (lines.length - 1 - order) * step, lettering)
  })
}
