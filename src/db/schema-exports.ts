import type { ColumnType } from 'kysely'
import type { Membership } from '../domain/permissions.ts'
import type { Json } from './schema-columns.ts'

/** How a report was made whose hash stands on a paper; never what it said. */
export interface ReportProofTable {
  hash: string
  path: string
  language: 'id' | 'en'
  memberships: Json<readonly Membership[]>
  is_public: boolean
  made_at: Date
}

/** A file that takes long, from being asked for until it is cleared away. */
export interface ReportDownloadTable {
  id: string
  person_id: string
  format: 'csv' | 'json' | 'xlsx' | 'pdf'
  language: 'id' | 'en'
  path: string
  title: string
  cells: number
  hash: string
  memberships: Json<readonly Membership[]>
  origin: string
  asked_at: Date
  expires_at: Date
  tries: ColumnType<number, number | undefined, number>
  started_at: Date | null
  failed_at: Date | null
  ready_at: Date | null
  name: string | null
  file: Buffer | null
}
