// @ts-check
/** @import { ChartSpec, Comparison } from '../../../src/web/chart-types.ts' */
/** @import { Frame } from './frame.js' */
import { ink } from './ink.js'
import { comparisonLines } from './words.js'

/**
 * What every chart has in common: drawn at once, in its own size, without movement.
 * @param {Frame} frame
 */
export const common = (frame) => ({
  responsive: false,
  maintainAspectRatio: false,
  animation: /** @type {const} */ (false),
  font: { family: frame.family, size: frame.text },
  interaction: { mode: /** @type {const} */ ('nearest'), intersect: false },
})

/**
 * The axis of an index: always 1 to 5, so that a small difference looks small.
 * @param {Frame} frame
 */
export const indexAxis = (frame) => ({
  min: 1,
  max: 5,
  border: { display: false },
  ticks: { stepSize: 1, color: ink.muted, padding: 6, font: { size: frame.small } },
})

/**
 * Whether an element stands for a value; those without one are skipped by Chart.js, at a place without meaning.
 * @param {object} element
 */
export const isKnown = (element) => !('skip' in element && element.skip)

/**
 * The small note under the pointer; `callbacks` say what stands in it.
 * @template T
 * @param {Frame} frame
 * @param {T} callbacks
 */
export const toolTip = (frame, callbacks) => ({
  backgroundColor: ink.text,
  padding: 10,
  cornerRadius: 3,
  displayColors: false,
  titleFont: { size: frame.small },
  bodyFont: { size: frame.small },
  callbacks,
})

/**
 * The note of a comparison: the item, then own value, reference and difference.
 * @param {Comparison & ChartSpec} chart
 * @param {Frame} frame
 */
export const comparisonTip = (chart, frame) => ({
  ...toolTip(frame, {
    title: (/** @type {{ dataIndex: number }[]} */ [row]) => chart.items[row?.dataIndex ?? -1]?.label ?? '',
    label: (/** @type {{ dataIndex: number }} */ row) => comparisonLines(chart, row.dataIndex),
  }),
  /** Once for the row, whichever of its two marks come under the pointer. */
  filter: (/** @type {unknown} */ _, /** @type {number} */ order) => order === 0,
})
