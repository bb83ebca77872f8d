import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { AssessmentState } from '../../db/schema.ts'
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

export const readAnswer = (tx: Handle, id: string, number: number): Promise<AnswerRow | undefined> =>
  tx
    .selectFrom('answer')
    .where('assessment_id', '=', id)
    .where('number', '=', number)
    .select(answerColumns)
    .executeTakeFirst()

export const readRevision = (tx: Handle, id: string, number: number, version: number) =>
  tx
    .selectFrom('answer_revision')
    .where('assessment_id', '=', id)
    .where('number', '=', number)
    .where('version', '=', version)
    .select(['value', 'explanation', 'service_name as serviceName', 'service_owner as serviceOwner'])
    .executeTakeFirst()

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
}

/** Answer, revision and stored score in one statement: three tables, one round trip. */
export async function storeAnswer(tx: Handle, { id, number, agencyId, version, fields, state, score, by, at }: Saving) {
  const { value, explanation, serviceName, serviceOwner } = fields
  await sql`
    with kept as (
      insert into answer_revision
        (assessment_id, number, version, agency_id, value, explanation, service_name, service_owner, by_membership, at)
      values (${id}, ${number}, ${version}, ${agencyId}, ${value}, ${explanation}, ${serviceName}, ${serviceOwner}, ${by}, ${at})
    ), edited as (
      update answer set version = ${version}, value = ${value}, explanation = ${explanation},
        service_name = ${serviceName}, service_owner = ${serviceOwner}
      where assessment_id = ${id} and number = ${number}
    )
    update assessment set state = ${state}, levels = ${[...score.levels]}, answered = ${score.answered},
      index_value = ${score.index}, index_millionths = ${score.millionths}, predicate = ${score.predicate},
      domain_scores = ${[...score.domains]}, aspect_scores = ${[...score.aspects]}, updated_at = ${at}
    where id = ${id}`.execute(tx)
}
