import { number } from '../../web/format.ts'
import type { Lang, Translate } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { percent } from './board-routes.ts'
import type { StepRow } from './funnel-queries.ts'
import type { FunnelStep } from './overview-pages.ts'

export const COLUMNS = ['interested', 'committed', 'preparing', 'running', 'verified', 'rose'] as const
type Column = (typeof COLUMNS)[number]

/** How far adoptions came: each step with its bar and its share of those begun; before them who visited, if known. */
export const stepsOf = ({ t, lang }: Pick<Request, 't' | 'lang'>, counts: StepRow, visited: Visited): FunnelStep[] => [
  ...(visited === null ? [] : [visitedStep(t, lang, visited, counts.interested)]),
  ...COLUMNS.map((column) => ({
    label: t(`adoptions.step.${column}`),
    n: cellOf(lang, column, counts),
    bar: percent(counts[column], counts.interested),
    share: isKnown(column, counts) ? percent(counts[column], counts.interested) : '–',
    note: noteOf(t, column, counts),
  })),
]

/** Regions that came to see: how many, too few to say, or nothing that may be counted here. */
export type Visited = number | 'few' | null

/** A number of the funnel; a rise is unknown where no index could be compared. */
export const cellOf = (lang: Lang, column: Column, counts: Omit<StepRow, 'silent'>): string =>
  isKnown(column, counts) ? number(lang, counts[column]) : '–'

const isKnown = (column: Column, { compared }: Pick<StepRow, 'compared'>): boolean => column !== 'rose' || compared > 0

/** They are regions, not adoptions, and so have no share of these. */
function visitedStep(t: Translate, lang: Lang, n: number | 'few', begun: number): FunnelStep {
  const label = t('adoptions.step.visited')
  if (n === 'few') return { label, n: '–', bar: '0%', share: '–', note: t('adoptions.funnel.visitedFew') }
  const bar = percent(Math.min(n, begun), begun)
  return { label, n: number(lang, n), bar, share: '–', note: t('adoptions.funnel.visitedNote') }
}

function noteOf(t: Translate, column: Column, { confirmed, compared }: StepRow): string {
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
