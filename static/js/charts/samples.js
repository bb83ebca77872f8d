// @ts-check
/** @import { Pen } from '../../../src/web/pen.ts' */
import { dashes, hatch, ink, rule } from './ink.js'

/**
 * How own region and reference look in one kind of chart, 30 px wide and centred on `y`.
 * @typedef {(pen: Pen, x: number, y: number, simulated: boolean) => void} Sample
 */

export const sampleWidth = 30

/** @type {{ own: Sample, reference: Sample }} */
export const lineSamples = {
  own: (pen, x, y, simulated) => {
    if (simulated) hatchBehind(pen, x, y, ink.own)
    rule(pen, [x, y, x + sampleWidth, y], { colour: ink.own, width: 3 })
  },
  reference: (pen, x, y, simulated) => {
    if (simulated) hatchBehind(pen, x, y, ink.reference)
    rule(pen, [x, y, x + sampleWidth, y], { colour: ink.reference, width: 2.5, dash: dashes })
  },
}

/** @type {{ own: Sample, reference: Sample }} */
export const barSamples = {
  own: (pen, x, y, simulated) =>
    drawOwnBar(pen, { left: x, top: y - 6, right: x + sampleWidth, bottom: y + 6 }, simulated),
  reference: (pen, x, y, simulated) => drawReferenceMark(pen, x + sampleWidth / 2, y - 10, y + 10, simulated),
}

/**
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box
 * @param {Pen} pen
 * @param {Box} box
 * @param {boolean} simulated
 */
export const drawOwnBar = (pen, box, simulated) => {
  pen.save()
  pen.beginPath()
  pen.rect(box.left, box.top, box.right - box.left, box.bottom - box.top)
  pen.fillStyle = simulated ? ink.ownTint : ink.own
  pen.fill()
  if (simulated) {
    pen.strokeStyle = ink.own
    pen.lineWidth = 1.5
    pen.stroke()
    hatch(pen, box, ink.own)
  }
  pen.restore()
}

/**
 * The reference as a dashed mark across a bar, with a strip of hatching where it is simulated.
 * @param {Pen} pen
 * @param {number} x
 * @param {number} top
 * @param {number} bottom
 * @param {boolean} simulated
 */
export const drawReferenceMark = (pen, x, top, bottom, simulated) => {
  rule(pen, [x, top, x, bottom], { colour: ink.paper, width: 7 })
  rule(pen, [x, top, x, bottom], { colour: ink.reference, width: 3, dash: [5.5, 2.5] })
  if (!simulated) return
  const box = { left: x - 10, top, right: x - 2, bottom }
  pen.beginPath()
  pen.rect(box.left, top, 8, bottom - top)
  hatch(pen, box, ink.reference)
}

/**
 * @param {Pen} pen
 * @param {number} x
 * @param {number} y
 * @param {string} colour
 */
const hatchBehind = (pen, x, y, colour) => {
  pen.beginPath()
  pen.rect(x, y - 6, sampleWidth, 12)
  hatch(pen, { left: x, top: y - 6, right: x + sampleWidth, bottom: y + 6 }, colour)
}
