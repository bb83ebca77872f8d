/** Stages of an assessment that stand side by side; none overwrites another. */
export const ASSESSMENT_STAGES = ['self', 'document', 'interview', 'visit', 'official'] as const
export type AssessmentStage = (typeof ASSESSMENT_STAGES)[number]

/** What a figure rests on; a report keeps to one basis and never joins two. */
export const REPORT_BASES = ['published', 'verified', 'self', 'simulated'] as const
export type ReportBasis = (typeof REPORT_BASES)[number]

/** Figures that anybody may see one by one are never suppressed. */
export const isPublicBasis = (basis: ReportBasis): boolean => basis === 'published'

/** Which agencies and figures a report is about. */
export interface ReportFilter {
  readonly instrument: string
  readonly year: number
  readonly basis: ReportBasis
  /** Stage of the assessment; null for published figures. */
  readonly stage: AssessmentStage | null
  /** Code of a province ("32"). */
  readonly province: string | null
  readonly type: 'provinsi' | 'kabupaten' | 'kota' | null
  readonly cohort: string | null
  /** Number of an indicator that is looked into. */
  readonly indicator: number | null
  /** `rows` adds one line for each agency that the reader may see by itself. */
  readonly detail: 'summary' | 'rows'
}

/** What is not told: a number below the least that may be told, or (`null`) something of which nothing is said. */
export interface HiddenCount {
  readonly under: number | null
}

export const HIDDEN: HiddenCount = { under: null }

/** A value that may be told, or the mark that it is hidden. */
export type Shown<T> = T | HiddenCount

export const isHiddenCount = <T>(shown: Shown<T>): shown is HiddenCount =>
  typeof shown === 'object' && shown !== null && 'under' in shown
