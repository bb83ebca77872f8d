import type { ColumnType } from 'kysely'
import type { Json } from './schema-columns.ts'
import type { ReportBasis } from './schema-practices.ts'

export type VisitKind = 'visit' | 'workshop'
export type VisitState = 'requested' | 'proposed' | 'accepted' | 'declined' | 'cancelled' | 'closed'

/** What everybody may know of a visit. */
export interface VisitTable {
  id: string
  /** The host. */
  agency_id: string
  /** The guest; of a workshop the host itself. */
  asked_by: string
  kind: VisitKind
  state: VisitState
  title: string
  held_on: string
  /** `09:00` by the clock of the host's province. */
  starts: string
  ends: string
  place: string
  delegations: number
  basis: ReportBasis
  requested_by: string | null
  requested_at: Date
  closed_at: Date | null
}

type Text = ColumnType<string, string | undefined, string>

export interface VisitRecordTable {
  visit_id: string
  agency_id: string
  instrument_id: string
  message: Text
  proposed_on: string | null
  reply: Text
  contact: Text
  minutes: Text
  version: ColumnType<number, number | undefined, number>
}

export interface AgendaLineTable {
  visit_id: string
  position: number
  agency_id: string
  topic: string
  practice_slug: string | null
  indicators: number[]
  minutes: number
  unit: string
}

/** An indicator a guest wants to hear about, with the levels it sent along in hundredths. */
export interface StoredInterest {
  readonly number: number
  readonly own: number | null
  readonly reference: number | null
  /** Whether one of the two levels is simulated: whoever shows them says so. */
  readonly simulated: boolean
}

export interface DelegationTable {
  id: string
  visit_id: string
  host_id: string
  agency_id: string
  people: number
  positions: Text
  contact: Text
  interests: Json<readonly StoredInterest[]>
  findings: Text
  /** Kept by the verb that commits. */
  commitments: ColumnType<number, number | undefined, number>
  no_commitment: Text
  joined_by: string | null
  joined_at: Date
  basis: ReportBasis
}

export interface AttendeeTable {
  id: string
  visit_id: string
  host_id: string
  agency_id: string
  name: string
  position: string
  via: 'code' | 'list'
  at: Date
  basis: ReportBasis
}

export interface AttendanceCodeTable {
  visit_id: string
  agency_id: string
  code: string
  made_at: Date
}

export interface AgreementTable {
  id: string
  agency_id: string
  partner_id: string
  visit_id: string | null
  kind: 'mou' | 'pks'
  number: string
  subject: string
  signed_on: string
  expires_on: string
  recorded_by: string | null
  recorded_at: Date
  basis: ReportBasis
}
