// @ts-check
/** @import { TrendChart } from '../../../src/web/chart-types.ts' */
/** @import { Frame } from './frame.js' */
/** @import { Pen } from '../../../src/web/pen.ts' */
/** @import { Chart } from 'chart.js' */
import { ink, rule, widthOf, wrap, write } from './ink.js'
import { isKnown } from './options.js'
import { spread } from './spread.js'
import { breakRoom } from './trend-breaks.js'
import { knownPoints, yearsOf } from './trend-years.js'
import { formatIndex, labelOf } from './words.js'

const gap = 12
const widest = { wide: 164, narrow: 92, card: 190 }

/** @typedef {{ text: string, weight: 400 | 600 }} Piece a part of a line, in one weight */

/**
 * The room right of the lines that their names need.
 * @param {Chart} drawn
 * @param {TrendChart} chart
 * @param {Frame} frame
 */
export const endLabelRoom = ({ ctx }, chart, frame) => {
  const widths = namesOf(ctx, chart, frame).flatMap(({ lines }) => lines.map((line) => lengthOf(ctx, line, frame)))
  return gap + Math.ceil(Math.max(0, ...widths)) + 2
}

/**
 * Each line is named at its end with its last figure. Names that would touch move apart; what moved, or belongs to a
 * line that ended earlier, is tied to its point by a thin thread.
 * @param {Chart} drawn
 * @param {TrendChart} chart
 * @param {Frame} frame
 */
export const drawEndLabels = (drawn, chart, frame) => {
  const { ctx, chartArea } = drawn
  const labels = namesOf(ctx, chart, frame).flatMap((name) => {
    const point = drawn.getDatasetMeta(name.position).data.findLast(isKnown)
    return point ? [{ ...name, x: point.x, y: point.y, middle: point.y }] : []
  })
  const left = chartArea.right + gap
  for (const label of spread(labels, { top: chartArea.top - 4, bottom: chartArea.bottom + 8, gap: between })) {
    const colour = label.role === 'other' ? ink.muted : ink[label.role]
    const tied = chartArea.right - label.x > 24 || Math.abs(label.middle - label.y) > label.height / 2
    if (tied) rule(ctx, [label.x + 7, label.y, left - 3, label.middle], { colour, width: 0.8, dash: [1, 3] })
    label.lines.forEach((line, row) => {
      let x = left
      for (const piece of line) {
        write(ctx, piece.text, x, label.middle - label.height / 2 + (row + 0.5) * step(frame), {
          ...letteringOf(frame, piece),
          colour,
        })
        x += lengthOf(ctx, [piece], frame) + 4
      }
    })
  }
}

const between = 4

/** @param {Frame} frame */
const step = (frame) => frame.text * 1.22

/**
 * The names of all series that have a figure; where they would not fit below one another, figures stand behind names.
 * @param {Pen} pen
 * @param {TrendChart} chart
 * @param {Frame} frame
 */
const namesOf = (pen, chart, frame) => {
  const roomy = allNames(pen, chart, frame, false)
  const height = roomy.reduce((sum, name) => sum + name.height + between, 0)
  return height < frame.height - breakRoom(pen, chart, frame) - frame.small * 2
    ? roomy
    : allNames(pen, chart, frame, true)
}

/**
 * @param {Pen} pen
 * @param {TrendChart} chart
 * @param {Frame} frame
 * @param {boolean} dense
 */
const allNames = (pen, chart, frame, dense) => {
  const latest = yearsOf(chart).at(-1)
  return chart.series.flatMap((series, position) => {
    const last = knownPoints(series).at(-1)
    if (!last) return []
    const figure = formatIndex(last.value, chart.locale) + (last.year === latest ? '' : ` (${last.year})`)
    const lines = linesOf(pen, labelOf(series, chart), figure, frame, dense)
    return [{ position, role: series.role, lines, height: lines.length * step(frame) }]
  })
}

/**
 * @param {Pen} pen
 * @param {string} label
 * @param {string} text the figure with its year
 * @param {Frame} frame
 * @param {boolean} dense
 * @returns {Piece[][]}
 */
const linesOf = (pen, label, text, frame, dense) => {
  /** @type {Piece} */
  const figure = { text, weight: 600 }
  /** @type {Piece[][]} */
  const lines = wrap(pen, label, widest[frame.size], letteringOf(frame)).map((part) => [{ text: part, weight: 400 }])
  const last = lines.at(-1)
  if (!dense || !last || lengthOf(pen, [...last, figure], frame) > widest[frame.size]) return [...lines, [figure]]
  return [...lines.slice(0, -1), [...last, figure]]
}

/**
 * @param {Pen} pen
 * @param {Piece[]} line
 * @param {Frame} frame
 */
const lengthOf = (pen, line, frame) =>
  line.reduce((sum, piece) => sum + widthOf(pen, piece.text, letteringOf(frame, piece)), (line.length - 1) * 4)

/**
 * @param {Frame} frame
 * @param {{ weight: 400 | 600 }} [piece]
 */
const letteringOf = (frame, piece) => ({ size: frame.text, family: frame.family, weight: piece?.weight ?? 400 })
