import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { remembered } from '../../db/public-memory.ts'
import type { AssessmentBasis, Stage } from '../../db/schema.ts'

export interface ReferenceRow {
  readonly instrument_id: string
  readonly year: number
  readonly stage: Stage
  readonly basis: AssessmentBasis
  readonly levels: (number | null)[]
}

/** Results of the reference agency that may stand as the reference: official ones, and the demonstration's simulated ones. */
export const listReferenceResults = (tx: Handle, agency: string): Promise<ReferenceRow[]> =>
  tx
    .selectFrom('assessment')
    .where('agency_id', '=', agency)
    .where('state', '=', 'submitted')
    .where((eb) => eb.or([eb('stage', '=', 'official'), eb('basis', '=', 'simulated')]))
    .select(['instrument_id', 'year', 'stage', 'basis', 'levels'])
    .orderBy('year', 'desc')
    .execute()

export interface OwnResultRow {
  readonly year: number
  readonly instrument_id: string
  readonly stage: Stage
  readonly basis: AssessmentBasis
  readonly state: 'draft' | 'ready' | 'submitted'
  readonly index_value: string
}

/** The stored indices of one agency, as far as row-level security lets the actor see them. */
export const listResults = (tx: Handle, agency: string): Promise<OwnResultRow[]> =>
  tx
    .selectFrom('assessment')
    .where('agency_id', '=', agency)
    .select(['year', 'instrument_id', 'stage', 'basis', 'state', 'index_value'])
    .orderBy('year')
    .execute()

export const listPublished = remembered((db: Database, agencies: readonly string[]) =>
  db
    .selectFrom('published_index')
    .where('agency_id', 'in', agencies)
    .select(['agency_id', 'year', 'index_value', 'source_title'])
    .orderBy('year')
    .execute(),
)
