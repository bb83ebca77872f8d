/** What of an assessment has been copied to the official application. Inside the agency only. */
export interface PackageTickTable {
  id: string
  assessment_id: string
  number: number
  /** Null: the answer itself. */
  reference_id: string | null
  agency_id: string
  /** Fingerprint of what was copied. */
  mark: string
  at: Date
  by_membership: string
  ended_at: Date | null
  ended_by: string | null
}
