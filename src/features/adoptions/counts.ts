import type { Database } from '../../db/database.ts'
import type { Stage } from '../../domain/adoption.ts'
import { listCounts } from './queries.ts'

export interface AdoptionCounts {
  /** Adoptions that stand at each stage now; a stage without any is absent. */
  readonly byStage: ReadonlyMap<Stage, number>
  /** Of those that run: confirmed by the practice's owner, and verified by somebody who is neither owner nor adopter. */
  readonly confirmed: number
  readonly verified: number
}

/** How many adoptions of each practice were reported, by slug; simulated ones are in no count here. Open to everybody. */
export async function adoptionCounts(db: Database): Promise<ReadonlyMap<string, AdoptionCounts>> {
  const rows = Map.groupBy(await listCounts(db), ({ practice_slug }) => practice_slug)
  return new Map(
    [...rows].map(([slug, counts]) => [
      slug,
      {
        byStage: new Map(counts.map(({ stage, n }) => [stage, n])),
        confirmed: counts.reduce((sum, { confirmed }) => sum + confirmed, 0),
        verified: counts.reduce((sum, { verified }) => sum + verified, 0),
      },
    ]),
  )
}
