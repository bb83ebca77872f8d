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
