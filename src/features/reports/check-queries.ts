import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { AssessmentBasis, Stage } from '../../db/schema.ts'

export interface StoredKey {
  readonly instrument: string
  readonly year: number
  readonly basis: AssessmentBasis
  readonly stage: Stage
}

/** Some slices, another set for each seed. */
export const sampleSlices = (tx: Handle, seed: string, most: number): Promise<StoredKey[]> =>
  tx
    .selectFrom('report_slice')
    .select(['instrument_id as instrument', 'year', 'basis', 'stage'])
    .orderBy(sql`md5(${seed} || instrument_id || year || basis || stage)`)
    .limit(most)
    .execute()

/** No sum changes until the transaction is over. */
export const holdSums = (tx: Handle) => sql`select pg_advisory_xact_lock(7411333)`.execute(tx)

/**
 * Which lines of the stored sums of a slice are not what its assessments add up to: how many lines there are, and how many
 * of them are missing, too many or different.
 */
export async function compareSlice(tx: Handle, key: StoredKey): Promise<{ cells: number; drifted: number }> {
  const { rows } = await sql<{ cells: number; drifted: number }>`
    with given as (
      select array_agg(a) as all_of from assessment a where a.state = 'submitted' and ${here('a', key)}
    ), cell as (select * from report_cells((select all_of from given), 1)),
    index as (select * from report_indices((select all_of from given), 1)),
    pair as (
      select p.* from report_pairs((
        select array_agg(row(id, agency_id, instrument_id, instrument_version, year, basis, stage,
          (index_value * 100)::integer)::report_point)
        from assessment a where a.state = 'submitted' and (${here('a', key)} or ${here('a', { ...key, year: key.year - 1 })})
      ), 1) p where p.year = ${key.year}
    ), apart as (
      (table cell except select * from report_cell c where ${here('c', key)})
      union all (select * from report_cell c where ${here('c', key)} except table cell)
    ), index_apart as (
      (table index except select * from report_index c where ${here('c', key)})
      union all (select * from report_index c where ${here('c', key)} except table index)
    ), pair_apart as (
      (table pair except select * from report_pair c where ${here('c', key)})
      union all (select * from report_pair c where ${here('c', key)} except table pair)
    )
    select (select count(*) from cell)::int as cells,
      ((select count(*) from apart) + (select count(*) from index_apart) + (select count(*) from pair_apart))::int as drifted
  `.execute(tx)
  return rows[0] ?? { cells: 0, drifted: 0 }
}

const here = (table: string, { instrument, year, basis, stage }: StoredKey) =>
  sql`(${sql.ref(`${table}.instrument_id`)} = ${instrument} and ${sql.ref(`${table}.year`)} = ${year}
    and ${sql.ref(`${table}.basis`)} = ${basis} and ${sql.ref(`${table}.stage`)} = ${stage})`

export const rebuild = (tx: Handle) => sql`select report_rebuild()`.execute(tx)

export interface Found {
  readonly slices: number
  readonly cells: number
  readonly drifted: number
  /** The first slice that had drifted; empty where none had. */
  readonly slice: string
}

export const noteCheck = (tx: Handle, found: Found, at: Date) =>
  tx
    .insertInto('report_check')
    .values({ ...found, at })
    .execute()
