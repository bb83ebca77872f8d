import type { ChartSpec } from './chart-types.ts'
import type { Lang } from './i18n.ts'

/** How the cells of a column are written; an index and a change have two decimals, a share is a percentage with one. */
export type ColumnKind = 'text' | 'count' | 'index' | 'change' | 'share'

export interface ReportColumn {
  readonly key: string
  readonly label: string
  readonly kind: ColumnKind
}

/**
 * A cell that is not shown: a number below `under`; or `null` where something about fewer agencies than may be told could be
 * computed from it, which says nothing about how large it is.
 */
export interface HiddenCell {
  readonly under: number | null
}

/** Text in the reader's language; a number as a plain decimal ("2.77", "-0.4", "508"); hidden; or nothing to say. */
export type ReportCell = string | HiddenCell | null

export interface ReportTable {
  /** For programs: stable, in English. */
  readonly id: string
  readonly title: string
  /** What a reader has to know to read it rightly; may be empty. */
  readonly note: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly (readonly ReportCell[])[]
  /** The same as a picture; null where there is nothing to draw. */
  readonly chart: ChartSpec | null
}

/** One line of what a report says of itself: filters, n, method, basis, instrument, time of the data, licence. */
export interface ReportNote {
  /** For programs: stable, in English. */
  readonly key: string
  readonly label: string
  readonly value: string
}

/** A report as every format shows it: the same numbers, the same notes. */
export interface ReportFile {
  readonly lang: Lang
  readonly title: string
  /** The whole of it in one sentence. */
  readonly sentence: string
  readonly notes: readonly ReportNote[]
  readonly tables: readonly ReportTable[]
  /** Some figure in it is the demonstration's: every page, name and picture says so. */
  readonly simulated: boolean
  /** Path and query of the page with the same numbers, without language. */
  readonly path: string
  /** SHA-256 (hex) of everything above but the time of the data and what is of today, not of the report's year. */
  readonly hash: string
}

export const isHidden = (cell: ReportCell): cell is HiddenCell => cell !== null && typeof cell === 'object'
