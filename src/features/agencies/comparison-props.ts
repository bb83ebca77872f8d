import type { ChartView } from '../../web/chart-types.ts'
import type { Figure, Mistake, Source, Worded } from './shown.ts'

export interface ComparisonProps {
  readonly title: string
  readonly mistakes: readonly Mistake[]
  readonly fields: readonly ComparisonField[]
  /** Every region to choose from. */
  readonly names: readonly string[]
  readonly referenceNamed: boolean
  readonly exampleHref: string
  /** null while nothing is chosen. */
  readonly comparison: Comparison | null
}

export interface ComparisonField {
  readonly id: string
  readonly nth: number
  readonly value: string
  readonly mistake: string | null
}

export interface Comparison {
  /** The chosen ones, the reference last. */
  readonly regions: readonly ComparedRegion[]
  readonly chart: ChartView | null
  readonly breaks: readonly string[]
  readonly columns: readonly { readonly name: string; readonly isReference: boolean }[]
  /** Newest year first. */
  readonly rows: readonly ComparedYear[]
  readonly sources: readonly NumberedSource[]
}

export interface ComparedRegion {
  readonly href: string
  readonly name: string
  readonly isReference: boolean
  readonly autonomous: boolean
  readonly latest: Figure | null
  /** How far from the reference in the same year. */
  readonly standing: string
}

export interface ComparedYear {
  readonly year: number
  readonly instrument: string
  readonly cells: readonly {
    readonly name: string
    readonly isReference: boolean
    readonly index: string | null
    readonly predicate: Worded | null
    /** Number in the list of sources. */
    readonly source: number | null
  }[]
}

export interface NumberedSource {
  readonly nth: number
  readonly source: Source
}
