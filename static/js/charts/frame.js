// @ts-check
/** @import { ChartSpec, ChartSize } from '../../../src/web/chart-types.ts' */

/**
 * How a picture is set: its measures and its letters, all in pixels before any scaling.
 * @typedef {object} Frame
 * @property {ChartSize} size
 * @property {number} width
 * @property {number} height
 * @property {string} family the font
 * @property {number} text size of labels
 * @property {number} small size of what is read second
 */

const widths = { wide: 720, narrow: 328, card: 720 }
const texts = { wide: 14, narrow: 13, card: 15.5 }
const smalls = { wide: 12.5, narrow: 12, card: 13.5 }

/**
 * The measures of a chart's picture in one of its sizes.
 * @param {ChartSpec} chart
 * @param {ChartSize} size
 * @param {string} family the font to write in
 * @returns {Frame}
 */
export const frameOf = (chart, size, family) => ({
  size,
  width: widths[size],
  height: heightOf(chart, size),
  family,
  text: texts[size],
  small: smalls[size],
})

/**
 * @param {ChartSpec} chart
 * @param {ChartSize} size
 */
const heightOf = (chart, size) => {
  if (size === 'card') return 280
  if (chart.kind === 'trend') return size === 'wide' ? 380 : 330
  if (chart.kind === 'radar') return size === 'wide' ? 460 : 320
  if (chart.kind === 'levels') return size === 'wide' ? 66 + chart.items.length * 34 : 92 + chart.items.length * 58
  return size === 'wide' ? 74 + chart.items.length * 36 : 74 + chart.items.length * 50
}
