import type { Handle } from '../../db/actor.ts'
import type { ReportBasis } from '../../db/schema.ts'
import type { EditorialState } from '../../domain/editorial.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { BLANK_TEXT, type PracticeText } from '../../domain/practice.ts'
import { findPractice, type WholePractice } from '../practices/practices.ts'
import { readText } from './queries.ts'

/** A text as its agency works on it. */
export interface Manuscript {
  readonly slug: string
  readonly agencyId: string
  readonly agencyName: string
  readonly basis: ReportBasis
  readonly state: EditorialState
  /** 0 for a practice that stands in the library but has no text of its own yet. */
  readonly version: number
  readonly content: PracticeText
  /** The curator who took it on, by name. */
  readonly reviewer: string | null
}

/**
 * A text to read. An owner may open a practice that the data files tell of: what they say is where its own text begins.
 * Refuses what `who` may not see (404).
 */
export async function openText(tx: Handle, who: Actor | null, slug: string): Promise<Manuscript> {
  const row = await readText(tx, slug)
  if (!row) return openPublished(tx, who, slug)
  demand(who, 'practice:read-text', { agencyId: row.agency_id })
  const { agency_id: agencyId, agency_name: agencyName, basis, state, version, content } = row
  // a field that is newer than the text is empty in it
  return {
    ...{ slug, agencyId, agencyName, basis, state, version, content: { ...BLANK_TEXT, ...content } },
    reviewer: row.reviewer_name,
  }
}

async function openPublished(tx: Handle, who: Actor | null, slug: string): Promise<Manuscript> {
  const practice = await findPractice(tx, slug)
  if (!who?.memberships.some(({ agency }) => agency === practice.agency))
    throw new Refusal('notFound', 'refusal.notFound')
  demand(who, 'practice:write', { agencyId: practice.agency })
  return {
    ...{ slug, agencyId: practice.agency, agencyName: practice.agencyName, basis: practice.basis },
    ...{ state: 'draft', version: 0, content: textOf(practice), reviewer: null },
  }
}

/** What a snapshot tells, as the beginning of the owner's own text. */
const textOf = (practice: WholePractice): PracticeText => ({
  ...BLANK_TEXT,
  title: practice.title,
  titleEn: practice.titleEn,
  summary: practice.summary,
  summaryEn: practice.summaryEn,
  unit: practice.owner,
  startYear: practice.startYear === null ? '' : String(practice.startYear),
  status: practice.status,
  cost: practice.costClass ?? '',
  indicators: practice.indicators.join(', '),
  evidence: practice.evidence.join(', '),
  problem: practice.problem,
  results: list(practice.results),
  failures: [practice.caveat, list(practice.prerequisites)].filter(Boolean).join('\n\n'),
  ...practice.sections,
})

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')
