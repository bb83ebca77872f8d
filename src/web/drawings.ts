import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { frameOf } from '../../static/js/chart-definition.js'
import { namedTitle } from '../../static/js/charts/words.js'
import { measure, paint } from './chart-canvas.ts'
import { drawCard } from './chart-card.ts'
import { family } from './chart-font.ts'
import type { ChartSize, ChartSpec } from './chart-types.ts'
import { svgPen } from './svg-pen.ts'
import { escaped } from './svg-text.ts'

/** The fonts of the pages: an SVG in a page cannot load its own. Every text carries the width it was measured with. */
const pageFonts = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif"

const drawings = new LRUCache<string, string>({ maxSize: 8 * 2 ** 20, sizeCalculation: (svg) => svg.length })
const cards = new LRUCache<string, Buffer>({ maxSize: 8 * 2 ** 20, sizeCalculation: (png) => png.length })

/** A chart as an SVG document of its own, drawn once per content and size. */
export const drawSvg = (chart: ChartSpec, size: ChartSize = 'wide'): string => {
  const key = keyOf(chart, size)
  const drawn = drawings.get(key) ?? svgOf(chart, size)
  drawings.set(key, drawn)
  return drawn
}

/** A chart as a PNG of 1200 × 630 for link previews, with title, finding and basis in the picture. */
export const drawPng = (chart: ChartSpec): Buffer => {
  const key = keyOf(chart, 'card')
  const drawn = cards.get(key) ?? drawCard(chart)
  cards.set(key, drawn)
  return drawn
}

const svgOf = (chart: ChartSpec, size: ChartSize): string => {
  const frame = frameOf(chart, size, family)
  const { width, height } = frame
  const pen = svgPen(width, height, measure)
  const content = paint(chart, frame, pen, 1, () => pen.content())
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` font-family="${pageFonts}"><title>${escaped(namedTitle(chart))}</title>`,
    `<path fill="#fff" d="M0 0h${width}v${height}H0Z"/>${content}</svg>`,
  ].join('')
}

const keyOf = (chart: ChartSpec, size: ChartSize): string =>
  createHash('sha256')
    .update(JSON.stringify([chart, size]))
    .digest('base64')
