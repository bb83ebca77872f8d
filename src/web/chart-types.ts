/**
 * What a page says to get a chart. Every text is already in the reader's language; the charts themselves know no words.
 * Values are indices or levels from 1 to 5; `null` is a value that does not exist, and is drawn as a gap, never as zero.
 */
export type ChartSpec = TrendChart | RadarChart | GapBarsChart | LevelsChart

/** Development over the years: one line per series, broken where the instrument changed and where a year is missing. */
export interface TrendChart extends Described {
  readonly kind: 'trend'
  readonly series: readonly Series[]
  readonly breaks: readonly InstrumentBreak[]
  /** Predicate bands from the lowest up, drawn as quiet stripes; an empty list draws plain grid lines. */
  readonly bands: readonly Band[]
}

/** The shape of a profile: own region solid, the reference dashed. Best with three to ten items. */
export interface RadarChart extends Comparison {
  readonly kind: 'radar'
}

/** One horizontal bar per item, the reference as a dashed mark on it, the difference printed beside it. */
export interface GapBarsChart extends Comparison {
  readonly kind: 'gapBars'
}

/** One row per indicator with whole levels 1 to 5: own level as a mark with its digit, the reference as a ring. */
export interface LevelsChart extends Comparison {
  readonly kind: 'levels'
}

/** Own region beside the reference; the same data makes a radar, bars or levels. */
export interface Comparison extends Described {
  readonly own: Side
  /** null where there is nothing to compare with yet. */
  readonly reference: Side | null
  readonly items: readonly ComparedItem[]
  /** Head of the column with own minus reference: "Selisih". */
  readonly differenceLabel: string
}

interface Described {
  readonly locale: 'id' | 'en'
  /** Without the word for simulated figures: that is put in front wherever a simulated series is drawn. */
  readonly title: string
  /** One sentence that says what the picture means. */
  readonly finding: string
  /** Basis, source and date in one line. */
  readonly caption: string
  readonly words: ChartWords
}

export interface ChartWords {
  /** Head of the first column of the table: "Tahun", "Aspek", "Indikator". */
  readonly subject: string
  /** Stands where there is no value: "tidak ada data". */
  readonly missing: string
  /** Names simulated figures: "SIMULASI". A chart with a simulated series and no word for it is refused as a bug. */
  readonly simulated: string
  /** What opens the table: "Angkanya dalam tabel". */
  readonly table: string
}

export type Role = 'reference' | 'own' | 'other' | 'average'
export type Basis = 'published' | 'verified' | 'self' | 'simulated'

/** A line of a trend. Published and simulated figures of one region are two series: a line never joins two bases. */
export interface Series {
  readonly label: string
  readonly role: Role
  readonly basis: Basis
  readonly points: readonly YearPoint[]
}

export interface YearPoint {
  readonly year: number
  readonly value: number | null
  /** Shown in the table and the tooltip behind the value. */
  readonly note?: string
  /** What it was held on, where that need not be the instrument of the year. */
  readonly instrument?: string
}

export interface InstrumentBreak {
  /** The last year of the older instrument. */
  readonly afterYear: number
  readonly label: string
}

export interface Band {
  readonly from: number
  readonly label: string
}

export interface Side {
  readonly label: string
  readonly basis: Basis
}

export interface ComparedItem {
  readonly label: string
  /** What fits beside a radar on a phone (about 14 characters a line); the label again where that is short. */
  readonly short: string
  readonly own: number | null
  readonly reference: number | null
}

/** `wide` for columns from 600 px, `narrow` for phones, `card` inside the link preview. */
export type ChartSize = 'wide' | 'narrow' | 'card'

/** The props of `partials/chart`. */
export interface ChartView {
  readonly title: string
  readonly finding: string
  readonly caption: string
  readonly alt: string
  readonly src: string
  readonly width: number
  readonly height: number
  readonly narrowSrc: string
  readonly narrowWidth: number
  readonly narrowHeight: number
  /** The ChartSpec as JSON, for the browser to draw the same chart with tooltips. */
  readonly spec: string
  readonly tableLabel: string
  readonly table: ChartTable
}

export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly ChartRow[]
}

/** `spans` marks a row that is one sentence over the whole width: a change of the instrument. */
export interface ChartRow {
  readonly head: string
  readonly cells: readonly string[]
  readonly spans: boolean
}
