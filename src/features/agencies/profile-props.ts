import type { ChartView } from '../../web/chart-types.ts'
import type { Figure, Link, Source, Worded } from './shown.ts'

export interface ProfileProps {
  readonly trail: readonly Link[]
  readonly name: string
  readonly code: string
  readonly type: string
  readonly province: Link | null
  readonly autonomous: boolean
  readonly isReference: boolean
  readonly latest: Figure | null
  /** What the figure means, in one sentence. */
  readonly finding: string
  readonly chart: ChartView | null
  /** A sentence for each change of the instrument between two of its figures. */
  readonly breaks: readonly string[]
  readonly series: readonly SeriesGroup[]
  /** What was not found, said; empty when nothing was found at all. */
  readonly missing: string
  readonly means: readonly MeanRow[]
  readonly within: readonly MeanRow[]
  readonly simulated: readonly { readonly year: number; readonly index: string; readonly predicate: Worded }[]
  readonly outcomes: readonly OutcomeView[]
  /** The first ones, and how many there are. */
  readonly practices: readonly PracticeLink[]
  readonly practiceCount: number
  readonly standing: readonly StandingView[]
  readonly compareHref: string | null
  readonly regionsHref: string | null
  readonly signInHref: string | null
}

/** The figures of one instrument, newest first. */
export interface SeriesGroup {
  readonly instrument: string
  readonly figures: readonly Figure[]
}

export interface MeanRow extends Figure {
  readonly name: string
}

/** One measure, or the two sides of a contested one. */
export interface OutcomeView {
  /** The sentence that says that the sides contradict each other; empty where they do not. */
  readonly contested: string
  readonly sides: readonly OutcomeSide[]
}

export interface OutcomeSide {
  readonly label: Worded
  readonly direction: string
  readonly unit: string
  readonly citations: readonly Citation[]
}

/** Figures, newest first, that stand in one source. */
export interface Citation {
  readonly figures: readonly { readonly year: number; readonly value: string; readonly note: string }[]
  /** What kind of source it is, Indonesian. */
  readonly kind: string
  readonly source: Source
}

/** What it did for others: a line for each kind. */
export interface StandingView {
  readonly simulated: boolean
  readonly lines: readonly string[]
}

export interface PracticeLink extends Link {
  readonly summary: string
}
