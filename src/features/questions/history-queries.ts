import type { Handle } from '../../db/actor.ts'

/** Newest first, with who wrote each. */
export const listRevisions = (tx: Handle, postId: string) =>
  tx
    .selectFrom('post_revision as r')
    .leftJoin('membership as m', 'm.id', 'r.by_membership')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('agency as a', 'a.code', 'm.agency_id')
    .where('r.post_id', '=', postId)
    .select(['r.version', 'r.title', 'r.tags', 'r.body', 'r.at', 'p.name as by', 'a.name as agency'])
    .orderBy('r.version', 'desc')
    .limit(100)
    .execute()

/** Which question a post belongs to, whatever became of either. */
export const readPlace = (tx: Handle, postId: string) =>
  tx
    .selectFrom('post as p')
    .innerJoin('question as q', 'q.id', 'p.question_id')
    .innerJoin('post as asked', 'asked.id', 'q.id')
    .where('p.id', '=', postId)
    .select(['p.question_id', 'p.agency_id', 'q.title', 'asked.removed_at'])
    .executeTakeFirst()
