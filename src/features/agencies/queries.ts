import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { remembered } from '../../db/public-memory.ts'
import type { AgencyType, Schema } from '../../db/schema.ts'

export const agencyColumns = [
  'code',
  'type',
  'name',
  'short_name',
  'province_code',
  'province_name',
  'autonomous',
] as const

export const readAgency = remembered((db: Database, code: string) =>
  db.selectFrom('agency').where('code', '=', code).select(agencyColumns).executeTakeFirst(),
)

export const readAgencies = (db: Database, codes: readonly string[]) =>
  db.selectFrom('agency').where('code', 'in', codes).select(agencyColumns).execute()

/** Every region's code and full name, for lists to choose from. */
export const listNames = remembered((db: Database) =>
  db.selectFrom('agency').select(['code', 'type', 'name', 'short_name']).orderBy('code').execute(),
)

/** The clock a province's people live by. */
export const readZone = remembered((db: Database, province: string) =>
  db.selectFrom('time_zone').where('province_code', '=', province).select('zone').executeTakeFirst(),
)

export const listProvinces = remembered((db: Database) =>
  db.selectFrom('agency').where('type', '=', 'provinsi').select(['code', 'name']).orderBy('code').execute(),
)

export interface AgencyFilter {
  /** Words that must all stand in name or code. */
  readonly terms: readonly string[]
  readonly province: string | null
  readonly type: AgencyType | null
  /** Only regions with a published index. */
  readonly withFigure: boolean
}

/** A stretch of the directory, each region with its latest published index where there is one. */
export const listDirectory = (
  db: Database,
  filter: AgencyFilter,
  { offset, limit }: { offset: number; limit: number },
) =>
  matching(db, filter)
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('published_index')
          .whereRef('published_index.agency_id', '=', 'agency.code')
          .select(['year', 'index_value', 'source_url', 'source_title'])
          .orderBy('year', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .select(agencyColumns)
    .select(['latest.year', 'latest.index_value', 'latest.source_url', 'latest.source_title'])
    .orderBy('code')
    .offset(offset)
    .limit(limit)
    .execute()

export const countDirectory = (db: Database, filter: AgencyFilter) =>
  matching(db, filter)
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .select(sql<string>`count(*) filter (where ${hasFigure})`.as('with_figure'))
    .executeTakeFirstOrThrow()

export const listAgencies = (db: Database, filter: AgencyFilter, after: string | null, limit: number) =>
  matching(db, filter)
    .$if(after !== null, (query) => query.where('code', '>', after))
    .select(agencyColumns)
    .orderBy('code')
    .limit(limit)
    .execute()

function matching(
  db: Database,
  { terms, province, type, withFigure }: AgencyFilter,
): SelectQueryBuilder<Schema, 'agency', object> {
  let query: SelectQueryBuilder<Schema, 'agency', object> = db.selectFrom('agency')
  if (province !== null) query = query.where('province_code', '=', province)
  if (type !== null) query = query.where('type', '=', type)
  if (withFigure) query = query.where(hasFigure)
  for (const term of terms)
    query = query.where(sql<SqlBool>`${haystack} ilike ${`%${term.replace(/[\\%_]/g, '\\$&')}%`}`)
  return query
}

const hasFigure = sql<SqlBool>`exists (select from published_index p where p.agency_id = agency.code)`

/** A province is found by "provinsi" too, and every code also without its dot. */
const haystack = sql`case type when 'provinsi' then 'Provinsi ' else '' end || name || ' ' || code || ' ' || replace(code, '.', '')`
