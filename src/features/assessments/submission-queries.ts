import type { Handle } from '../../db/actor.ts'

export const insertSubmission = (tx: Handle, id: string, agencyId: string, by: string, hash: string, at: Date) =>
  tx
    .insertInto('submission')
    .values({ assessment_id: id, agency_id: agencyId, by_membership: by, at, snapshot_hash: hash })
    .execute()

export const readSubmission = (tx: Handle, id: string) =>
  tx
    .selectFrom('submission as s')
    .leftJoin('membership as m', 'm.id', 's.by_membership')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .where('s.assessment_id', '=', id)
    .select(['s.at', 's.snapshot_hash as hash', 'p.name as by'])
    .executeTakeFirst()

/** What took the ready mark away: the first answer changed since it was set, by whom and when; undefined where none was. */
export const readLapse = (tx: Handle, id: string) =>
  tx
    .selectFrom((db) =>
      db
        .selectFrom('audit_event')
        .where('subject', '=', id)
        .where('action', 'in', ['assessment.markReady', 'assessment.takeBack'])
        .select(['at', 'action'])
        .orderBy('id', 'desc')
        .limit(1)
        .as('mark'),
    )
    .innerJoin('answer_revision as r', (join) => join.on('r.assessment_id', '=', id).onRef('r.at', '>', 'mark.at'))
    .leftJoin('membership as m', 'm.id', 'r.by_membership')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .where('mark.action', '=', 'assessment.markReady')
    .select(['r.number', 'r.at', 'p.name as by'])
    .orderBy('r.at')
    .limit(1)
    .executeTakeFirst()
