import type { ColumnType } from 'kysely'
import type { Scope } from '../domain/scopes.ts'

/** People, their posts and their sessions. */
export interface UnitTable {
  id: string
  agency_id: string
  name: string
}

export interface PersonTable {
  id: string
  email: string
  name: string
  password_hash: string | null
  language: ColumnType<'id' | 'en', 'id' | 'en' | undefined, 'id' | 'en'>
  disabled_at: Date | null
  created_at: Date
  last_signed_in_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export interface MembershipTable {
  id: string
  person_id: string
  role: 'member' | 'unit' | 'approver' | 'curator' | 'assessor' | 'reviewer' | 'ministry' | 'admin'
  agency_id: string | null
  province_code: string | null
  unit_id: string | null
  valid_from: string
  valid_until: string | null
  /** When somebody said that it ends. */
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

/** A post that is offered to an address, and how its letter leaves. */
export interface InvitationTable {
  id: string
  agency_id: string
  email: string
  name: string
  role: 'member' | 'unit' | 'approver'
  unit_id: string | null
  ends_on: string | null
  language: 'id' | 'en'
  invited_by: string
  invited_at: Date
  expires_at: Date
  accepted_at: ColumnType<Date | null, undefined, Date>
  accepted_as: ColumnType<string | null, undefined, string>
  revoked_at: ColumnType<Date | null, undefined, Date>
  next_try_at: Date | null
  tries: ColumnType<number, undefined, number>
  sending_at: ColumnType<Date | null, undefined, Date | null>
  sent_at: ColumnType<Date | null, undefined, Date>
  given_up_at: ColumnType<Date | null, undefined, Date>
  trouble: ColumnType<string, undefined, string>
}

export interface InvitationLinkTable {
  token_hash: string
  invitation_id: string
  membership_id: string
  made_at: Date
}

export interface SessionTable {
  id_hash: string
  person_id: string
  user_agent: ColumnType<string, string | undefined, string>
  address: ColumnType<string, string | undefined, string>
  created_at: Date
  last_seen_at: Date
  expires_at: Date
}

export interface PersonalTokenTable {
  id: string
  person_id: string
  name: string
  hash: string
  scopes: Scope[]
  made_at: Date
  expires_at: Date
  last_used_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  revoked_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

export interface AttemptTable {
  key: string
  failures: number
  window_ends_at: Date
}

export interface FirstAdminLinkTable {
  only_row: ColumnType<boolean, true | undefined, never>
  token_hash: string
  created_at: Date
  used_at: Date | null
}
