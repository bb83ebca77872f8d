import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { AssessmentBasis, AssessmentState, Stage } from '../../db/schema.ts'
import { statement } from '../../db/statement.ts'

export interface AssessmentRow {
  readonly id: string
  readonly agency_id: string
  readonly instrument_id: string
  readonly instrument_version: number
  readonly year: number
  readonly stage: Stage
  readonly basis: AssessmentBasis
  readonly state: AssessmentState
  readonly document: string
  readonly levels: readonly (number | null)[]
  readonly answered: number
  readonly index_value: string
  readonly index_millionths: number
  readonly predicate: string
  readonly updated_at: Date
  /** The earlier assessment whose answers are proposed. */
  readonly source_id: string | null
}

const columns = [
  'id',
  'agency_id',
  'instrument_id',
  'instrument_version',
  'year',
  'stage',
  'basis',
  'state',
  'document',
  'levels',
  'answered',
  'index_value',
  'index_millionths',
  'predicate',
  'updated_at',
  'source_id',
] as const

/** By id, as far as row-level security lets the actor see it. */
export const readAssessment = async (tx: Handle, id: string): Promise<AssessmentRow | undefined> =>
  (await selectById(tx, { id }))[0]

const byId = (db: Database, { id }: { readonly id: string }) =>
  db.selectFrom('assessment').where('id', '=', id).select(columns)
const selectById = statement(byId)
const selectLocked = statement((db, given: { readonly id: string }) => byId(db, given).forNoKeyUpdate())

/** Locked until the transaction ends, so that saving, scoring and submitting cannot race; only for those who may write. */
export const lockAssessment = async (tx: Handle, id: string): Promise<AssessmentRow | undefined> =>
  (await selectLocked(tx, { id }))[0]

export const listAssessments = (tx: Handle, agencies: readonly string[]): Promise<AssessmentRow[]> =>
  tx
    .selectFrom('assessment')
    .where('agency_id', 'in', agencies)
    .select(columns)
    .orderBy('year', 'desc')
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .execute()

export const findSame = (tx: Handle, agency: string, year: number, instrument: string, stage: Stage) =>
  tx
    .selectFrom('assessment')
    .where('agency_id', '=', agency)
    .where('year', '=', year)
    .where('instrument_id', '=', instrument)
    .where('stage', '=', stage)
    .select(columns)
    .executeTakeFirst()

export interface NewAssessment {
  readonly id: string
  readonly agencyId: string
  readonly instrument: { readonly id: string; readonly version: number }
  readonly year: number
  readonly stage: Stage
  readonly state: AssessmentState
  readonly document: string
  readonly by: string
  readonly at: Date
  readonly source: string | null
}

export interface StoredScore {
  readonly levels: readonly (number | null)[]
  readonly answered: number
  readonly index: string
  readonly millionths: number
  readonly predicate: string
  readonly domains: readonly number[]
  readonly aspects: readonly number[]
}

const scoreColumns = (score: StoredScore) => ({
  levels: [...score.levels],
  answered: score.answered,
  index_value: score.index,
  index_millionths: score.millionths,
  predicate: score.predicate,
  domain_scores: [...score.domains],
  aspect_scores: [...score.aspects],
})

/** The assessment with an answer row for each indicator, version 0; false when agency, year, instrument exist already. */
export async function insertAssessment(tx: Handle, assessment: NewAssessment, score: StoredScore): Promise<boolean> {
  const { id, agencyId, instrument, year, stage, state, document, by, at, source } = assessment
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('assessment')
    .values({
      id,
      agency_id: agencyId,
      instrument_id: instrument.id,
      instrument_version: instrument.version,
      year,
      stage,
      basis: 'self',
      state,
      document,
      ...scoreColumns(score),
      started_by: by,
      started_at: at,
      updated_at: at,
      source_id: source,
    })
    .onConflict((conflict) => conflict.columns(['agency_id', 'year', 'instrument_id', 'stage']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return false
  await sql`insert into answer (assessment_id, number, agency_id)
    select ${id}, n, ${agencyId} from generate_series(1, ${score.levels.length}::int) n`.execute(tx)
  return true
}

export const updateState = (tx: Handle, id: string, state: AssessmentState, at: Date) =>
  tx.updateTable('assessment').set({ state, updated_at: at }).where('id', '=', id).execute()

export const updateOfficial = (tx: Handle, id: string, document: string, score: StoredScore, at: Date) =>
  tx
    .updateTable('assessment')
    .set({ document, ...scoreColumns(score), updated_at: at })
    .where('id', '=', id)
    .execute()

/** Which earlier assessment is proposed; no answer changes. */
export const updateSource = (tx: Handle, id: string, source: string | null) =>
  tx.updateTable('assessment').set({ source_id: source }).where('id', '=', id).execute()
