import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { PredicateBasis, Schema, Stage } from '../../db/schema.ts'
import type { Basis, FigureKey } from './schema.ts'

export interface FigureFilter {
  readonly agency?: string | undefined
  readonly year?: number | undefined
  readonly instrument?: string | undefined
  readonly basis?: Basis | undefined
}

/** Published indices only: what anyone may see. */
export const listPublishedFigures = (
  db: Database,
  filter: FigureFilter,
  after: FigureKey | null,
  limit: number,
): Promise<Figure[]> => narrowed(db, published(db), filter, after, limit)

/** Published indices and what row-level security lets the actor of the transaction see of assessments. */
export const listFigures = (
  tx: Handle,
  filter: FigureFilter,
  after: FigureKey | null,
  limit: number,
): Promise<Figure[]> => narrowed(tx, published(tx).unionAll(assessed(tx)), filter, after, limit)

export interface Figure extends FigureKey {
  readonly index: string
  readonly predicate: string
  readonly predicate_basis: PredicateBasis
  readonly basis: Basis
  readonly stage: Stage | ''
  readonly source_title: string
  readonly source_url: string
  readonly note: string
}

const published = (db: Kysely<Schema>) =>
  db
    .selectFrom('published_index')
    .select([
      'agency_id as agency',
      'year',
      'instrument_id as instrument',
      'index_value as index',
      'predicate',
      'predicate_basis',
      sql<Basis>`'published'`.as('basis'),
      sql<Stage | ''>`''`.as('stage'),
      'source_title',
      'source_url',
      'note',
    ])

/**
 * Submitted assessments. A simulated index never stands for a year that has a published one; a self-assessed one is for
 * those who may read the assessment itself: consent to share levels is not consent to share it.
 */
const assessed = (db: Kysely<Schema>) =>
  db
    .selectFrom('assessment')
    .where('state', '=', 'submitted')
    .where(sql<SqlBool>`(basis <> 'self' or lab_reads(agency_id))`)
    .where(
      sql<SqlBool>`(basis <> 'simulated' or not exists (select from published_index p where p.agency_id = assessment.agency_id and p.year = assessment.year))`,
    )
    .select([
      'agency_id as agency',
      'year',
      'instrument_id as instrument',
      'index_value as index',
      'predicate',
      sql<PredicateBasis>`'computed'`.as('predicate_basis'),
      'basis',
      'stage',
      'document as source_title',
      sql<string>`''`.as('source_url'),
      sql<string>`''`.as('note'),
    ])

function narrowed(
  db: Kysely<Schema>,
  figures: ReturnType<typeof published> | ReturnType<typeof assessed>,
  { agency, year, instrument, basis }: FigureFilter,
  after: FigureKey | null,
  limit: number,
): Promise<Figure[]> {
  let query = db.selectFrom(figures.as('figure')).selectAll()
  if (agency !== undefined) query = query.where('agency', '=', agency)
  if (year !== undefined) query = query.where('year', '=', year)
  if (instrument !== undefined) query = query.where('instrument', '=', instrument)
  if (basis !== undefined) query = query.where('basis', '=', basis)
  if (after) {
    const { agency, year, basis, instrument, stage } = after
    query = query.where(
      sql<SqlBool>`(agency, year, basis, instrument, stage) > (${agency}, ${year}, ${basis}, ${instrument}, ${stage})`,
    )
  }
  return query
    .orderBy('agency')
    .orderBy('year')
    .orderBy('basis')
    .orderBy('instrument')
    .orderBy('stage')
    .limit(limit)
    .execute()
}
