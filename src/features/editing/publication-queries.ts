import type { Handle } from '../../db/actor.ts'
import type { ReportBasis } from '../../db/schema.ts'
import { evidenceIn, formOf, numbersIn, type PracticeText, SECTIONS } from '../../domain/practice.ts'
import { isCostClass } from '../../domain/practice-classes.ts'

export interface Publication {
  readonly slug: string
  readonly agencyId: string
  readonly basis: ReportBasis
  readonly instrumentId: string
  readonly version: number
  readonly text: PracticeText
  /** Who says that it bears on its indicators, in words. */
  readonly indicatorBasis: string
  readonly today: string
}

/** After the snapshots of the data files, which are numbered from 0. */
const AFTER_SNAPSHOTS = 1_000

/**
 * What everybody reads from now on. Sources and figures of a snapshot that its owner now tells in full stay. False where
 * another agency's practice has the address.
 */
export async function writePractice(tx: Handle, publication: Publication): Promise<boolean> {
  const { slug, agencyId, basis, instrumentId, version, text, indicatorBasis, today } = publication
  const told = {
    title: text.title,
    title_en: text.titleEn || text.title,
    summary: text.summary,
    summary_en: text.summaryEn || text.summary,
    problem: text.problem,
    results: JSON.stringify(text.results === '' ? [] : [text.results]),
    prerequisites: JSON.stringify([]),
    caveat: '',
    start_year: text.startYear === '' ? null : Number(text.startYear),
    status: text.status,
    owner: text.unit,
    indicator_basis: indicatorBasis,
    form: formOf(text),
    origin: 'agency' as const,
    basis,
    cost_class: isCostClass(text.cost) ? text.cost : null,
    evidence: JSON.stringify(evidenceIn(text.evidence)),
    sections: JSON.stringify(Object.fromEntries(SECTIONS.flatMap((name) => (text[name] ? [[name, text[name]]] : [])))),
    checked_on: today,
    published_version: version,
  }
  const fixed = { slug, agency_id: agencyId, instrument_id: instrumentId, position: AFTER_SNAPSHOTS }
  const written = await tx
    .insertInto('practice')
    .values({ ...fixed, figures: JSON.stringify([]), sources: JSON.stringify([]), ...told })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet(told).where('practice.agency_id', '=', agencyId))
    .returning('slug')
    .executeTakeFirst()
  if (!written) return false
  await tx.deleteFrom('practice_indicator').where('slug', '=', slug).execute()
  const numbers = numbersIn(text.indicators)
  if (numbers.length > 0) {
    const rows = numbers.map((number) => ({ slug, instrument_id: instrumentId, number }))
    await tx.insertInto('practice_indicator').values(rows).execute()
  }
  return true
}

export const writeConfirmation = (tx: Handle, slug: string, today: string) =>
  tx.updateTable('practice').set({ confirmed_on: today }).where('slug', '=', slug).execute()
