import type { ReportBasis, ReportFilter, Shown } from '../../domain/report.ts'

/** Mean of agencies (each counts once), a decimal with two places ("2.77"); null where there is none. */
export type Mean = Shown<string> | null

/** One line of a breakdown. */
export interface GroupLine {
  /** Stable, for addresses and programs: province code, type, cohort, year, basis, stage, aspect code, indicator number. */
  readonly key: string
  /** In the reader's language. */
  readonly label: string
  readonly n: Shown<number>
  readonly mean: Mean
  /** Mean change against the year before of the agencies that have both; null where there are none. */
  readonly change: Mean
  /** Value of the reference (Sumedang, or the target level 3) of an aspect or indicator; null elsewhere. */
  readonly reference: string | null
}

export interface BandLine {
  /** Name of the predicate as the instrument writes it, from the lowest. */
  readonly predicate: string
  readonly from: string
  readonly to: string
  readonly n: Shown<number>
  /** Share of n in per cent with one decimal ("12.5"). */
  readonly share: Mean
}

/** How the indices lie; quartiles by the method that the notes name. */
export interface Spread {
  readonly n: Shown<number>
  /** Agencies that the filter means at all: autonomous ones of that province, type and cohort. */
  readonly of: number
  readonly mean: Mean
  readonly least: Mean
  readonly q1: Mean
  readonly median: Mean
  readonly q3: Mean
  readonly greatest: Mean
  /** Against the year before: mean change of the agencies that have both, and how many those are. */
  readonly change: Mean
  readonly changeN: Shown<number>
}

export interface CountLine {
  readonly key: string
  readonly label: string
  readonly n: Shown<number>
}

/** One agency, only for those with the right to see it by itself. */
export interface AgencyLine {
  readonly code: string
  readonly name: string
  readonly type: string
  readonly index: string
  readonly predicate: string
  readonly change: string | null
  /** By ordinal; two decimals; null unanswered or not known. */
  readonly levels: readonly (string | null)[]
}

/** Everything that a report says, suppressed for its reader. Each format and the page show this and nothing else. */
export interface ReportSummary {
  readonly filter: ReportFilter
  readonly spread: Spread
  readonly bands: readonly BandLine[]
  readonly years: readonly (GroupLine & { readonly instrument: string })[]
  readonly domains: readonly GroupLine[]
  readonly aspects: readonly GroupLine[]
  readonly indicators: readonly GroupLine[]
  readonly provinces: readonly GroupLine[]
  readonly types: readonly GroupLine[]
  readonly cohorts: readonly GroupLine[]
  readonly stages: readonly GroupLine[]
  readonly bases: readonly GroupLine[]
  /** Indicators with the lowest means, at most ten. */
  readonly weakest: readonly GroupLine[]
  /** Adoptions by their state, obstacles by their type, overdue work by its kind; of the same agencies. */
  readonly adoptions: readonly CountLine[]
  readonly obstacles: readonly CountLine[]
  readonly overdue: readonly CountLine[]
  /** One line an agency where the filter asks for it and the reader has the right; else empty. */
  readonly agencies: readonly AgencyLine[]
  /** Whether the reader may see every agency that the filter means by itself. */
  readonly open: boolean
  /** What stands as `reference` of aspects and indicators, in words; empty where there are no such lines. */
  readonly referenceLabel: string
  /** What the reference rests on; null for the target and where there is none. */
  readonly referenceBasis: ReportBasis | null
  /** When the figures last changed. */
  readonly asOf: Date | null
  readonly simulated: boolean
}
