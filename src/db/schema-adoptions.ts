import type { ColumnType } from 'kysely'
import type { Stage, Via } from '../domain/adoption.ts'
import type { ObstacleType, Question, Resolution, Severity } from '../domain/obstacle.ts'
import type { AssessmentBasis, Stage as AssessmentStage } from './schema-assessments.ts'
import type { Decimal } from './schema-columns.ts'
import type { ReportBasis } from './schema-practices.ts'

/** Days are `yyyy-mm-dd`. */
export interface AdoptionTable {
  id: string
  agency_id: string
  owner_id: string
  practice_slug: string
  basis: ReportBasis
  stage: Stage
  unit: ColumnType<string, string | undefined, string>
  target_on: string | null
  last_on: string
  next_on: string | null
  open_obstacles: ColumnType<number, number | undefined, number>
  interested_on: string
  committed_on: string | null
  preparing_on: string | null
  piloting_on: string | null
  running_on: string | null
  effective_on: string | null
  stopped_on: string | null
  confirmed_on: string | null
  verified_on: string | null
  index_rose: ColumnType<boolean | null, boolean | null | undefined, boolean | null>
  started_at: Date
  updated_at: Date
}

export interface AdoptionReportTable {
  id: string
  adoption_id: string
  agency_id: string
  owner_id: string
  stage: Stage
  reported_on: string
  note: string
  evidence: string
  next_on: string | null
  via: Via
  by_membership: string | null
  at: Date
  basis: ReportBasis
}

export interface AdoptionVerificationTable {
  id: string
  adoption_id: string
  agency_id: string
  owner_id: string
  kind: 'owner' | 'third'
  by_agency: string | null
  by_role: string
  by_membership: string | null
  verified_on: string
  note: string
  at: Date
  basis: ReportBasis
}

export interface FitAnswerTable {
  adoption_id: string
  question: Question
  agency_id: string
  owner_id: string
  fits: boolean
  note: string
  by_membership: string | null
  at: Date
}

export interface CommitmentTable {
  id: string
  adoption_id: string
  agency_id: string
  owner_id: string
  visit_id: string | null
  unit: string
  person_in_charge: string
  target_on: string
  by_membership: string | null
  at: Date
  basis: ReportBasis
}

export interface ObstacleTable {
  id: string
  adoption_id: string
  agency_id: string
  owner_id: string
  practice_slug: string
  type: ObstacleType
  severity: Severity
  detail: string
  in_charge: string
  blocks: Stage
  opened_on: string
  opened_by: string | null
  opened_at: Date
  resolved_on: string | null
  resolution: Resolution | null
  resolution_note: ColumnType<string, string | undefined, string>
  resolved_by: string | null
  resolved_at: Date | null
  basis: ReportBasis
}

/** Written by the database itself whenever an adoption changes. */
export interface AdoptionCountTable {
  practice_slug: string
  stage: Stage
  basis: ReportBasis
  n: number
  confirmed: number
  verified: number
  changed_at: Date | null
}

/** Means over five adopters at least. */
export interface PracticeEffectTable {
  practice_slug: string
  instrument_id: string
  /** An indicator of the instrument; 0 is the whole index. */
  number: number
  stage: AssessmentStage
  basis: AssessmentBasis
  n: number
  rose: number
  before_mean: Decimal
  after_mean: Decimal
  computed_on: string
}
