import type { PracticeFigure, ReportBasis, Source } from '../../db/schema.ts'
import type { PracticeForm, SectionName } from '../../domain/practice.ts'
import { type CostClass, type PopulationClass, populationClass } from '../../domain/practice-classes.ts'
import type { PracticeRow } from './queries.ts'

/** What is told of a practice wherever it is listed. Only title and summary exist in English; the rest is Indonesian. */
export interface Practice {
  readonly slug: string
  readonly title: string
  readonly titleEn: string
  readonly summary: string
  readonly summaryEn: string
  /** Code of the region that runs it, and its name. */
  readonly agency: string
  readonly agencyName: string
  readonly owner: string
  readonly startYear: number | null
  /** In words, as the sources tell it. */
  readonly status: string
  readonly instrument: string
  /** Numbers of the indicators of `instrument` it bears on. */
  readonly indicators: readonly number[]
  /** Who says that it bears on them. */
  readonly indicatorBasis: string
  readonly sources: readonly Source[]
  readonly form: PracticeForm
  /** Whose words these are: read from public sources by analysts, or the agency's own. */
  readonly origin: 'file' | 'agency'
  readonly basis: ReportBasis
  readonly costClass: CostClass | null
  readonly populationClass: PopulationClass | null
  /** The day (`2026-11-24`) of the last word on it: compiled, published or confirmed by its owner. */
  readonly lastWord: string
  /** The day its owner last said that it still holds. */
  readonly confirmedOn: string | null
}

/** All that is known of a practice, as published sources tell it. */
export interface WholePractice extends Practice {
  readonly problem: string
  readonly results: readonly string[]
  readonly figures: readonly PracticeFigure[]
  readonly prerequisites: readonly string[]
  /** What must be known beside the results; empty where nothing was found. */
  readonly caveat: string
  /** Markdown by section; a section nobody has written is absent. */
  readonly sections: Readonly<Partial<Record<SectionName, string>>>
  /** Ids of the evidence items it serves. */
  readonly evidence: readonly string[]
}

/** A row of a list as everything else reads it. */
export const practiceOf = (row: PracticeRow): Practice => ({
  slug: row.slug,
  title: row.title,
  titleEn: row.title_en,
  summary: row.summary,
  summaryEn: row.summary_en,
  agency: row.agency_id,
  agencyName: row.agency_name,
  owner: row.owner,
  startYear: row.start_year,
  status: row.status,
  instrument: row.instrument_id,
  indicators: row.indicators,
  indicatorBasis: row.indicator_basis,
  sources: row.sources,
  form: row.form,
  origin: row.origin,
  basis: row.basis,
  costClass: row.cost_class,
  populationClass: populationClass(row.population),
  lastWord: row.confirmed_on !== null && row.confirmed_on > row.checked_on ? row.confirmed_on : row.checked_on,
  confirmedOn: row.confirmed_on,
})
