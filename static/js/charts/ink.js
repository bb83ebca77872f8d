// @ts-check
/** @import { Pen } from '../../../src/web/pen.ts' */

/** The colours of the pages by role; pictures are seen outside the pages too, so they cannot ask a style sheet. */
export const ink = {
  text: '#17212b',
  muted: '#55606c',
  rule: '#dde2e7',
  stripe: '#f3f6f8',
  paper: '#ffffff',
  reference: '#c2570c',
  referenceTint: '#e3ab88',
  own: '#1d6fb8',
  ownTint: '#e3eef8',
  other: '#8a94a0',
  average: '#55606c',
  levels: ['#dbe7ee', '#a9c7d6', '#6fa3ba', '#3a7792', '#114b5f'],
}

/** The reference is dashed wherever it is drawn. */
export const dashes = [6, 4]

/** Fonts differ in width; what fits with this share to spare fits with the reader's font too. */
const slack = 1.06

/**
 * @typedef {object} Lettering
 * @property {number} size in pixels
 * @property {string} family
 * @property {400 | 600} [weight]
 * @property {string} [colour]
 * @property {'left' | 'center' | 'right'} [align]
 * @property {boolean} [halo] a rim of paper that keeps the text readable over lines
 */

/**
 * Writes one line of text, its middle at `y`.
 * @param {Pen} pen
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {Lettering} lettering
 */
export const write = (pen, text, x, y, lettering) => {
  pen.save()
  pen.font = fontOf(lettering)
  pen.textAlign = lettering.align ?? 'left'
  pen.textBaseline = 'middle'
  if (lettering.halo) {
    pen.strokeStyle = ink.paper
    pen.lineWidth = 4
    pen.lineJoin = 'round'
    pen.strokeText(text, x, y)
  }
  pen.fillStyle = lettering.colour ?? ink.text
  pen.fillText(text, x, y)
  pen.restore()
}

/**
 * How wide a text may become, with room for a wider font.
 * @param {Pen} pen
 * @param {string} text
 * @param {Lettering} lettering
 */
export const widthOf = (pen, text, lettering) => {
  pen.save()
  pen.font = fontOf(lettering)
  const { width } = pen.measureText(text)
  pen.restore()
  return width * slack
}

/**
 * The text in lines no wider than `room`; a single word that is wider keeps a line of its own. What goes beyond `most`
 * lines is cut with an ellipsis.
 * @param {Pen} pen
 * @param {string} text
 * @param {number} room in pixels
 * @param {Lettering} lettering
 * @param {number} [most]
 */
export const wrap = (pen, text, room, lettering, most = Number.POSITIVE_INFINITY) => {
  /** @type {string[]} */
  const lines = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(pen, `${last} ${word}`, lettering) <= room) lines[lines.length - 1] += ` ${word}`
    else lines.push(word)
  }
  if (lines.length <= most) return lines
  let cut = `${lines[most - 1]}`
  while (cut.includes(' ') && widthOf(pen, `${cut} …`, lettering) > room) cut = cut.slice(0, cut.lastIndexOf(' '))
  return [...lines.slice(0, most - 1), `${cut} …`]
}

/**
 * Draws a straight line.
 * @param {Pen} pen
 * @param {readonly [number, number, number, number]} ends x and y of both
 * @param {{ colour: string, width?: number, dash?: number[] }} style
 */
export const rule = (pen, [x1, y1, x2, y2], { colour, width = 1, dash = [] }) => {
  pen.save()
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.setLineDash(dash)
  pen.beginPath()
  pen.moveTo(x1, y1)
  pen.lineTo(x2, y2)
  pen.stroke()
  pen.restore()
}

/**
 * Hatches the inside of the current path: the mark of simulated figures.
 * @param {Pen} pen
 * @param {{ left: number, top: number, right: number, bottom: number }} box that holds the path
 * @param {string} colour
 */
export const hatch = (pen, box, colour) => {
  const height = box.bottom - box.top
  pen.save()
  pen.clip()
  pen.strokeStyle = colour
  pen.lineWidth = 1.2
  pen.beginPath()
  for (let x = box.left - height; x < box.right; x += 6) {
    pen.moveTo(x, box.bottom)
    pen.lineTo(x + height, box.top)
  }
  pen.stroke()
  pen.restore()
}

/** @param {Lettering} lettering */
const fontOf = ({ size, family, weight = 400 }) => `${weight} ${size}px ${family}`
