import type { Translate } from '../../web/i18n.ts'
import { percent } from './board-routes.ts'
import type { StepRow } from './funnel-queries.ts'
import type { FunnelStep } from './overview-pages.ts'

export const COLUMNS = ['interested', 'committed', 'preparing', 'running', 'verified', 'rose'] as const

/** How far adoptions came: each step with its bar and its share of those begun; before them who visited, if known. */
export const stepsOf = (t: Translate, counts: StepRow, visited: number | null): FunnelStep[] => [
  ...(visited === null ? [] : [visitedStep(t, visited, counts.interested)]),
  ...COLUMNS.map((column) => ({
    label: t(`adoptions.step.${column}`),
    n: counts[column],
    bar: percent(counts[column], counts.interested),
    share: percent(counts[column], counts.interested),
    note: noteOf(t, column, counts),
  })),
]

/** Regions that came to see; they are regions, not adoptions, and so have no share of these. */
const visitedStep = (t: Translate, n: number, begun: number): FunnelStep => ({
  label: t('adoptions.step.visited'),
  n,
  bar: percent(Math.min(n, begun), begun),
  share: '–',
  note: t('adoptions.funnel.visitedNote'),
})

function noteOf(t: Translate, column: (typeof COLUMNS)[number], { confirmed, compared }: StepRow): string {
  if (column === 'verified') return t('adoptions.funnel.confirmedToo', { n: confirmed })
  return column === 'rose' ? t('adoptions.funnel.compared', { n: compared }) : ''
}

/** Where most are lost, in one sentence. */
export function findingOf(t: Translate, counts: StepRow): string {
  const { interested, running, verified, stopped, silent } = counts
  if (interested === 0) return t('adoptions.funnel.none')
  return t('adoptions.funnel.finding', {
    all: interested,
    running,
    rate: percent(running, interested),
    verified,
    stopped,
    silent,
  })
}
