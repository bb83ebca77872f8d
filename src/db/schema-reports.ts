import type { GeneratedAlways } from 'kysely'
import type { AssessmentBasis, Stage } from './schema-assessments.ts'
import type { AgencyType } from './schema-public.ts'

/** All agencies of a province, type and cohort in a slice: instrument, year, basis, stage. */
interface CellColumns {
  instrument_id: string
  instrument_version: number
  year: number
  basis: AssessmentBasis
  stage: Stage
  province: string
  type: AgencyType
  cohort: string
  n: number
}

export interface ReportCellTable extends CellColumns {
  /** Hundredths of the index, each indicator, aspect and domain, added up. */
  sums: number[]
  /** How many agencies have a value of each. */
  counts: number[]
}

export interface ReportIndexTable extends CellColumns {
  hundredths: number
}

export interface ReportPairTable extends CellColumns {
  prior_version: number
  /** Hundredths by which the indices changed against the year before, added up. */
  change: number
}

export interface ReportSliceTable {
  instrument_id: string
  year: number
  basis: AssessmentBasis
  stage: Stage
  /** Grows with each change. */
  stamp: string
  n: number
  changed_at: Date
}

export interface ReportCheckTable {
  id: GeneratedAlways<string>
  at: Date
  slices: number
  cells: number
  drifted: number
  slice: string
}

/** Grows with each change of what it is named after. */
export interface ReportStampTable {
  name: string
  stamp: string
  changed_by: string
}
