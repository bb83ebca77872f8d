import type { ColumnType } from 'kysely'

/** A unit's one link to bring evidence to an assessment. */
export interface UnitLinkTable {
  id: string
  agency_id: string
  assessment_id: string
  unit_id: string
  /** Null: all that the unit owes. */
  items: string[] | null
  made_by: string
  made_at: Date
  expires_at: Date
  ended_at: Date | null
  ended_by: string | null
}

/** What a token opens, and as whom. */
export interface UnitLinkTokenTable {
  token_hash: string
  link_id: string
  membership_id: string
}

export type Decision = 'accepted' | 'returned'

/** What came over a link, and what the agency decided about it. */
export interface UnitDeliveryTable {
  id: string
  agency_id: string
  link_id: string
  assessment_id: string
  unit_id: string
  instrument_id: string
  instrument_version: number
  item_id: string
  indicator: number
  level: number
  document_id: string
  place: string
  sender: string
  sent_at: Date
  decision: Decision | null
  decided_at: Date | null
  decided_by: string | null
  note: ColumnType<string, string | undefined, string>
}
