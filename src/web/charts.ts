import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { frameOf } from '../../static/js/chart-definition.js'
import { namedTitle } from '../../static/js/charts/words.js'
import { family, measure, paint } from './chart-canvas.ts'
import { drawCard } from './chart-card.ts'
import { altOf, tableOf } from './chart-table.ts'
import type { ChartSize, ChartSpec, ChartView } from './chart-types.ts'
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

/** The query of a picture's address: `?lebar=sempit` asks for the one for phones. */
export const chartQuery = z.object({ lebar: z.literal('sempit').optional() })

/** Which of the two pictures of a page an address asks for. */
export const sizeAsked = (query: z.infer<typeof chartQuery>): ChartSize => (query.lebar ? 'narrow' : 'wide')

/**
 * The props of `partials/chart`.
 * @param src address of the picture: a route of the page's own room with the page's access, answering `drawSvg`
 */
export const chartView = (chart: ChartSpec, src: string): ChartView => {
  const wide = frameOf(chart, 'wide', family)
  const narrow = frameOf(chart, 'narrow', family)
  return {
    title: namedTitle(chart),
    finding: chart.finding,
    caption: chart.caption,
    alt: altOf(chart),
    src,
    width: wide.width,
    height: wide.height,
    narrowSrc: `${src}${src.includes('?') ? '&' : '?'}lebar=sempit`,
    narrowWidth: narrow.width,
    narrowHeight: narrow.height,
    spec: JSON.stringify(chart),
    tableLabel: chart.words.table,
    table: tableOf(chart),
  }
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
