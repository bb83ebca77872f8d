import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import { statement } from '../../db/statement.ts'
import type { OpenState, QuestionKind } from '../../domain/question.ts'

export interface ListFilter {
  /** Slug of a tag; empty for all. */
  readonly tag: string
  readonly kind: QuestionKind | undefined
  readonly state: OpenState | undefined
  /** Words that all stand in the question or in one of its answers; empty for all. */
  readonly q: string
}

/** Where a list goes on: when something last happened to the last one shown, and its id. */
export interface Place {
  readonly at: string
  readonly id: string
}

/** Questions in which something happened last, as far as `tx` may see them; no duplicates, nothing removed. */
export const listQuestions = (
  tx: Handle,
  { tag, kind, state, q }: ListFilter,
  { limit, after }: { readonly limit: number; readonly after: Place | null },
) => {
  let query = questions(tx)
    .where('p.removed_at', 'is', null)
    .where('q.duplicate_of', 'is', null)
    .orderBy('q.active_at', 'desc')
    .orderBy('q.id', 'desc')
    .limit(limit)
  if (kind !== undefined) query = query.where('q.kind', '=', kind)
  if (state === 'open') query = query.where('q.answers', '=', 0)
  if (state === 'answered') query = query.where('q.answers', '>', 0).where('q.accepted_id', 'is', null)
  if (state === 'solved') query = query.where('q.accepted_id', 'is not', null)
  if (tag !== '')
    query = query.where((eb) =>
      eb.exists(eb.selectFrom('question_tag as t').where('t.tag', '=', tag).whereRef('t.question_id', '=', 'q.id')),
    )
  if (q !== '') query = query.where('q.id', 'in', saying(q))
  if (after) query = query.where(sql<boolean>`(q.active_at, q.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  return query.execute()
}

/** What says something is looked up by its stems, where an index can be used, and then read through row-level security. */
const saying = (q: string) =>
  sql<string>`(select e.id::uuid from search_words w join search_entry e using (entry)
    where w.words @@ websearch_to_tsquery('indonesian', ${q}) and e.kind in ('question', 'answer'))`

export type QuestionRow = Awaited<ReturnType<typeof listQuestions>>[number]

const questions = (tx: Handle) =>
  tx
    .selectFrom('question as q')
    .innerJoin('post as p', 'p.id', 'q.id')
    .innerJoin('agency as a', 'a.code', 'q.agency_id')
    .leftJoin('person', 'person.id', 'p.person_id')
    .select([
      'q.id',
      'q.agency_id',
      'a.name as agency_name',
      'q.kind',
      'q.title',
      'q.visibility',
      'q.basis',
      'q.answers',
      'q.accepted_id',
      'q.accepted_by',
      'q.accepted_at',
      'q.duplicate_of',
      'q.first_answer_at',
      'q.asked_at',
      'q.active_at',
      'q.answer_due_on',
      'q.stamp',
      'q.obstacle_id',
      'p.body',
      'p.version',
      'p.votes',
      'p.named',
      'p.person_id',
      'p.removed_at',
      'person.name as person_name',
    ])
    .select(sql<string[]>`array(select tag from question_tag t where t.question_id = q.id order by tag)`.as('tags'))

export const readQuestion = (tx: Handle, id: string) => questions(tx).where('q.id', '=', id).executeTakeFirst()

/** What decides whether a page is still what it was; one narrow row. */
export const readStamp = async (tx: Handle, id: string) => (await selectStamp(tx, { id }))[0]

const selectStamp = statement((db, { id }: { readonly id: string }) =>
  db.selectFrom('question').where('id', '=', id).select(['id', 'stamp', 'title', 'duplicate_of']),
)

export const readPaces = (tx: Handle) => tx.selectFrom('question_pace').selectAll().orderBy('basis').execute()
