import type { Database } from '../../db/database.ts'
import { isRunning, STAGES, type Stage } from '../../domain/adoption.ts'
import { releaseCounts } from '../../domain/counts.ts'
import type { Shown } from '../../domain/report.ts'
import { listCounts } from './queries.ts'

/** What everybody may know of the adoptions of a practice. Who may see them one by one finds them under /penerapan. */
export interface AdoptionCounts {
  /** Adoptions that stand at each stage now, in the order of the stages; a stage without any is absent. */
  readonly byStage: ReadonlyMap<Stage, Shown<number>>
  /** All of them together. */
  readonly total: Shown<number>
  /** Of those that run: confirmed by the practice's owner, and verified by somebody who is neither owner nor adopter. */
  readonly confirmed: Shown<number>
  readonly verified: Shown<number>
}

/**
 * How many adoptions of each practice were reported, by slug; simulated ones are in no count here. The same on pages and
 * in open data: numbers below `least` are hidden, and others beside them from which they could be found.
 */
export async function adoptionCounts(db: Database, least: number): Promise<ReadonlyMap<string, AdoptionCounts>> {
  const rows = Map.groupBy(await listCounts(db), ({ practice_slug }) => practice_slug)
  return new Map([...rows].map(([slug, counts]) => [slug, toldOf(counts, least)]))
}

interface Counted {
  readonly stage: Stage
  readonly n: number
  readonly confirmed: number
  readonly verified: number
}

function toldOf(rows: readonly Counted[], least: number): AdoptionCounts {
  const counts = STAGES.flatMap((stage) => rows.filter((row) => row.stage === stage && row.n > 0))
  const sum = (of: (row: Counted) => number) => counts.reduce((all, row) => all + of(row), 0)
  const running = counts.filter(({ stage }) => isRunning(stage)).reduce((all, { n }) => all + n, 0)
  const told = releaseCounts(
    counts.map(({ n }) => n),
    least,
  )
  const shown = (n: number, may: boolean): Shown<number> => (may ? n : { under: least })
  const partOf = (n: number): Shown<number> => shown(n, n === 0 || releaseCounts([n, running - n], least)[0] === true)
  const total = sum(({ n }) => n)
  return {
    byStage: new Map(counts.map(({ stage, n }, at) => [stage, shown(n, told[at] === true)])),
    total: shown(total, total >= least),
    confirmed: partOf(sum(({ confirmed }) => confirmed)),
    verified: partOf(sum(({ verified }) => verified)),
  }
}
