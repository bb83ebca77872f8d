import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { remembered } from '../../db/public-memory.ts'
import type { AverageLevel } from '../../db/schema.ts'

const source = ['source_url', 'source_title', 'note'] as const
const figure = ['year', 'index_value', 'predicate', 'predicate_basis', ...source] as const

/** The published indices of some regions, oldest first. */
export const listPublished = remembered((db: Database, codes: readonly string[]) =>
  db
    .selectFrom('published_index')
    .where('agency_id', 'in', codes)
    .select(['agency_id', 'instrument_id', ...figure])
    .orderBy('agency_id')
    .orderBy('year')
    .execute(),
)

/** The published means of the whole country or of types of government, oldest first. */
export const listMeans = remembered((db: Database, levels: readonly AverageLevel[]) =>
  db
    .selectFrom('reference_average')
    .where('level', 'in', levels)
    .select(['level', 'name', ...figure])
    .orderBy('year')
    .execute(),
)

/** The published means of a province's regencies and cities; they are not the index of its provincial government. */
export const listMeansWithin = remembered((db: Database, province: string) =>
  db
    .selectFrom('reference_average')
    .where('level', '=', 'agregat_provinsi')
    .where('region_code', '=', province)
    .select(['name', ...figure])
    .orderBy('year', 'desc')
    .execute(),
)

/** Regencies and cities whose latest published index lies above a value and is no older than a year; highest first. */
export const listAbove = remembered((db: Database, value: string, year: number) =>
  db
    .selectFrom(
      db
        .selectFrom('published_index')
        .innerJoin('agency', 'agency.code', 'published_index.agency_id')
        .where('agency.type', '<>', 'provinsi')
        .where('year', '>=', year)
        .distinctOn('agency_id')
        .select(['code', 'name', 'year', 'index_value', 'source_url', 'source_title'])
        .orderBy('agency_id')
        .orderBy('year', 'desc')
        .as('latest'),
    )
    .where('index_value', '>', value)
    .selectAll()
    .orderBy('index_value', 'desc')
    .execute(),
)

export const listOutcomes = remembered((db: Database, code: string) =>
  db
    .selectFrom('outcome')
    .where('agency_id', '=', code)
    .select(['measure', 'label', 'unit', 'good_direction', 'year', 'value', 'source_type', ...source])
    .orderBy('measure')
    .orderBy('year')
    .execute(),
)

/** Simulated indices for years without a published one, as far as the actor may see them. */
export const listSimulated = (tx: Handle, code: string) =>
  tx
    .selectFrom('assessment')
    .where('agency_id', '=', code)
    .where('basis', '=', 'simulated')
    .where('state', '=', 'submitted')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('published_index')
            .whereRef('published_index.agency_id', '=', 'assessment.agency_id')
            .whereRef('published_index.year', '=', 'assessment.year')
            .select('published_index.year'),
        ),
      ),
    )
    .select(['year', 'instrument_id', 'index_value', 'predicate'])
    .orderBy('year')
    .execute()
