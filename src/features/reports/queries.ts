import { sql } from 'kysely'
import { asReport, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { remembered } from '../../db/public-memory.ts'
import type { AgencyType } from '../../db/schema.ts'
import { statement } from '../../db/statement.ts'
import type { AssessmentStage, ReportBasis } from '../../domain/report.ts'

/** A government that reports count. */
export interface Counted {
  readonly code: string
  readonly type: AgencyType
  readonly name: string
  readonly province: string
  readonly province_name: string
  readonly cohort: string
}

/** The autonomous governments by code. */
export const listCounted = remembered(
  (db: Database): Promise<readonly Counted[]> =>
    db
      .selectFrom('agency')
      .where('autonomous', '=', true)
      .select(['code', 'type', 'name', 'province_code as province', 'province_name'])
      .select(sql<string>`lab_cohort(type, population)`.as('cohort'))
      .orderBy('code')
      .execute(),
)

/** What can be reported on: a set of figures of one instrument, year, basis and stage, and its present state. */
export interface SliceRow {
  readonly instrument: string
  readonly year: number
  readonly basis: ReportBasis
  readonly stage: AssessmentStage | null
  readonly stamp: string
  readonly n: number
  readonly changedAt: Date | null
}

/** What stored sums there are now, and the state of the adoptions: one narrow statement, asked with each report. */
export async function readState(db: Database): Promise<{ readonly slices: SliceRow[]; readonly adoptions: string }> {
  const rows = await selectState(db, {})
  return {
    slices: rows.flatMap(({ adoptions: _, ...row }) => (row.instrument === null ? [] : [row as SliceRow])),
    adoptions: rows[0]?.adoptions ?? '',
  }
}

const selectState = statement((db) =>
  db
    .selectFrom('report_stamp as a')
    .leftJoin('report_slice as s', (join) => join.onTrue())
    .where('a.name', '=', 'adoptions')
    .select(['instrument_id as instrument', 'year', 'basis', 'stage', 's.stamp', 'n', 'changed_at as changedAt'])
    .select('a.stamp as adoptions')
    .orderBy('year', 'desc'),
)

/** The slices of published indices. */
export const listPublishedSlices = remembered((db: Database) =>
  db
    .selectFrom('published_index')
    .innerJoin('agency', 'agency.code', 'published_index.agency_id')
    .where('agency.autonomous', '=', true)
    .groupBy(['instrument_id', 'year'])
    .select(['instrument_id as instrument', 'year'])
    .select(sql<number>`count(*)::int`.as('n'))
    .orderBy('year', 'desc')
    .execute(),
)

/** Every published index of one year and instrument. */
export const listPublishedOf = remembered((db: Database, instrument: string, year: number) =>
  db
    .selectFrom('published_index')
    .where('instrument_id', '=', instrument)
    .where('year', '=', year)
    .select('agency_id as code')
    .select(sql<number>`(index_value * 100)::int`.as('hundredths'))
    .execute(),
)

export interface SliceKey {
  readonly instrument: string
  readonly year: number
  readonly basis: ReportBasis
  readonly stage: AssessmentStage | null
}

/** The stored sums of a slice. */
export const readStored = (db: Database, slice: SliceKey) =>
  asReport(db, async (tx) => {
    const key = keyOf(slice)
    const [cells, pairs] = await Promise.all([selectCells(tx, key), selectPairs(tx, key)])
    return { cells, pairs }
  })

/** How many agencies of each place have which index. */
export const readIndices = (db: Database, slice: SliceKey) => asReport(db, (tx) => selectIndices(tx, keyOf(slice)))

const keyOf = ({ instrument, year, basis, stage }: SliceKey): Key => ({ instrument, year, basis, stage: stage ?? '' })

type Key = { readonly instrument: string; readonly year: number; readonly basis: string; readonly stage: string }
const place = ['instrument_version as version', 'province', 'type', 'cohort', 'n'] as const
const here = ({ instrument, year, basis, stage }: Key) =>
  sql<boolean>`instrument_id = ${instrument} and year = ${year} and basis = ${basis} and stage = ${stage}`

const selectCells = statement((db, key: Key) =>
  db.selectFrom('report_cell').where(here(key)).select(place).select(['sums', 'counts']),
)
const selectIndices = statement((db, key: Key) =>
  db
    .selectFrom('report_index')
    .where(here(key))
    .groupBy(['instrument_version', 'province', 'type', 'cohort'])
    .select(['instrument_version as version', 'province', 'type', 'cohort'])
    .select(sql<number[]>`array_agg(hundredths)`.as('values'))
    .select(sql<number[]>`array_agg(n)`.as('counts')),
)
const selectPairs = statement((db, key: Key) =>
  db.selectFrom('report_pair').where(here(key)).select(place).select(['prior_version as prior', 'change']),
)

/** Submitted results of a slice with those of the year before, as far as the actor may see them, among some agencies or all. */
export const listResults = (tx: Handle, { instrument, year, basis, stage }: SliceKey, among: Among) =>
  tx
    .selectFrom('assessment')
    .innerJoin('agency', 'agency.code', 'assessment.agency_id')
    .leftJoin('assessment as prior', (join) =>
      join
        .onRef('prior.agency_id', '=', 'assessment.agency_id')
        .onRef('prior.instrument_id', '=', 'assessment.instrument_id')
        .onRef('prior.basis', '=', 'assessment.basis')
        .onRef('prior.stage', '=', 'assessment.stage')
        .on('prior.year', '=', year - 1)
        .on('prior.state', '=', 'submitted'),
    )
    .where('assessment.instrument_id', '=', instrument)
    .where('assessment.year', '=', year)
    .where(sql<boolean>`assessment.basis = ${basis} and assessment.stage = ${stage ?? ''}`)
    .where('assessment.state', '=', 'submitted')
    .where('agency.autonomous', '=', true)
    .$if(among.province !== null, (query) => query.where('agency.province_code', '=', among.province ?? ''))
    .$if(among.type !== null, (query) => query.where(sql`agency.type`, '=', among.type))
    .$if(among.cohort !== null, (query) =>
      query.where(sql`lab_cohort(agency.type, agency.population)`, '=', among.cohort),
    )
    .select([
      'agency.code',
      'agency.name',
      'agency.type',
      'assessment.instrument_version as version',
      'assessment.levels',
    ])
    .select('prior.instrument_version as priorVersion')
    .select(sql<number>`(assessment.index_value * 100)::int`.as('hundredths'))
    .select(sql<number | null>`(prior.index_value * 100)::int`.as('prior'))
    .orderBy('agency.name')
    .orderBy('agency.code')
    .execute()

interface Among {
  readonly province: string | null
  readonly type: string | null
  readonly cohort: string | null
}
