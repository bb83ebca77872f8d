// @ts-check
/** @import { RadarChart, ComparedItem } from '../../../src/web/chart-types.ts' */
/** @import { Frame } from './frame.js' */
/** @import { Pen } from '../../../src/web/pen.ts' */
import { ink, widthOf, wrap, write } from './ink.js'
import { keyHeight } from './key.js'
import { formatIndex } from './words.js'

/** Where there is room, the figures stand below the names; on a phone the larger shape is worth more. */
const hasFigures = (/** @type {Frame} */ frame) => frame.size !== 'narrow'

const widest = { wide: 170, narrow: 84, card: 190 }
/** Between the rim and a label. */
const gap = 10
const line = 1.24

/**
 * @typedef {{ x: number, y: number, radius: number }} Round
 * @typedef {{ item: ComparedItem, lines: string[], width: number, height: number, across: number, down: number }} Label
 */

/**
 * The largest circle whose labels still stay inside the picture. Chart.js would shrink it by its widest label on both
 * sides; on a phone that leaves a third of it.
 * @param {Pen} pen
 * @param {RadarChart} chart
 * @param {Frame} frame
 * @returns {Round}
 */
export const roundOf = (pen, chart, frame) => {
  const labels = labelsOf(pen, chart, frame)
  const top = keyHeight(pen, chart, frame)
  for (let radius = frame.height / 2; radius > 20; radius -= 1) {
    const reach = (/** @type {Label} */ label) => {
      const { x, y } = placeOf(label, radius)
      return {
        left: label.width / 2 - x,
        right: x + label.width / 2,
        up: label.height / 2 - y,
        down: y + label.height / 2,
      }
    }
    const reaches = labels.map(reach)
    const left = Math.max(radius, ...reaches.map((side) => side.left))
    const right = Math.max(radius, ...reaches.map((side) => side.right))
    const up = Math.max(radius, ...reaches.map((side) => side.up))
    const down = Math.max(radius, ...reaches.map((side) => side.down))
    if (left + right > frame.width - 4 || up + down > frame.height - top - 4) continue
    const x = Math.min(Math.max(frame.width / 2, left + 2), frame.width - right - 2)
    return { x, y: top + up + (frame.height - top - 4 - up - down) / 2, radius }
  }
  return { x: frame.width / 2, y: (top + frame.height) / 2, radius: 20 }
}

/**
 * Names each item at its spoke, with own value and reference below in their colours.
 * @param {Pen} pen
 * @param {RadarChart} chart
 * @param {Frame} frame
 */
export const drawRadarLabels = (pen, chart, frame) => {
  const round = roundOf(pen, chart, frame)
  const step = frame.small * line
  for (const label of labelsOf(pen, chart, frame)) {
    const { item, lines, height } = label
    const place = placeOf(label, round.radius)
    const centre = round.x + place.x
    const top = round.y + place.y - height / 2
    const lettering = { size: frame.small, family: frame.family, align: /** @type {const} */ ('center') }
    lines.forEach((text, row) => {
      write(pen, text, centre, top + (row + 0.5) * step, lettering)
    })
    if (hasFigures(frame)) writeFigures(pen, chart, frame, item, centre, top + (lines.length + 0.5) * step)
  }
}

/**
 * The middle of a label from the centre of the circle: beside its spoke at the sides, above or below it elsewhere and
 * there only a little outwards, so that long names cost the circle little.
 * @param {Label} label
 * @param {number} radius
 */
const placeOf = ({ across, down, width, height }, radius) => {
  const outwards = Math.abs(across) > 0.86 ? 1 : Math.abs(across) < 0.1 ? 0 : 0.6
  const clear = outwards === 1 ? down : Math.sign(down)
  return {
    x: (radius + gap) * across + (Math.sign(across) * outwards * width) / 2,
    y: (radius + (outwards === 0.6 ? gap / 2 : gap)) * down + (clear * height) / 2,
  }
}

/**
 * @param {Pen} pen
 * @param {RadarChart} chart
 * @param {Frame} frame
 * @param {ComparedItem} item
 * @param {number} centre
 * @param {number} y
 */
const writeFigures = (pen, chart, frame, item, centre, y) => {
  const lettering = { size: frame.small, family: frame.family, weight: /** @type {const} */ (600) }
  const [own, reference] = figuresOf(chart, item)
  if (reference === undefined) {
    write(pen, own ?? '', centre, y, { ...lettering, align: 'center', colour: ink.own })
    return
  }
  write(pen, own ?? '', centre - 5, y, { ...lettering, align: 'right', colour: ink.own })
  write(pen, reference, centre + 5, y, { ...lettering, colour: ink.reference })
}

/**
 * @param {RadarChart} chart
 * @param {ComparedItem} item
 */
const figuresOf = (chart, item) => {
  const figure = (/** @type {number | null} */ value) => (value === null ? '–' : formatIndex(value, chart.locale))
  return chart.reference ? [figure(item.own), figure(item.reference)] : [figure(item.own)]
}

/**
 * @param {Pen} pen
 * @param {RadarChart} chart
 * @param {Frame} frame
 * @returns {Label[]}
 */
const labelsOf = (pen, chart, frame) => {
  const lettering = { size: frame.small, family: frame.family }
  const bold = { ...lettering, weight: /** @type {const} */ (600) }
  return chart.items.map((item, position) => {
    const lines = wrap(pen, frame.size === 'wide' ? item.label : item.short, widest[frame.size], lettering)
    const shown = hasFigures(frame) ? figuresOf(chart, item) : []
    const figures = shown.reduce((sum, figure) => sum + widthOf(pen, figure, bold) + 5, 0)
    const angle = (position / chart.items.length) * 2 * Math.PI
    return {
      item,
      lines,
      width: Math.max(figures, ...lines.map((text) => widthOf(pen, text, lettering))),
      height: (lines.length + (hasFigures(frame) ? 1 : 0)) * frame.small * line,
      across: Math.sin(angle),
      down: -Math.cos(angle),
    }
  })
}
