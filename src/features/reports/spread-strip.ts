import { decimal } from '../../web/format.ts'
import type { Speaker } from '../../web/trend.ts'
import type { SpreadStrip } from './page-props.ts'
import { alongAxis, drawable, meanIn, percentOf } from './said.ts'
import type { ReportSummary } from './summary-type.ts'

const FIVE = ['least', 'q1', 'median', 'q3', 'greatest'] as const

/** Least, quartiles and greatest in words. */
export const fiveOf = ({ spread }: ReportSummary, { t, lang }: Speaker) =>
  FIVE.map((part) => ({ label: t(`reports.spread.${part}`), value: meanIn(lang, spread[part]) }))

/** Where half of the agencies lie on the axis from 1 to 5; null where the quartiles may not be told. */
export function spreadStrip(summary: ReportSummary, { t, lang }: Speaker): SpreadStrip | null {
  const { spread, bands } = summary
  const [least, q1, median, q3, greatest] = FIVE.map((part) => drawable(spread[part]))
  const mean = drawable(spread.mean)
  if (q1 == null || median == null || q3 == null || mean === null) return null
  const edges = bands.map(({ from }) => Number(from))
  const told = { q1: meanIn(lang, spread.q1), median: meanIn(lang, spread.median), q3: meanIn(lang, spread.q3) }
  return {
    alt: t('reports.spread.alt', told),
    bands: edges.map((from, at) => ({
      x: alongAxis(from),
      width: percentOf((edges[at + 1] ?? 5) - from, 4),
      step: at + 1,
    })),
    ticks: [...edges, 5].map((edge) => ({
      x: alongAxis(edge),
      anchor: edge === 1 ? 'start' : edge === 5 ? 'end' : 'middle',
      label: decimal(lang, edge.toFixed(2)),
    })),
    reach: least == null || greatest == null ? null : { from: alongAxis(least), to: alongAxis(greatest) },
    box: { x: alongAxis(q1), width: percentOf(q3 - q1, 4) },
    median: alongAxis(median),
    mean: alongAxis(mean),
  }
}
