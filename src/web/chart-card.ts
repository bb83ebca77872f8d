import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { frameOf } from '../../static/js/chart-definition.js'
import { ink, type Lettering, write } from '../../static/js/charts/ink.js'
import { namedTitle } from '../../static/js/charts/words.js'
import { card, linesOf, step, writeLines } from './card-text.ts'
import { paint } from './chart-canvas.ts'
import { family } from './chart-font.ts'
import type { ChartSpec } from './chart-types.ts'

const { width, height, margin } = card
const room = width - 2 * margin
const scale = room / 720
const rows = { gapBars: 8, levels: 6 }

/**
 * The picture of a chart for link previews: title, finding and basis around the drawing, readable in a chat window.
 * PNG, 1200 × 630.
 */
export const drawCard = (chart: ChartSpec): Buffer => {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = ink.paper
  pen.fillRect(0, 0, width, height)
  const top = writeLines(pen, namedTitle(chart), 44, 2, { size: 42, family, weight: 600 })
  const below = writeLines(pen, chart.finding, top + 8, 2, { size: 27, family })
  const foot = linesOf(pen, chart.caption, 2, small)
  const end = height - 34 - foot.length * step(small)
  foot.forEach((line, row) => {
    write(pen, line, margin, end + (row + 0.5) * step(small), small)
  })
  drawInto(pen, chart, below + 18, end - 14)
  return canvas.toBuffer('image/png')
}

const small: Lettering = { size: 20, family, colour: ink.muted }

const drawInto = (pen: SKRSContext2D, chart: ChartSpec, top: number, bottom: number): void => {
  const shown = foremost(chart)
  const frame = { ...frameOf(shown, 'card', family), height: Math.floor((bottom - top) / scale) }
  const drawing = createCanvas(frame.width, frame.height)
  const context = drawing.getContext('2d')
  paint(shown, frame, context, scale, () => pen.drawImage(context.canvas, margin, top))
}

/**
 * A round shape is small in a wide card, so a radar is shown as its bars. There is room for few of them: those with the largest differences, in the order of
 * the page.
 */
const foremost = (chart: ChartSpec): ChartSpec => {
  if (chart.kind === 'trend') return chart
  if (chart.kind === 'radar') return foremost({ ...chart, kind: 'gapBars' })
  if (chart.items.length <= rows[chart.kind]) return chart
  const distance = (item: (typeof chart.items)[number]): number =>
    item.own === null || item.reference === null ? 0 : Math.abs(item.own - item.reference)
  const kept = new Set(chart.items.toSorted((a, b) => distance(b) - distance(a)).slice(0, rows[chart.kind]))
  return { ...chart, items: chart.items.filter((item) => kept.has(item)) }
}
