import { createCanvas } from '@napi-rs/canvas'
import {
  BarController,
  BarElement,
  BasicPlatform,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
} from 'chart.js'
import { chartConfig } from '../../static/js/chart-definition.js'
import type { Frame } from '../../static/js/charts/frame.js'
import './canvas-fonts.ts'
import type { ChartSpec } from './chart-types.ts'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
)

const ruler = createCanvas(1, 1).getContext('2d')

/** The width of a text in a CSS font of the family above, in pixels. */
export const measure = (text: string, font: string): number => {
  ruler.font = font
  return ruler.measureText(text).width
}

/** What Chart.js asks of the thing it draws on: a context that knows its canvas. */
interface Drawable {
  readonly canvas: { readonly width: number; readonly height: number }
}

/** Draws a chart and calls `done` while it stands: Chart.js wipes its canvas when it is put away. */
export const paint = <T>(chart: ChartSpec, frame: Frame, context: Drawable, scale: number, done: () => T): T => {
  const config = chartConfig(chart, frame)
  const options = { ...config.options, devicePixelRatio: scale }
  // Chart.js is typed for the browser's canvas only, and for one kind of chart at a time.
  const drawn = new Chart(context as never, { ...config, options, platform: BasicPlatform } as never)
  const result = done()
  drawn.destroy()
  return result
}
