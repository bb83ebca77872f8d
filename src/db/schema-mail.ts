import type { ColumnType } from 'kysely'
import type { FollowUpKind } from '../domain/follow-up.ts'
import type { Zone } from '../domain/working-days.ts'
import type { ReportBasis } from './schema-practices.ts'

export interface TimeZoneTable {
  province_code: string
  zone: Zone
  source_title: string
}

/** Days are `yyyy-mm-dd`. */
export interface FollowUpTable {
  id: string
  commitment_id: string
  adoption_id: string
  agency_id: string
  owner_id: string
  person_id: string | null
  kind: FollowUpKind
  due_on: string
  asked_at: Date | null
  answered_at: Date | null
  dropped_at: Date | null
  basis: ReportBasis
}

export interface MailTable {
  id: string
  person_id: string
  day: string
  zone: Zone
  made_at: Date
  tries: ColumnType<number, number | undefined, number>
  next_try_at: Date
  sending_at: Date | null
  sent_at: Date | null
  given_up_at: Date | null
  trouble: ColumnType<string, string | undefined, string>
}

export interface MessageTable {
  id: string
  agency_id: string
  owner_id: string | null
  person_id: string
  key: string
  subject: string
  text: string
  about: string
  follow_up_id: string | null
  basis: ReportBasis
  made_at: Date
  withdrawn_at: Date | null
  mail_id: string | null
}

export interface MailLinkTable {
  token_hash: string
  message_id: string
  membership_id: string
  made_by: string | null
  made_at: Date
  expires_at: Date
  used_at: Date | null
}
