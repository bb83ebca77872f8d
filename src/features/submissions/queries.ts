import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { AssessmentBasis } from '../../db/schema.ts'
import type { Frozen, SnapshotAnswer } from '../../domain/snapshot.ts'

export const readFrozen = async (tx: Handle, id: string, round: number): Promise<Frozen | null> => {
  const row = tx.selectFrom('submission').where('assessment_id', '=', id).where('round', '=', round).select('frozen')
  return (await row.executeTakeFirst())?.frozen ?? null
}

export interface SubmittedAnswer extends SnapshotAnswer {
  /** Written by whoever submitted. */
  readonly bySubmitter: boolean
}

/** The answers at the versions that a submission froze, by number. */
export async function listSubmitted(tx: Handle, id: string, round: number): Promise<SubmittedAnswer[]> {
  const { rows } = await sql<SubmittedAnswer>`
    select r.number, r.version, r.value, r.explanation, r.service_name as "serviceName",
      r.service_owner as "serviceOwner", coalesce(author.person_id = sender.person_id, false) as "bySubmitter"
    from submission s cross join unnest(s.versions) with ordinality as v (version, number)
    join answer_revision r on r.assessment_id = s.assessment_id and r.number = v.number and r.version = v.version
    left join membership author on author.id = r.by_membership left join membership sender on sender.id = s.by_membership
    where s.assessment_id = ${id} and s.round = ${round} order by r.number`.execute(tx)
  return rows
}

/** The scans of signed minutes of a round, newest first. */
export const listMinutes = (tx: Handle, id: string, round: number) =>
  tx
    .selectFrom('signed_minutes as s')
    .innerJoin('evidence_document as d', 'd.id', 's.document_id')
    .innerJoin('evidence_revision as r', (join) =>
      join.onRef('r.document_id', '=', 's.document_id').onRef('r.number', '=', 's.revision'),
    )
    .innerJoin('evidence_file as f', 'f.id', 'r.file_id')
    .innerJoin('membership as m', 'm.id', 's.by_membership')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('s.assessment_id', '=', id)
    .where('s.round', '=', round)
    .select(['s.document_id as document', 's.revision', 's.at', 'p.name as by', 'd.title', 'd.basis'])
    .select(['f.sha256', 'f.type', 'f.size'])
    .orderBy('s.at', 'desc')
    .orderBy('s.id', 'desc')
    .execute()

export interface NewMinutes {
  readonly id: string
  readonly assessment: string
  readonly round: number
  readonly agencyId: string
  readonly document: string
  readonly revision: number
  readonly by: string
  readonly at: Date
}

export const insertMinutes = (tx: Handle, given: NewMinutes) =>
  tx
    .insertInto('signed_minutes')
    .values({
      ...{ id: given.id, assessment_id: given.assessment, round: given.round, agency_id: given.agencyId },
      ...{ document_id: given.document, revision: given.revision, by_membership: given.by, at: given.at },
    })
    .execute()

/** What anybody may know who has the hash of a submission; undefined where nothing was submitted with it. */
export async function readSeal(tx: Handle, hash: string) {
  const { rows } = await sql<{ basis: AssessmentBasis; at: Date; opened: boolean }>`
    select basis, at, opened from sealed_submission(${hash})`.execute(tx)
  return rows[0]
}

/** The newest submission with a hash, as far as the actor's rights reach. */
export const findByHash = (tx: Handle, hash: string) =>
  tx
    .selectFrom('submission as s')
    .innerJoin('assessment as a', 'a.id', 's.assessment_id')
    .innerJoin('agency as g', 'g.code', 's.agency_id')
    .where('s.snapshot_hash', '=', hash)
    .select(['s.assessment_id as id', 's.round', 's.agency_id as agencyId', 'g.name as agency', 'a.year'])
    .select(['a.instrument_id', 'a.stage', 's.index_value as index'])
    .orderBy('s.round', 'desc')
    .limit(1)
    .executeTakeFirst()
