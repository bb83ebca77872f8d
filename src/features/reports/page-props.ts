import type { ChartView } from '../../web/chart-types.ts'
import type { CountsTable, LinesTable, RegionsTable, TileMap } from './table-props.ts'

/** What `/laporan` shows. */
export interface ReportProps {
  readonly heading: string
  readonly simulated: boolean
  /** The whole of it in one sentence; empty where there are no figures. */
  readonly sentence: string
  /** Instrument, stage, basis and year, said with every picture and table. */
  readonly basis: string
  readonly form: FilterForm
  readonly downloads: readonly Link[]
  /** Other places that belong to this report. */
  readonly places: readonly Link[]
  /** null where there are figures. */
  readonly empty: Empty | null
  readonly headline: Headline
  /** The sections in the order of the page, for its table of contents. */
  readonly contents: readonly { readonly id: string; readonly label: string }[]
  readonly bands: readonly BandRow[]
  readonly spread: SpreadStrip | null
  readonly five: readonly { readonly label: string; readonly value: string }[]
  readonly indicator: IndicatorLook | null
  readonly yearsChart: ChartView | null
  readonly years: LinesTable | null
  readonly domains: LinesTable | null
  readonly aspectsChart: ChartView | null
  readonly weakest: LinesTable | null
  readonly indicators: LinesTable | null
  readonly map: TileMap | null
  /** A table for each group of islands. */
  readonly provinces: readonly LinesTable[]
  /** How many provinces have no figure; empty where all have. */
  readonly provincesMissing: string
  /** Types, cohorts, stages, bases: those that tell more than the whole. */
  readonly groups: readonly LinesTable[]
  readonly counts: readonly CountsTable[]
  readonly regions: RegionsTable | null
  /** The same report with a line for each agency; empty where it has them or may not. */
  readonly regionsHref: string
  /** What one has to know to read the figures rightly. */
  readonly notes: readonly { readonly label: string; readonly value: string }[]
}

export interface Link {
  readonly href: string
  readonly label: string
}

export interface FilterForm {
  readonly mistakes: readonly { readonly field: string; readonly message: string }[]
  /** What is chosen, in one sentence. */
  readonly said: string
  /** What narrows the report, each with the report without it. */
  readonly narrowed: readonly { readonly label: string; readonly href: string; readonly without: string }[]
  readonly fields: readonly FilterField[]
  /** Stands open at first: something is to be set right. */
  readonly isOpen: boolean
}

export interface FilterField {
  readonly name: string
  readonly label: string
  /** Label of the empty choice; empty where one has to be chosen. */
  readonly any: string
  readonly error: string
  readonly options: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[]
}

export interface Empty {
  readonly text: string
  readonly leads: readonly Link[]
}

export interface Headline {
  readonly mean: string
  readonly meanLabel: string
  readonly n: string
  /** Empty where there is none, or none that may be told. */
  readonly change: string
  readonly changeNote: string
  readonly asOf: Date | null
  /** Said where the figures are of a few only, or hidden. */
  readonly caution: string
}

export interface BandRow {
  readonly label: string
  readonly range: string
  readonly n: string
  readonly share: string
  /** From 1, the lowest. */
  readonly step: number
  /** Width of the bar; empty where nothing may be drawn. */
  readonly bar: string
}

/** The axis from 1 to 5 with the predicate bands, and where half of the agencies lie. */
export interface SpreadStrip {
  readonly alt: string
  readonly bands: readonly { readonly x: string; readonly width: string; readonly step: number }[]
  readonly ticks: readonly { readonly x: string; readonly anchor: string; readonly label: string }[]
  /** null where least and greatest may not be told. */
  readonly reach: { readonly from: string; readonly to: string } | null
  readonly box: { readonly x: string; readonly width: string }
  readonly median: string
  readonly mean: string
}

/** The indicator that is looked into. */
export interface IndicatorLook {
  readonly title: string
  readonly mean: string
  readonly n: string
  readonly reference: string
  readonly referenceLabel: string
  readonly href: string
}
