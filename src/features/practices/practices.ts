import type { Database } from '../../db/database.ts'
import type { PracticeFigure, Source } from '../../db/schema.ts'
import { Refusal } from '../../domain/errors.ts'
import {
  countByIndicator,
  listAll,
  listPractices,
  listRunBy,
  listServing,
  type PracticeFilter,
  type PracticeRow,
  readPractice,
} from './queries.ts'

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
}

/** All that is known of a practice, as published sources tell it. */
export interface WholePractice extends Practice {
  readonly problem: string
  readonly results: readonly string[]
  readonly figures: readonly PracticeFigure[]
  readonly prerequisites: readonly string[]
  /** What must be known beside the results; empty where nothing was found. */
  readonly caveat: string
}

/** The instrument whose indicators practices are linked to. */
export const LINKED_INSTRUMENT = 'permenpanrb-59-2020'

/** The practices that serve an indicator, in the order of the library; none for an instrument they were never linked to. */
export async function practicesFor(db: Database, instrumentId: string, number: number): Promise<readonly Practice[]> {
  const rows = await listServing(db, instrumentId, number)
  return rows.map(practiceOf)
}

/** How many practices serve each indicator; an indicator without one is absent. */
export async function practiceIndicators(db: Database, instrumentId: string): Promise<ReadonlyMap<number, number>> {
  const rows = await countByIndicator(db, instrumentId)
  return new Map(rows.map(({ number, count }) => [number, count]))
}

/** The first `n` practices of the library. */
export async function somePractices(db: Database, n: number): Promise<readonly Practice[]> {
  const rows = await listAll(db)
  return rows.slice(0, n).map(practiceOf)
}

/** The practices that a region runs. */
export async function practicesOf(db: Database, agencyCode: string): Promise<readonly Practice[]> {
  const rows = await listRunBy(db, agencyCode)
  return rows.map(practiceOf)
}

/** Every practice of the library. */
export async function allPractices(db: Database): Promise<readonly Practice[]> {
  const rows = await listAll(db)
  return rows.map(practiceOf)
}

/** Every practice of the library that fits. */
export async function searchPractices(db: Database, filter: PracticeFilter): Promise<readonly Practice[]> {
  const rows = await listPractices(db, filter)
  return rows.map(practiceOf)
}

/** Refuses an unknown one (404). */
export async function findPractice(db: Database, slug: string): Promise<WholePractice> {
  const row = await readPractice(db, slug)
  if (!row) throw new Refusal('notFound', 'refusal.notFound')
  const { problem, results, figures, prerequisites, caveat } = row
  return { ...practiceOf(row), problem, results, figures, prerequisites, caveat }
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
})
