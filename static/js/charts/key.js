// @ts-check
/** @import { Comparison, ChartSpec, Side } from '../../../src/web/chart-types.ts' */
/** @import { Frame } from './frame.js' */
/** @import { Pen } from '../../../src/web/pen.ts' */
/** @import { Sample } from './samples.js' */
import { ink, widthOf, wrap, write } from './ink.js'
import { sampleWidth } from './samples.js'
import { labelOf } from './words.js'

const indent = sampleWidth + 8
const between = 26

/**
 * The room that the names of the two sides need above a comparison.
 * @param {Pen} pen
 * @param {Comparison & ChartSpec} chart
 * @param {Frame} frame
 */
export const keyHeight = (pen, chart, frame) => {
  const last = entriesOf(pen, chart, frame).at(-1)
  return last ? last.bottom + frame.text * 0.6 : 0
}

/**
 * Names the two sides beside a sample of their mark, in one row where they fit and else below one another.
 * @param {Pen} pen
 * @param {Comparison & ChartSpec} chart
 * @param {Frame} frame
 * @param {{ own: Sample, reference: Sample }} samples
 */
export const drawKey = (pen, chart, frame, samples) => {
  for (const { side, lines, x, top } of entriesOf(pen, chart, frame)) {
    const own = side === chart.own
    const step = frame.text * 1.3
    samples[own ? 'own' : 'reference'](pen, x, top + step / 2, side.basis === 'simulated')
    lines.forEach((line, row) => {
      write(pen, line, x + indent, top + (row + 0.5) * step, {
        ...letteringOf(frame),
        colour: own ? ink.own : ink.reference,
      })
    })
  }
}

/** @param {Frame} frame */
const letteringOf = (frame) => ({ size: frame.text, family: frame.family, weight: /** @type {const} */ (600) })

/**
 * @typedef {{ side: Side, lines: string[], x: number, top: number, bottom: number }} Entry
 * @param {Pen} pen
 * @param {Comparison & ChartSpec} chart
 * @param {Frame} frame
 */
const entriesOf = (pen, chart, frame) => {
  /** @type {Entry[]} */
  const entries = []
  let x = 2
  let top = 4
  for (const side of [chart.own, chart.reference]) {
    if (!side) continue
    const label = labelOf(side, chart)
    const width = indent + widthOf(pen, label, letteringOf(frame))
    const before = entries.at(-1)
    if (before && x + width > frame.width) {
      x = 2
      top = before.bottom + 7
    }
    const lines = wrap(pen, label, frame.width - indent - 4, letteringOf(frame))
    entries.push({ side, lines, x, top, bottom: top + lines.length * frame.text * 1.3 })
    x += width + between
  }
  return entries
}
