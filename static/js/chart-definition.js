// @ts-check
/** @import { ChartSpec } from '../../src/web/chart-types.ts' */
/** @import { ChartConfiguration, ChartType, DefaultDataPoint } from 'chart.js' */
/** @import { Frame } from './charts/frame.js' */
import { gapBarsConfig } from './charts/gap-bars.js'
import { levelsConfig } from './charts/levels.js'
import { radarConfig } from './charts/radar.js'
import { trendConfig } from './charts/trend.js'

export { frameOf } from './charts/frame.js'

/**
 * The one definition of every chart: what Chart.js draws in the browser and on the server alike.
 * @param {ChartSpec} chart
 * @param {Frame} frame
 */
export const chartConfig = (chart, frame) => {
  switch (chart.kind) {
    case 'trend':
      return trendConfig(chart, frame)
    case 'radar':
      return radarConfig(chart, frame)
    case 'gapBars':
      return gapBarsConfig(chart, frame)
    case 'levels':
      return levelsConfig(chart, frame)
  }
}
