import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { remembered } from '../../db/public-memory.ts'
import type { AssessmentBasis, Stage } from '../../db/schema.ts'
import { statement } from '../../db/statement.ts'

export interface ReferenceRow {
  readonly instrument_id: string
  readonly year: number
  readonly stage: Stage
  readonly basis: AssessmentBasis
  readonly levels: (number | null)[]
}

/**
 * On each instrument the result of the reference agency that may stand as the reference: the newest official one, else in
 * the demonstration the newest simulated one.
 */
export const listReferenceResults = (tx: Handle, agency: string): Promise<ReferenceRow[]> =>
  selectReferences(tx, { agency })

const selectReferences = statement((db, { agency }: { readonly agency: string }) =>
  db
    .selectFrom('assessment')
    .where('agency_id', '=', agency)
    .where('state', '=', 'submitted')
    .where((eb) => eb.or([eb('stage', '=', 'official'), eb('basis', '=', 'simulated')]))
    .distinctOn('instrument_id')
    .select(['instrument_id', 'year', 'stage', 'basis', 'levels'])
    .orderBy('instrument_id')
    .orderBy((eb) => eb('stage', '=', 'official'), 'desc')
    .orderBy('year', 'desc'),
)

export interface OwnResultRow {
  readonly year: number
  readonly instrument_id: string
  readonly stage: Stage
  readonly basis: AssessmentBasis
  readonly state: 'draft' | 'ready' | 'submitted'
  readonly index_value: string
}

/** The stored indices of an assessment's agency, as far as row-level security lets the actor see them. */
export const listResultsBeside = (tx: Handle, assessment: string): Promise<OwnResultRow[]> =>
  selectResults(tx, { assessment })

const selectResults = statement((db, { assessment }: { readonly assessment: string }) =>
  db
    .selectFrom('assessment')
    .where('agency_id', '=', (eb) =>
      eb.selectFrom('assessment as one').where('one.id', '=', assessment).select('agency_id'),
    )
    .select(['year', 'instrument_id', 'stage', 'basis', 'state', 'index_value'])
    .orderBy('year'),
)

export const listPublished = remembered((db: Database, agencies: readonly string[]) =>
  db
    .selectFrom('published_index')
    .where('agency_id', 'in', agencies)
    .select(['agency_id', 'year', 'index_value', 'source_title'])
    .orderBy('year')
    .execute(),
)
