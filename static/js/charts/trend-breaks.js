// @ts-check
/** @import { TrendChart } from '../../../src/web/chart-types.ts' */
/** @import { Frame } from './frame.js' */
/** @import { Pen } from '../../../src/web/pen.ts' */
/** @import { Chart } from 'chart.js' */
import { ink, rule, widthOf, wrap, write } from './ink.js'
import { breaksWithin } from './trend-years.js'

/**
 * The strip above the plot that holds the names of the breaks, away from any data.
 * @param {Pen} pen
 * @param {TrendChart} chart
 * @param {Frame} frame
 */
export const breakRoom = (pen, chart, frame) => {
  const lines = Math.max(0, ...namesOf(pen, chart, frame).map((name) => name.lines.length))
  return lines === 0 ? 4 : lines * step(frame) + 6
}

/**
 * A change of the instrument: a dotted line between two years that nothing crosses, its name above.
 * @param {Chart} drawn
 * @param {TrendChart} chart
 * @param {Frame} frame
 */
export const drawBreaks = ({ ctx, chartArea, scales }, chart, frame) => {
  let limit = frame.width - 2
  for (const { afterYear, lines } of namesOf(ctx, chart, frame).toReversed()) {
    const at = scales.x?.getPixelForValue(afterYear + 0.5) ?? 0
    const start = Math.min(at - 4, limit - Math.max(...lines.map((line) => widthOf(ctx, line, letteringOf(frame)))))
    limit = start - 8
    lines.forEach((line, row) => {
      const y = chartArea.top - 5 - (lines.length - row - 0.5) * step(frame)
      write(ctx, line, start, y, letteringOf(frame))
    })
    rule(ctx, [at, chartArea.top - 4, at, chartArea.bottom], { colour: ink.muted, width: 1.25, dash: [2, 3] })
  }
}

/**
 * @param {Pen} pen
 * @param {TrendChart} chart
 * @param {Frame} frame
 */
const namesOf = (pen, chart, frame) =>
  breaksWithin(chart)
    .toSorted((a, b) => a.afterYear - b.afterYear)
    .map(({ afterYear, label }) => ({
      afterYear,
      lines: wrap(pen, label, frame.size === 'narrow' ? 104 : 200, letteringOf(frame)),
    }))

/** @param {Frame} frame */
const letteringOf = (frame) => ({ size: frame.small, family: frame.family, colour: ink.muted })

/** @param {Frame} frame */
const step = (frame) => frame.small * 1.2
