import { sql } from 'kysely'
import { readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { remembered } from '../../db/public-memory.ts'
import type { Actor } from '../../domain/permissions.ts'

/** What a list of practices is narrowed to; all of it must hold. */
export interface PracticeFilter {
  /** Words that all stand somewhere in the text, in either language. */
  readonly q?: string | undefined
  readonly indicator?: number | undefined
  readonly agency?: string | undefined
}

export type PracticeRow = Awaited<ReturnType<typeof listPractices>>[number]

/** Where a list goes on: the place of the last one shown. */
export interface Place {
  readonly position: number
  readonly slug: string
}

/** Practices in the order of the library, at most `limit` of them. */
export const listPractices = (
  db: Database,
  { q = '', indicator, agency }: PracticeFilter,
  { limit, after }: { readonly limit: number; readonly after: Place | null } = { limit: 1_000, after: null },
) => {
  let query = reported(db).limit(limit)
  for (const word of wordsOf(q)) query = query.where(searched, 'ilike', `%${escapeLike(word)}%`)
  if (agency !== undefined) query = query.where('practice.agency_id', '=', agency)
  if (indicator !== undefined) query = query.where(serves(indicator))
  if (after !== null) query = query.where(sql<boolean>`(position, practice.slug) > (${after.position}, ${after.slug})`)
  return query.execute()
}

/** The whole library that everybody may read. */
export const listAll = remembered((db: Database) => listPractices(db, {}))

/** The practices that a region runs. */
export const listRunBy = remembered((db: Database, agency: string) => listPractices(db, { agency }))

/** The practices that serve one indicator of one instrument. */
export const listServing = remembered((db: Database, instrumentId: string, number: number) =>
  reported(db)
    .innerJoin('practice_indicator as served', 'served.slug', 'practice.slug')
    .where('served.instrument_id', '=', instrumentId)
    .where('served.number', '=', number)
    .execute(),
)

export const countByIndicator = remembered((db: Database, instrumentId: string) =>
  db
    .selectFrom('practice_indicator')
    .innerJoin('practice', 'practice.slug', 'practice_indicator.slug')
    .where('practice.basis', '=', 'reported')
    .where('practice_indicator.instrument_id', '=', instrumentId)
    .groupBy('number')
    .select(['number', sql<number>`count(*)::int`.as('count')])
    .execute(),
)

export const readReported = remembered((db: Database, slug: string) => whole(reported(db), slug).executeTakeFirst())

/** A practice of the demonstration; only somebody signed in finds one, so it is never remembered. */
export const readSimulated = (db: Database, slug: string) => whole(simulated(db), slug).executeTakeFirst()

/** The practices of the demonstration, as anybody signed in finds them; not to be shown to others. */
export const listSimulated = remembered((db: Database) => readAs(db, SOMEBODY, (tx) => simulated(tx).execute()))

/** Anybody who is signed in, whatever their post: all of them see the same. */
const SOMEBODY: Actor = { personId: '00000000-0000-0000-0000-000000000000', name: '', language: 'id', memberships: [] }

const whole = (query: ReturnType<typeof practices>, slug: string) =>
  query
    .where('practice.slug', '=', slug)
    .select(['problem', 'results', 'figures', 'prerequisites', 'caveat', 'sections', 'evidence', 'published_version'])

// Row-level security hides simulated ones from anybody not signed in; what is remembered must not depend on who asked.
const reported = (db: Database) => practices(db).where('practice.basis', '=', 'reported')
const simulated = (db: Database) => practices(db).where('practice.basis', '=', 'simulated')

const practices = (db: Database) =>
  db
    .selectFrom('practice')
    .innerJoin('agency', 'agency.code', 'practice.agency_id')
    .select([
      'practice.slug',
      'practice.position',
      'practice.title',
      'practice.title_en',
      'practice.summary',
      'practice.summary_en',
      'practice.agency_id',
      'agency.name as agency_name',
      'practice.owner',
      'practice.start_year',
      'practice.status',
      'practice.instrument_id',
      'practice.indicator_basis',
      'practice.sources',
      'practice.form',
      'practice.origin',
      'practice.basis',
      'practice.cost_class',
      'practice.checked_on',
      'practice.confirmed_on',
      'agency.population',
    ])
    .select(indicators.as('indicators'))
    .orderBy('practice.position')
    .orderBy('practice.slug')

const indicators = sql<number[]>`array(
  select number from practice_indicator linked
  where linked.slug = practice.slug and linked.instrument_id = practice.instrument_id order by number
)`

const serves = (number: number) => sql<boolean>`exists (
  select from practice_indicator linked where linked.slug = practice.slug and linked.number = ${number}
)`

const searched = sql<string>`concat_ws(' ',
  practice.title, title_en, summary, summary_en, problem, owner, status, results::text, prerequisites::text, sections::text
)`

/** Postgres stores no NUL, so no text contains it. */
const wordsOf = (q: string): string[] => q.replaceAll('\0', ' ').split(/\s+/).filter(Boolean)

const escapeLike = (word: string): string => word.replaceAll(/[\\%_]/g, '\\$&')
