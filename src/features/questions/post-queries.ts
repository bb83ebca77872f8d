import type { Handle } from '../../db/actor.ts'

/** Answers and comments of a question in their order, and the question itself. */
export const listPosts = (tx: Handle, questionId: string) =>
  tx
    .selectFrom('post as p')
    .innerJoin('agency as a', 'a.code', 'p.agency_id')
    .leftJoin('person', 'person.id', 'p.person_id')
    .where('p.question_id', '=', questionId)
    .select([
      'p.id',
      'p.kind',
      'p.parent_id',
      'p.agency_id',
      'a.name as agency_name',
      'p.person_id',
      'person.name as person_name',
      'p.named',
      'p.body',
      'p.version',
      'p.votes',
      'p.worked',
      'p.basis',
      'p.posted_at',
      'p.edited_at',
      'p.removed_at',
      'p.removed_reason',
    ])
    .orderBy('p.posted_at')
    .orderBy('p.id')
    .execute()

export type PostRow = Awaited<ReturnType<typeof listPosts>>[number]

export const listOwnVotes = (tx: Handle, questionId: string, personId: string) =>
  tx
    .selectFrom('vote as v')
    .innerJoin('post as p', 'p.id', 'v.post_id')
    .where('p.question_id', '=', questionId)
    .where('v.person_id', '=', personId)
    .select('v.post_id')
    .execute()

export const listWorked = (tx: Handle, questionId: string) =>
  tx
    .selectFrom('worked_mark as w')
    .innerJoin('post as p', 'p.id', 'w.post_id')
    .innerJoin('agency as a', 'a.code', 'w.agency_id')
    .where('p.question_id', '=', questionId)
    .select(['w.post_id', 'w.agency_id', 'a.name as agency_name', 'w.note', 'w.basis', 'w.at'])
    .orderBy('w.at')
    .execute()

/** A post with the state of its question. */
export const readPost = (tx: Handle, id: string) =>
  tx
    .selectFrom('post as p')
    .innerJoin('question as q', 'q.id', 'p.question_id')
    .innerJoin('post as asked', 'asked.id', 'q.id')
    .innerJoin('agency as a', 'a.code', 'p.agency_id')
    .where('p.id', '=', id)
    .select([
      'p.id',
      'p.kind',
      'p.question_id',
      'p.agency_id',
      'a.name as agency_name',
      'p.person_id',
      'p.body',
      'p.version',
      'p.basis',
      'p.removed_at',
      'q.title',
      'q.agency_id as asker_agency',
      'asked.person_id as asker_id',
      'asked.removed_at as question_removed_at',
      'q.answers',
      'q.accepted_id',
      'q.duplicate_of',
    ])
    .executeTakeFirst()
