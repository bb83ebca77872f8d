// @ts-check
/** @import { Pen } from '../../../src/web/pen.ts' */
/** @import { Sample } from './samples.js' */
import { hatch, ink, write } from './ink.js'
import { sampleWidth } from './samples.js'

const half = 10

/**
 * A level as a square in its shade with its digit (without one in the key); simulated levels are hatched.
 * @param {Pen} pen
 * @param {number} x
 * @param {number} y
 * @param {{ level: number | null, simulated: boolean, family: string }} mark
 */
export const drawLevel = (pen, x, y, { level, simulated, family }) => {
  const shade = ink.levels[(level ?? 4) - 1] ?? ink.rule
  pen.save()
  pen.beginPath()
  pen.rect(x - half, y - half, half * 2, half * 2)
  pen.fillStyle = simulated ? ink.paper : shade
  pen.fill()
  // The lightest shades need an edge to be seen on paper.
  pen.strokeStyle = simulated ? ink.own : (ink.levels[3] ?? ink.own)
  pen.lineWidth = simulated ? 1.5 : 1
  pen.stroke()
  if (simulated) {
    hatch(pen, { left: x - half, top: y - half, right: x + half, bottom: y + half }, ink.levels[2] ?? ink.other)
  }
  pen.restore()
  writeDigit(pen, level, x, y, family, level !== null && level >= 4 && !simulated ? ink.paper : ink.text, simulated)
}

/**
 * The reference's level as a dashed ring: around the square where both are equal, else with its own digit.
 * @param {Pen} pen
 * @param {number} x
 * @param {number} y
 * @param {{ level: number | null, around: boolean, simulated: boolean, family: string }} mark
 */
export const drawReferenceLevel = (pen, x, y, { level, around, simulated, family }) => {
  const radius = around ? half * 1.55 : half * 1.1
  const circle = () => {
    pen.beginPath()
    pen.arc(x, y, radius, 0, 2 * Math.PI)
    pen.closePath()
  }
  pen.save()
  if (!around) {
    circle()
    pen.fillStyle = ink.paper
    pen.fill()
    if (simulated)
      hatch(pen, { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }, ink.referenceTint)
  }
  circle()
  pen.strokeStyle = ink.reference
  pen.lineWidth = 2.2
  pen.setLineDash([4.2, 2.7])
  pen.stroke()
  pen.restore()
  if (!around) writeDigit(pen, level, x, y, family, ink.reference, simulated)
}

/**
 * @param {Pen} pen
 * @param {number | null} level
 * @param {number} x
 * @param {number} y
 * @param {string} family
 * @param {string} colour
 * @param {boolean} halo
 */
const writeDigit = (pen, level, x, y, family, colour, halo) => {
  if (level !== null) write(pen, String(level), x, y, { size: 13, family, weight: 600, align: 'center', colour, halo })
}

/**
 * Both marks as they stand in the key.
 * @param {string} family
 * @returns {{ own: Sample, reference: Sample }}
 */
export const levelSamples = (family) => ({
  own: (pen, x, y, simulated) => drawLevel(pen, x + sampleWidth / 2, y, { level: null, simulated, family }),
  reference: (pen, x, y, simulated) =>
    drawReferenceLevel(pen, x + sampleWidth / 2, y, { level: null, around: false, simulated, family }),
})
