// @ts-check
/** @import { TrendChart } from '../../../src/web/chart-types.ts' */
/** @import { Frame } from './frame.js' */
/** @import { Chart } from 'chart.js' */
import { ink, write } from './ink.js'
import { isKnown } from './options.js'
import { knownPoints, yearsOf } from './trend-years.js'
import { formatIndex } from './words.js'

/**
 * The predicate bands as quiet stripes, named at the left where no line begins.
 * @param {Chart} drawn
 * @param {TrendChart} chart
 * @param {Frame} frame
 */
export const drawBands = ({ ctx, chartArea, scales }, chart, frame) => {
  const { left, right } = chartArea
  const y = (/** @type {number} */ value) => scales.y?.getPixelForValue(value) ?? 0
  chart.bands.forEach((band, position) => {
    const bottom = y(Math.max(1, band.from))
    const top = y(chart.bands[position + 1]?.from ?? 5)
    ctx.save()
    ctx.fillStyle = position % 2 === 0 ? ink.stripe : ink.paper
    ctx.fillRect(left, top, right - left, bottom - top)
    ctx.restore()
    write(ctx, band.label, left + 8, (top + bottom) / 2, {
      size: frame.small,
      family: frame.family,
      colour: ink.muted,
    })
  })
}

/**
 * Simulated lines are crossed by short strokes, simulated points by one.
 * @param {Chart} drawn
 * @param {TrendChart} chart
 */
export const drawHatching = (drawn, chart) => {
  const { ctx } = drawn
  chart.series.forEach((series, position) => {
    if (series.basis !== 'simulated') return
    const points = drawn.getDatasetMeta(position).data
    ctx.save()
    ctx.strokeStyle = ink[series.role]
    ctx.lineWidth = 1.4
    ctx.beginPath()
    points.forEach((point, order) => {
      if (!isKnown(point)) return
      stroke(ctx, point.x, point.y, 3)
      const next = points[order + 1]
      if (next && isKnown(next)) strokesBetween(ctx, point, next)
    })
    ctx.stroke()
    ctx.restore()
  })
}

/**
 * The figures of own region and reference at their points, where years are far enough apart to read them.
 * @param {Chart} drawn
 * @param {TrendChart} chart
 * @param {Frame} frame
 */
export const drawValues = (drawn, chart, frame) => {
  const x = drawn.scales.x
  const [first = 0] = yearsOf(chart)
  if (!x || x.getPixelForValue(first + 1) - x.getPixelForValue(first) < frame.small * 3) return
  chart.series.forEach((series) => {
    if (!bears(series.role)) return
    for (const { year, value } of knownPoints(series).slice(0, -1)) {
      const spot = { x: x.getPixelForValue(year), y: drawn.scales.y?.getPixelForValue(value) ?? 0 }
      const side = sideOf(drawn, chart, { year, value }, spot, frame.small * 2.2)
      write(drawn.ctx, formatIndex(value, chart.locale), spot.x, spot.y + side * frame.small * 1.2, {
        size: frame.small,
        family: frame.family,
        colour: ink[series.role],
        align: 'center',
        halo: true,
      })
    }
  })
}

/**
 * On which side of its point a figure stands: away from the other figure of that year, unless another point is near there
 * and none on the other side. Minus is up.
 * @param {Chart} drawn
 * @param {TrendChart} chart
 * @param {{ year: number, value: number }} figure
 * @param {Spot} spot
 * @param {number} room
 * @returns {1 | -1}
 */
const sideOf = (drawn, chart, { year, value }, spot, room) => {
  const isLower = chart.series.some(
    ({ role, points }) => bears(role) && points.some((point) => point.year === year && (point.value ?? 0) > value),
  )
  const heights = drawn.data.datasets.flatMap((_, position) =>
    drawn
      .getDatasetMeta(position)
      .data.filter((other) => isKnown(other) && Math.abs(other.x - spot.x) < 2)
      .map((other) => other.y - spot.y),
  )
  const isNearAbove = heights.some((height) => height < 0 && height > -room)
  const isNearBelow = heights.some((height) => height > 0 && height < room)
  if (isLower) return isNearBelow && !isNearAbove ? -1 : 1
  return isNearAbove && !isNearBelow ? 1 : -1
}

/** @param {TrendChart['series'][number]['role']} role */
const bears = (role) => role === 'own' || role === 'reference'

/**
 * @typedef {{ readonly x: number, readonly y: number }} Spot
 * @param {Chart['ctx']} pen
 * @param {Spot} from
 * @param {Spot} to
 */
const strokesBetween = (pen, from, to) => {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  for (let way = 8; way < length - 5; way += 6.5) {
    const share = way / length
    stroke(pen, from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share, 5)
  }
}

/**
 * @param {Chart['ctx']} pen
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 */
const stroke = (pen, x, y, reach) => {
  pen.moveTo(x - reach * 0.6, y + reach)
  pen.lineTo(x + reach * 0.6, y - reach)
}
