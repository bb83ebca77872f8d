import type { ColumnType, GeneratedAlways } from 'kysely'
import type { Frozen, SnapshotFormat } from '../domain/snapshot.ts'
import type { Decimal, Json } from './schema-columns.ts'

export type Stage = 'self' | 'document' | 'interview' | 'visit' | 'official'
export type AssessmentBasis = 'self' | 'verified' | 'simulated'
/** How a revision came to be: typed, brought back from an earlier one, or confirmed as it was proposed. */
export type RevisionOrigin = 'edit' | 'undo' | 'proposal'
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
  /** The earlier assessment whose answers are proposed. */
  source_id: ColumnType<string | null, string | null | undefined, string | null>
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
  origin: ColumnType<RevisionOrigin, RevisionOrigin | undefined, never>
  source_assessment: ColumnType<string | null, string | null | undefined, never>
  source_version: ColumnType<number | null, number | null | undefined, never>
  /** The key under which a browser sent it. */
  sent_as: ColumnType<string | null, string | null | undefined, never>
  /** Made by the database; null for what the platform simulated. */
  hash: ColumnType<Buffer | null, never, never>
}

export interface SubmissionTable {
  assessment_id: string
  /** 1, and one more after each amendment. */
  round: ColumnType<number, number | undefined, never>
  agency_id: string
  by_membership: string | null
  at: Date
  snapshot_hash: string
  index_value: Decimal | null
  predicate: string | null
  /** Of the answers, by indicator ordinal. */
  versions: number[] | null
  format: ColumnType<SnapshotFormat, SnapshotFormat | undefined, never>
  /** Of format 2; written as JSON. */
  frozen: ColumnType<Frozen | null, string | null | undefined, never>
}

export interface SignedMinutesTable {
  id: string
  assessment_id: string
  round: number
  agency_id: string
  document_id: string
  revision: number
  by_membership: string
  at: Date
}

export interface AmendmentTable {
  assessment_id: string
  /** The submission it opened again. */
  round: number
  agency_id: string
  by_membership: string | null
  at: Date
  reason: string
}

/** The newest of a code and subject counts. */
export interface WarningReasonTable {
  id: string
  assessment_id: string
  agency_id: string
  code: string
  subject: string
  text: string
  by_membership: string
  at: Date
}

/** Forgotten after a minute. */
export interface PresenceTable {
  assessment_id: string
  number: number
  agency_id: string
  person_id: string
  at: Date
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

/** The end of the chain over all audit events. */
export interface AuditHeadTable {
  only_row: ColumnType<boolean, true | undefined, never>
  links: string
  hash: Buffer
}

/** Written by the database when the transaction of its event commits. */
export interface AuditLinkTable {
  seq: string
  event_id: string
  hash: Buffer
}

/** Events between the end of their transaction's work and its commit. */
export interface AuditPendingTable {
  event_id: string
  content: string
}
