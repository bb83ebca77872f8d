import type { ColumnType, GeneratedAlways } from 'kysely'
import type { Decimal, Json } from './schema-columns.ts'

export type Stage = 'self' | 'document' | 'interview' | 'visit' | 'official'
export type AssessmentBasis = 'self' | 'verified' | 'simulated'
export type AssessmentState = 'draft' | 'ready' | 'submitted'

export interface LevelsConsentTable {
  agency_id: string
  given_by: string | null
  given_at: Date
}

export interface AssessmentTable {
  id: string
  agency_id: string
  instrument_id: string
  instrument_version: number
  year: number
  stage: Stage
  basis: AssessmentBasis
  state: AssessmentState
  document: ColumnType<string, string | undefined, string>
  /** Hundredths by indicator ordinal; null is unanswered. */
  levels: (number | null)[]
  answered: number
  index_value: Decimal
  index_millionths: number
  predicate: string
  domain_scores: number[]
  aspect_scores: number[]
  started_by: string | null
  started_at: Date
  updated_at: Date
}

export interface AnswerTable {
  assessment_id: string
  number: number
  agency_id: string
  version: ColumnType<number, number | undefined, number>
  /** Hundredths, 100–500. */
  value: number | null
  explanation: ColumnType<string, string | undefined, string>
  service_name: ColumnType<string, string | undefined, string>
  service_owner: ColumnType<string, string | undefined, string>
}

export interface AnswerRevisionTable {
  assessment_id: string
  number: number
  version: number
  agency_id: string
  value: number | null
  explanation: string
  service_name: string
  service_owner: string
  by_membership: string | null
  at: Date
}

export interface SubmissionTable {
  assessment_id: string
  agency_id: string
  by_membership: string | null
  at: Date
  snapshot_hash: string
}

export interface AuditEventTable {
  id: GeneratedAlways<string>
  at: Date
  agency_id: string | null
  person_id: string | null
  membership_id: string | null
  action: string
  subject: string
  data: Json<object>
}
