import { isHiddenCount } from '../../domain/report.ts'
import type { Speaker } from '../../web/trend.ts'
import { countIn, percentOf } from './said.ts'
import type { CountLine, ReportSummary } from './summary-type.ts'
import type { CountsTable } from './table-props.ts'

/** Adoptions by how far they came, obstacles by type, work that is overdue; without those of which there are none. */
export const countsTables = (summary: ReportSummary, speaker: Speaker): CountsTable[] =>
  (['adoptions', 'obstacles', 'overdue'] as const)
    .filter((id) => summary[id].some(({ n }) => n !== 0))
    .map((id) => tableOf(speaker, id, summary[id], summary.simulated))

function tableOf({ t, lang }: Speaker, id: CountsTable['id'], lines: readonly CountLine[], simulated: boolean) {
  const most = Math.max(...lines.map(({ n }) => (isHiddenCount(n) ? 0 : n)), 1)
  return {
    id,
    title: t(`reports.${id}.title`),
    note: t(`reports.${id}.note`),
    subject: t(`reports.subject.${id}`),
    simulated,
    rows: lines.map(({ label, n }) => ({
      label,
      n: countIn(lang, n),
      bar: isHiddenCount(n) ? '' : percentOf(n, most),
    })),
  }
}
