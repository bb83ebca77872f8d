import { z } from 'zod'
import { frameOf } from '../../static/js/chart-definition.js'
import { namedTitle } from '../../static/js/charts/words.js'
import { family } from './chart-font.ts'
import { altOf, tableOf } from './chart-table.ts'
import type { ChartSize, ChartSpec, ChartView } from './chart-types.ts'

/**
 * What draws the pictures, loaded when the first one is asked for: canvas, fonts and Chart.js hold 30 MiB and take a
 * seventh of what the program needs to start.
 */
export const drawings = () => import('./drawings.ts')

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
