import type { ColumnType } from 'kysely'
import type { FollowUpKind } from '../domain/follow-up.ts'
import type { Rhythm } from '../domain/rhythm.ts'
import type { Zone } from '../domain/working-days.ts'
import type { ReportBasis } from './schema-practices.ts'

/** Questions about commitments, news told at once, the digest of a day, and reports that somebody asked for. */
export type Stream = 'asked' | 'now' | 'daily' | 'report'

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
  stream: ColumnType<Stream, Stream | undefined, never>
}

export interface MessageTable {
  id: string
  /** None: news for somebody who works for no agency. */
  agency_id: string | null
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
  stream: ColumnType<Stream, Stream | undefined, never>
  /** What the letter can turn off: kinds of news, or ids of saved views. */
  kinds: ColumnType<readonly string[], readonly string[] | undefined, never>
  /** Ids of the posts with whose rights a report was written; empty elsewhere. */
  posts: ColumnType<string, string | undefined, never>
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

export interface UnsubscriptionTable {
  token_hash: string
  person_id: string
  stream: Exclude<Stream, 'asked'>
  kinds: readonly string[]
  made_at: Date
  used_at: Date | null
}

export interface SavedViewTable {
  id: string
  person_id: string
  name: string
  query: string
  rhythm: Rhythm
  due_on: string | null
  ended: ColumnType<ViewEnd, ViewEnd | undefined, ViewEnd>
  made_at: Date
}

/** Why the letters of a saved view ended by themselves; empty: they did not. */
export type ViewEnd = '' | 'post' | 'filter'
