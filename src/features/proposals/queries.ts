import type { Handle } from '../../db/actor.ts'
import type { AssessmentBasis, AssessmentState, Stage } from '../../db/schema.ts'
import type { AnswerFields } from '../../domain/answers.ts'

export interface EarlierRow {
  readonly id: string
  readonly instrument_id: string
  readonly instrument_version: number
  readonly year: number
  readonly stage: Stage
  readonly basis: AssessmentBasis
  readonly state: AssessmentState
  readonly index_value: string
}

const columns = ['id', 'instrument_id', 'instrument_version', 'year', 'stage', 'basis', 'state', 'index_value'] as const

/**
 * What an agency assessed in earlier years with these instruments and answered at least in part, the newest first; in a
 * year a self-assessment, which has explanations, comes before an official result.
 */
export const listEarlier = (
  tx: Handle,
  { agencyId, year, instruments }: { agencyId: string; year: number; instruments: readonly string[] },
): Promise<EarlierRow[]> =>
  tx
    .selectFrom('assessment')
    .where('agency_id', '=', agencyId)
    .where('year', '<', year)
    .where('instrument_id', 'in', instruments)
    .where('answered', '>', 0)
    .select(columns)
    .orderBy('year', 'desc')
    .orderBy('stage', 'desc')
    .orderBy('id')
    .execute()

export const readEarlier = (tx: Handle, id: string): Promise<EarlierRow | undefined> =>
  tx.selectFrom('assessment').where('id', '=', id).select(columns).executeTakeFirst()

export interface EarlierAnswer extends AnswerFields {
  readonly number: number
  readonly version: number
}

export const listEarlierAnswers = (tx: Handle, id: string): Promise<EarlierAnswer[]> =>
  tx
    .selectFrom('answer')
    .where('assessment_id', '=', id)
    .where('value', 'is not', null)
    .select(['number', 'version', 'value', 'explanation'])
    .select(['service_name as serviceName', 'service_owner as serviceOwner'])
    .orderBy('number')
    .execute()
