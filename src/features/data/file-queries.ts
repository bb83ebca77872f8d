import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'

const region = ['agency.code', 'agency.name', 'agency.type'] as const
const source = ['source_title', 'source_url', 'note'] as const

export const listPublishedIndices = (db: Database) =>
  db
    .selectFrom('published_index')
    .innerJoin('agency', 'agency.code', 'published_index.agency_id')
    .select([...region, 'year', 'instrument_id', 'index_value', 'predicate', 'predicate_basis', ...source])
    .orderBy('agency.code')
    .orderBy('year')
    .execute()

export const listAverages = (db: Database) =>
  db.selectFrom('reference_average').selectAll().orderBy('level').orderBy('region_code').orderBy('year').execute()

export const listAllOutcomes = (db: Database) =>
  db
    .selectFrom('outcome')
    .innerJoin('agency', 'agency.code', 'outcome.agency_id')
    .select([...region, 'measure', 'label', 'unit', 'good_direction', 'year', 'value', 'source_type', ...source])
    .orderBy('agency.code')
    .orderBy('measure')
    .orderBy('year')
    .execute()

export const listAllAgencies = (db: Database) =>
  db
    .selectFrom('agency')
    .select(['code', 'name', 'type', 'province_code', 'province_name', 'autonomous'])
    .orderBy('code')
    .execute()

/** Practices with what they bear on, in the order of the library. */
export const listAllPractices = (db: Database) =>
  db
    .selectFrom('practice')
    .select([
      'slug',
      'title',
      'title_en',
      'summary',
      'summary_en',
      'status',
      'owner',
      'start_year',
      'caveat',
      'sources',
      'instrument_id',
      'indicator_basis',
    ])
    .select((eb) =>
      eb
        .selectFrom('practice_indicator')
        .whereRef('practice_indicator.slug', '=', 'practice.slug')
        .whereRef('practice_indicator.instrument_id', '=', 'practice.instrument_id')
        .select(sql<number[] | null>`array_agg(number order by number)`.as('numbers'))
        .as('indicators'),
    )
    .where('practice.basis', '=', 'reported')
    .orderBy('position')
    .execute()

/** Questions that everybody may read, in the order they were asked; no duplicates, nothing removed. */
export const listPublicQuestions = (tx: Handle) =>
  tx
    .selectFrom('question as q')
    .innerJoin('post as p', 'p.id', 'q.id')
    .where('q.visibility', '=', 'public')
    .where('q.basis', '=', 'reported')
    .where('q.duplicate_of', 'is', null)
    .where('p.removed_at', 'is', null)
    .select(['q.id', 'q.title', 'q.kind', 'q.answers', 'q.first_answer_at', 'q.asked_at', 'q.active_at', 'p.votes'])
    .select(({ eb, selectFrom }) => [
      eb('q.accepted_id', 'is not', null).as('solved'),
      selectFrom('question_tag as t')
        .whereRef('t.question_id', '=', 'q.id')
        .select(sql<string[]>`coalesce(array_agg(t.tag order by t.tag), '{}')`.as('tags'))
        .as('tags'),
    ])
    .orderBy('q.asked_at')
    .orderBy('q.id')
    .execute()
