import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { AssessmentState, RevisionOrigin } from '../../db/schema.ts'
import { statement } from '../../db/statement.ts'
import type { AnswerFields } from '../../domain/answers.ts'
import type { StoredScore } from './queries.ts'

export interface AnswerRow extends AnswerFields {
  readonly number: number
  readonly version: number
}

const answerColumns = [
  'number',
  'version',
  'value',
  'explanation',
  'service_name as serviceName',
  'service_owner as serviceOwner',
] as const

export const listAnswers = (tx: Handle, id: string): Promise<AnswerRow[]> =>
  tx.selectFrom('answer').where('assessment_id', '=', id).select(answerColumns).orderBy('number').execute()

export const readAnswer = async (tx: Handle, id: string, number: number): Promise<AnswerRow | undefined> =>
  (await selectAnswer(tx, { id, number }))[0]

const selectAnswer = statement((db, { id, number }: { readonly id: string; readonly number: number }) =>
  db.selectFrom('answer').where('assessment_id', '=', id).where('number', '=', number).select(answerColumns),
)

export const readRevision = (tx: Handle, id: string, number: number, version: number) =>
  tx
    .selectFrom('answer_revision')
    .where('assessment_id', '=', id)
    .where('number', '=', number)
    .where('version', '=', version)
    .select(['value', 'explanation', 'service_name as serviceName', 'service_owner as serviceOwner'])
    .executeTakeFirst()

/** The version that a change made on `after` became when it was sent under this key before. */
export const versionSentAs = async (tx: Handle, id: string, number: number, after: number, key: string) =>
  (
    await tx
      .selectFrom('answer_revision')
      .where('assessment_id', '=', id)
      .where('number', '=', number)
      .where('version', '>', after)
      .where('sent_as', '=', key)
      .select('version')
      .executeTakeFirst()
  )?.version

/** Later revisions with who made them, newest first. */
export const listRevisionsAfter = (tx: Handle, id: string, number: number, version: number) =>
  tx
    .selectFrom('answer_revision as r')
    .leftJoin('membership as m', 'm.id', 'r.by_membership')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .where('r.assessment_id', '=', id)
    .where('r.number', '=', number)
    .where('r.version', '>=', version)
    .select(['r.version', 'r.value', 'r.explanation', 'r.at', 'p.name as by'])
    .select(['r.service_name as serviceName', 'r.service_owner as serviceOwner'])
    .orderBy('r.version', 'desc')
    .execute()

export interface Saving {
  readonly id: string
  readonly number: number
  readonly agencyId: string
  readonly version: number
  readonly fields: AnswerFields
  readonly state: AssessmentState
  readonly score: StoredScore
  readonly by: string
  readonly at: Date
  /** Null for what was typed. */
  readonly source: Source | null
  /** The key it was sent under, where one was. */
  readonly sentAs?: string | null
}

/** Where a revision comes from that nobody typed: an earlier one of the answer, or one of an earlier assessment. */
export interface Source {
  readonly origin: 'undo' | 'proposal'
  readonly assessment: string
  readonly version: number
}

/** Answer, revision and stored score in one statement: three tables, one round trip. */
export async function storeAnswer(
  tx: Handle,
  { fields, score, source, sentAs = null, ...rest }: Saving,
): Promise<void> {
  const { origin = 'edit', assessment = null, version = null } = source ?? {}
  const from = { sourceAssessment: assessment, sourceVersion: version, sentAs }
  await store(tx, { ...fields, ...score, ...rest, origin, ...from })
}

interface Stored extends AnswerFields, StoredScore, Omit<Saving, 'fields' | 'score' | 'source' | 'sentAs'> {
  readonly origin: RevisionOrigin
  readonly sourceAssessment: string | null
  readonly sourceVersion: number | null
  readonly sentAs: string | null
}

const store = statement(
  (_db, a: Stored) =>
    sql`
    with kept as (
      insert into answer_revision
        (assessment_id, number, version, agency_id, value, explanation, service_name, service_owner, by_membership, at,
          origin, source_assessment, source_version, sent_as)
      values (${a.id}, ${a.number}, ${a.version}, ${a.agencyId}, ${a.value}, ${a.explanation}, ${a.serviceName},
        ${a.serviceOwner}, ${a.by}, ${a.at}, ${a.origin}, ${a.sourceAssessment}, ${a.sourceVersion}, ${a.sentAs})
    ), edited as (
      update answer set version = ${a.version}, value = ${a.value}, explanation = ${a.explanation},
        service_name = ${a.serviceName}, service_owner = ${a.serviceOwner}
      where assessment_id = ${a.id} and number = ${a.number}
    )
    update assessment set state = ${a.state}, levels = ${a.levels}, answered = ${a.answered},
      index_value = ${a.index}, index_millionths = ${a.millionths}, predicate = ${a.predicate},
      domain_scores = ${a.domains}, aspect_scores = ${a.aspects}, updated_at = ${a.at}
    where id = ${a.id}`,
)
