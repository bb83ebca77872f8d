import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../src/db/actor.ts'
import type { Database } from '../src/db/database.ts'
import type { SliceKey } from '../src/features/reports/queries.ts'

/** Agencies that somebody can work for in the bench: the demonstration's autonomous regencies and cities. */
export const listRegions = (db: Database, most: number) =>
  db
    .selectFrom('agency')
    .where('type', '<>', 'provinsi')
    .where('autonomous', '=', true)
    .where(sql<boolean>`length(code) = 5`)
    .select(['code', 'name'])
    .orderBy('code')
    .limit(most)
    .execute()

/** The demonstration's years 2023–2025 once more, as the three years after this one. */
export const addYears = (tx: Handle, thisYear: number) =>
  copyAssessments(tx, {
    agency: sql`agency_id`,
    year: sql`year + ${thisYear - LAST_UNCOPIED}::int`,
    which: sql`year > ${LAST_UNCOPIED}`,
  })

const LAST_UNCOPIED = 2022

/** Codes of copies are longer than the directory's: the bench's own database lets them in. */
export const allowCopies = (owner: Database) =>
  sql`alter table agency drop constraint if exists agency_code_check`.execute(owner)

/** Every autonomous regency and city once more, with all its assessments, under the code `32.11.2` for copy 2. */
export async function addRegions(tx: Handle, copy: number): Promise<void> {
  const suffix = await copyRegions(tx, copy)
  await copyAssessments(tx, {
    agency: sql`agency_id || ${suffix}`,
    year: sql`year`,
    which: sql`length(agency_id) = 5`,
  })
}

async function copyRegions(tx: Handle, copy: number): Promise<string> {
  const suffix = `.${copy}`
  await sql`
    insert into agency (code, type, name, short_name, province_code, province_name, autonomous, population, area_km2, notes)
    select code || ${suffix}, type, name || ' (salinan)', short_name, province_code, province_name, true, population, area_km2, notes
    from agency where type <> 'provinsi' and autonomous and length(code) = 5`.execute(tx)
  return suffix
}

/** Like `addRegions` without the answers: what reports are made of. */
export async function addAssessments(tx: Handle, copy: number): Promise<void> {
  const suffix = await copyRegions(tx, copy)
  await sql`
    insert into assessment (id, agency_id, year, ${ASSESSMENT})
    select uuidv7(), agency_id || ${suffix}, year, ${ASSESSMENT}
    from assessment where basis = 'simulated' and length(agency_id) = 5`.execute(tx)
}

/** As if each slice had changed: nothing that is remembered of it holds. */
export const ageSums = (tx: Handle) => sql`update report_slice set stamp = stamp + 1`.execute(tx)

/** The sums of a slice as they would be made without stored ones: from every answer. */
export async function reportFromAnswers(tx: Handle, { instrument, year, basis, stage }: SliceKey): Promise<void> {
  const slice = sql`a.instrument_id = ${instrument} and a.year = ${year} and a.basis = ${basis} and a.stage = ${stage}
    and a.state = 'submitted' and g.autonomous`
  await sql`
    select g.province_code, g.type, lab_cohort(g.type, g.population), r.number, count(r.value), sum(r.value)
    from assessment a join agency g on g.code = a.agency_id join answer r on r.assessment_id = a.id
    where ${slice} group by 1, 2, 3, 4`.execute(tx)
  await sql`
    select province_code, type, cohort, value, count(*) from (
      select g.province_code, g.type, lab_cohort(g.type, g.population) as cohort, avg(r.value)::integer as value
      from assessment a join agency g on g.code = a.agency_id join answer r on r.assessment_id = a.id
      where ${slice} group by a.id, 1, 2, 3
    ) indices group by 1, 2, 3, 4`.execute(tx)
}

interface Copies {
  readonly agency: RawBuilder<unknown>
  readonly year: RawBuilder<unknown>
  readonly which: RawBuilder<unknown>
}

/** Simulated assessments with answers, revisions and submission in one statement, as the demonstration is seeded: in bulk. */
const copyAssessments = (tx: Handle, { agency, year, which }: Copies) =>
  sql`
    with copy as materialized (
      select id as original, uuidv7() as id, ${agency} as agency_id, ${year} as year
      from assessment where basis = 'simulated' and ${which} order by id
    ), assessed as (
      insert into assessment (id, agency_id, year, ${ASSESSMENT})
      select copy.id, copy.agency_id, copy.year, ${ASSESSMENT}
      from copy join (select id as original, ${ASSESSMENT} from assessment) a using (original)
    ), submitted as (
      insert into submission (assessment_id, agency_id, at, snapshot_hash)
      select copy.id, copy.agency_id, at, snapshot_hash from copy join submission on assessment_id = original
    ), answered as (
      insert into answer (assessment_id, agency_id, ${ANSWER})
      select copy.id, copy.agency_id, ${ANSWER} from copy join answer on assessment_id = original
    )
    insert into answer_revision (assessment_id, agency_id, ${ANSWER}, at)
    select copy.id, copy.agency_id, ${ANSWER}, at from copy join answer_revision on assessment_id = original
  `.execute(tx)

const ASSESSMENT = sql`instrument_id, instrument_version, stage, basis, state, document, levels, answered, index_value,
  index_millionths, predicate, domain_scores, aspect_scores, started_by, started_at, updated_at`
const ANSWER = sql`number, version, value, explanation, service_name, service_owner`

/** Rows of no meaning, for the smallest transaction a database can do. */
export async function addPlainRows(owner: Database): Promise<void> {
  await sql`create table bench_row (id integer primary key, value integer not null)`.execute(owner)
  await sql`insert into bench_row select n, 0 from generate_series(1, 10000) n`.execute(owner)
  await sql`grant select, update on bench_row to public`.execute(owner)
}

/** Done now, so that the server does not do it of its own accord while something is measured. */
export const tidyUp = (owner: Database) => sql`vacuum analyze`.execute(owner)
