import type { Handle } from '../../db/actor.ts'
import type { Frozen } from '../../domain/snapshot.ts'

export interface NewSubmission {
  readonly id: string
  readonly round: number
  readonly agencyId: string
  readonly by: string
  readonly hash: string
  readonly index: string
  readonly predicate: string
  /** Of the answers, by indicator ordinal. */
  readonly versions: readonly number[]
  readonly frozen: Frozen
  readonly at: Date
}

export const insertSubmission = (
  tx: Handle,
  { id, round, agencyId, by, hash, index, predicate, versions, frozen, at }: NewSubmission,
) =>
  tx
    .insertInto('submission')
    .values({
      assessment_id: id,
      round,
      agency_id: agencyId,
      by_membership: by,
      at,
      snapshot_hash: hash,
      index_value: index,
      predicate,
      versions: [...versions],
      format: 2,
      frozen: JSON.stringify(frozen),
    })
    .execute()

export type SubmissionRow = Awaited<ReturnType<typeof listSubmissions>>[number]

/** All of an assessment, newest first, each with what opened it again. */
export const listSubmissions = (tx: Handle, id: string) =>
  tx
    .selectFrom('submission as s')
    .leftJoin('membership as m', 'm.id', 's.by_membership')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('amendment as a', (join) =>
      join.onRef('a.assessment_id', '=', 's.assessment_id').onRef('a.round', '=', 's.round'),
    )
    .leftJoin('membership as opener', 'opener.id', 'a.by_membership')
    .leftJoin('person as o', 'o.id', 'opener.person_id')
    .where('s.assessment_id', '=', id)
    .select(['s.round', 's.at', 's.snapshot_hash as hash', 'p.name as by', 's.index_value as index', 's.predicate'])
    .select(['s.versions', 's.format', 'a.at as amendedAt', 'a.reason', 'o.name as amendedBy'])
    .orderBy('s.round', 'desc')
    .execute()

export interface NewAmendment {
  readonly id: string
  readonly round: number
  readonly agencyId: string
  readonly by: string
  readonly at: Date
  readonly reason: string
}

export const insertAmendment = (tx: Handle, { id, round, agencyId, by, at, reason }: NewAmendment) =>
  tx
    .insertInto('amendment')
    .values({ assessment_id: id, round, agency_id: agencyId, by_membership: by, at, reason })
    .execute()

/** How many answers as they stand were written by a person. */
export const countWrittenBy = async (tx: Handle, id: string, personId: string | null): Promise<number> => {
  const { n } = await tx
    .selectFrom('answer as a')
    .innerJoin('answer_revision as r', (join) =>
      join
        .onRef('r.assessment_id', '=', 'a.assessment_id')
        .onRef('r.number', '=', 'a.number')
        .onRef('r.version', '=', 'a.version'),
    )
    .innerJoin('membership as m', 'm.id', 'r.by_membership')
    .where('a.assessment_id', '=', id)
    .where('m.person_id', '=', personId)
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** What took the ready mark away: the first answer changed since it was set, by whom and when; undefined where none was. */
export const readLapse = (tx: Handle, id: string) =>
  tx
    .selectFrom((db) =>
      db
        .selectFrom('audit_event')
        .where('subject', '=', id)
        .where('action', 'in', ['assessment.markReady', 'assessment.takeBack', 'assessment.submit', 'assessment.amend'])
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
