import type { ChartView } from '../../web/chart-types.ts'
import { page } from '../../web/pages.ts'

/** An own page to go to. */
export interface Link {
  readonly href: string
  readonly label: string
}

export interface Source {
  readonly url: string
  readonly title: string
}

/** A text that may be in the instrument's or source's language rather than the page's. */
export interface Worded {
  readonly text: string
  readonly lang: 'id' | 'en'
}

export interface Option {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}

/** A field a person typed wrong, with the sentence that says so. */
export interface Mistake {
  readonly field: string
  readonly message: string
}

export interface DirectoryProps {
  readonly q: string
  readonly mistakes: readonly Mistake[]
  readonly qMistake: string | null
  readonly provinces: readonly Option[]
  readonly types: readonly Option[]
  readonly filtered: boolean
  /** null while something typed is wrong: then there is no list. */
  readonly list: DirectoryList | null
}

export interface DirectoryList {
  readonly total: number
  readonly regions: readonly DirectoryRegion[]
  readonly page: number
  readonly last: number
  readonly previous: string | null
  readonly next: string | null
}

export interface DirectoryRegion {
  readonly href: string
  readonly name: string
  readonly province: string | null
  readonly autonomous: boolean
  readonly isReference: boolean
  readonly latest: { readonly index: string; readonly year: number; readonly source: Source } | null
}

export const directoryPage = page<DirectoryProps>('agencies/directory')

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
  readonly practices: readonly PracticeLink[]
  readonly compareHref: string | null
  readonly regionsHref: string | null
  readonly signInHref: string | null
}

/** An index as printed in a table: value, predicate and where both come from. */
export interface Figure {
  readonly year: number
  readonly index: string
  readonly predicate: Worded
  readonly basis: string
  readonly source: Source
  readonly note: string
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
  readonly figures: readonly {
    readonly year: number
    readonly value: string
    readonly kind: string
    readonly source: Source
    readonly note: string
  }[]
}

export interface PracticeLink extends Link {
  readonly summary: string
}

export const profilePage = page<ProfileProps>('agencies/profile')

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

export const comparisonPage = page<ComparisonProps>('agencies/comparison')
