import type { Followed, NotificationKind, NotificationMode } from '../domain/notification.ts'
import type { Json } from './schema-columns.ts'
import type { ReportBasis } from './schema-practices.ts'

export interface FollowTable {
  person_id: string
  subject: Followed
  subject_id: string
  wanted: boolean
  at: Date
}

export interface NotificationTable {
  id: string
  person_id: string
  key: string
  kind: NotificationKind
  arguments: Json<Readonly<Record<string, string>>>
  about: string
  basis: ReportBasis
  at: Date
  read_at: Date | null
  mode: NotificationMode
  told_at: Date | null
}

export interface NotificationWishTable {
  person_id: string
  kind: NotificationKind
  mode: NotificationMode
}
