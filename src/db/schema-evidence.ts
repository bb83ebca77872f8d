import type { ColumnType } from 'kysely'
import type { ReportBasis } from './schema-practices.ts'

export type EvidenceType = 'pdf' | 'docx' | 'xlsx' | 'jpg' | 'png'
export type Signed = 'yes' | 'no' | 'not_needed'
type Text = ColumnType<string, string | undefined, string>
/** Bytes; int8 comes as text. */
type Bytes = ColumnType<string, number, number>

export interface EvidenceUsageTable {
  agency_id: string
  bytes: Bytes
}

export interface EvidenceFileTable {
  id: string
  agency_id: string
  sha256: string
  size: number
  type: EvidenceType
  name: string
  at: Date
  by_membership: string | null
  /** False for a PDF of pictures only; null where nobody can tell. */
  has_text: ColumnType<boolean | null, boolean | null | undefined, never>
}

export interface EvidenceUploadTable {
  id: string
  agency_id: string
  person_id: string
  name: string
  size: number
  reserved: number
  sha256: string | null
  kept_size: number | null
  type: EvidenceType | null
  begun_at: Date
  stored_at: Date | null
  has_text: ColumnType<boolean | null, boolean | null | undefined, boolean | null>
  /** The unit's link that it comes over; null: a person uploads it for themselves. */
  link_id: ColumnType<string | null, string | null | undefined, never>
}

export interface EvidenceDocumentTable {
  id: string
  agency_id: string
  kind: 'file' | 'link'
  title: string
  number: Text
  signed: Signed
  effective_from: string | null
  effective_until: string | null
  expires_on: string | null
  url: string | null
  test_user: Text
  test_access: Text
  note: Text
  revision: ColumnType<number, number | undefined, number>
  version: ColumnType<number, number | undefined, number>
  basis: ReportBasis
  made_at: Date
  made_by: string | null
  changed_at: Date
}

export interface EvidenceRevisionTable {
  document_id: string
  number: number
  agency_id: string
  file_id: string
  sha256: string
  note: Text
  at: Date
  by_membership: string | null
}

export interface EvidenceReferenceTable {
  id: string
  agency_id: string
  document_id: string
  assessment_id: string
  instrument_id: string
  instrument_version: number
  item_id: string
  indicator: number
  level: number
  place: Text
  attached_at: Date
  attached_by: string | null
  detached_at: Date | null
  detached_by: string | null
}
