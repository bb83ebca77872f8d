import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Freshness, freshness } from '../../domain/freshness.ts'
import { type Actor, can } from '../../domain/permissions.ts'
import { SECTIONS, type SectionName } from '../../domain/practice.ts'
import { type Practice, practiceOf, type WholePractice } from './practice.ts'
import {
  countByIndicator,
  listAll,
  listPractices,
  listRunBy,
  listServing,
  listSimulated,
  type PracticeFilter,
  readReported,
  readSimulated,
} from './queries.ts'

export { sourceDate } from './dates.ts'
export { evidenceItems, LINKED_INSTRUMENT, linkedIndicators } from './linked.ts'
export type { Practice, WholePractice } from './practice.ts'

/** The practices that serve an indicator, in the order of the library; none for an instrument they were never linked to. */
export async function practicesFor(db: Database, instrumentId: string, number: number): Promise<readonly Practice[]> {
  const rows = await listServing(db, instrumentId, number)
  return rows.map(practiceOf)
}

/** Those of them to point a region to: not the ones whose owner has been silent for eighteen months. */
export async function recommended(
  db: Database,
  instrumentId: string,
  number: number,
  today: string,
): Promise<readonly Practice[]> {
  const serving = await practicesFor(db, instrumentId, number)
  return serving.filter((practice) => freshnessOf(practice, today) !== 'stale')
}

/** How far the last word on a practice lies back. */
export const freshnessOf = ({ lastWord }: Practice, today: string): Freshness => freshness(lastWord, today)

/** How many practices serve each indicator; an indicator without one is absent. */
export async function practiceIndicators(db: Database, instrumentId: string): Promise<ReadonlyMap<number, number>> {
  const rows = await countByIndicator(db, instrumentId)
  return new Map(rows.map(({ number, count }) => [number, count]))
}

/** The first `n` practices of the library that are kept up. */
export async function somePractices(db: Database, n: number, today: string): Promise<readonly Practice[]> {
  const practices = await allPractices(db)
  return practices.filter((practice) => freshnessOf(practice, today) !== 'stale').slice(0, n)
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

/** The practices of the demonstration: only somebody signed in is given any. */
export async function simulatedPractices(db: Database, who: Actor | null): Promise<readonly Practice[]> {
  if (!can(who, 'simulated:read')) return []
  const rows = await listSimulated(db)
  return rows.map(practiceOf)
}

/** Refuses an unknown one (404). One of the demonstration is found in the transaction of somebody signed in only. */
export async function findPractice(db: Database, slug: string): Promise<WholePractice> {
  const row = (await readReported(db, slug)) ?? (await readSimulated(db, slug))
  if (!row) throw new Refusal('notFound', 'refusal.notFound')
  const { problem, results, figures, prerequisites, caveat, sections, evidence } = row
  return { ...practiceOf(row), problem, results, figures, prerequisites, caveat, sections, evidence }
}

/** The sections a reader would miss. What a snapshot tells in its own shape counts as told. */
export const missingSections = (practice: WholePractice): readonly SectionName[] =>
  SECTIONS.filter((name) => practice.sections[name] === undefined && !toldBySnapshot(practice, name))

function toldBySnapshot(practice: WholePractice, name: SectionName): boolean {
  if (name === 'problem') return practice.problem !== ''
  if (name === 'results') return practice.results.length > 0
  return name === 'failures' && (practice.prerequisites.length > 0 || practice.caveat !== '')
}
