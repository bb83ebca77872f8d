import type { ColumnType } from 'kysely'

export type MarkKind = 'covered' | 'not_applicable'
export type VerdictOutcome = 'accepted' | 'revise'
export type ReviseClass = 'unfit' | 'missing' | 'scope' | 'invalid' | 'unreadable' | 'expired'
type Text = ColumnType<string, string | undefined, never>

/** Ends once, never changes otherwise. */
export interface EvidenceMarkTable {
  id: string
  agency_id: string
  assessment_id: string
  instrument_id: string
  instrument_version: number
  kind: MarkKind
  indicator: number
  level: number
  /** Null for a whole level. */
  item_id: string | null
  reason: Text
  made_at: Date
  made_by: string | null
  ended_at: Date | null
  ended_by: string | null
}

/** The highest number of an item counts. */
export interface EvidenceVerdictTable {
  assessment_id: string
  item_id: string
  number: number
  agency_id: string
  instrument_id: string
  instrument_version: number
  indicator: number
  level: number
  outcome: VerdictOutcome
  class: ReviseClass | null
  note: Text
  basis: string[]
  by_membership: string | null
  at: Date
}

/** The highest number of a level counts. */
export interface CriterionVerdictTable {
  assessment_id: string
  indicator: number
  level: number
  number: number
  agency_id: string
  met: boolean
  note: Text
  by_membership: string | null
  at: Date
}
