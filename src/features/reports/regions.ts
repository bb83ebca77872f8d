import { decimal } from '../../web/format.ts'
import type { Speaker } from '../../web/trend.ts'
import { queryOf } from './filter.ts'
import { changeIn, NOTHING } from './said.ts'
import type { ReportSummary } from './summary-type.ts'
import type { RegionsTable } from './table-props.ts'

/** The agencies by name, for those who may see them one by one; null for others. */
export function regionsTable(summary: ReportSummary, { t, lang }: Speaker): RegionsTable | null {
  const { agencies, filter, indicators, simulated } = summary
  if (agencies.length === 0) return null
  const at = filter.indicator === null ? -1 : filter.indicator - 1
  const label = indicators.find(({ key }) => key === String(filter.indicator))?.label ?? ''
  return {
    title: t('reports.regions.title'),
    indicator: label.split(' ')[0] ?? '',
    simulated,
    rows: agencies.map((one) => {
      const level = one.levels[at] ?? null
      return {
        name: one.name,
        href: one.levels.length > 0 ? `/laporan/daerah/${one.code}?${queryOf(filter)}` : `/daerah/${one.code}`,
        index: decimal(lang, one.index),
        predicate: one.predicate,
        change: changeIn(lang, one.change),
        level: level === null ? NOTHING : decimal(lang, level),
      }
    }),
  }
}
