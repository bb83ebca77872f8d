import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import { translator } from '../../web/i18n.ts'
import type { ReportFile } from '../../web/report-file.ts'
import { type ReportServices, readReport } from '../reports/reports.ts'
import { findProof, insertProof } from './queries.ts'
import { bearerOf, rightsOf } from './rights.ts'

/** Remembers how the report of a paper was made, so that its hash can be verified later. */
export const remember = ({ db }: ReportServices, who: Actor | null, report: ReportFile, made: Date) =>
  insertProof(db, {
    hash: report.hash,
    path: report.path,
    language: report.lang,
    memberships: rightsOf(who),
    is_public: /[?&]dasar=(published|verified)(&|$)/.test(report.path),
    made_at: made,
  })

/** What can be said of a hash: the same figures today, others since, or nothing known. */
export type Verdict = 'matches' | 'superseded' | 'unknown'

export interface Verified {
  readonly verdict: Verdict
  /** What the paper is about; null where the asker may not be told, or nothing is known. */
  readonly about: About | null
}

interface About {
  readonly title: string
  readonly path: string
  readonly lang: 'id' | 'en'
  readonly madeAt: Date
  /** From when the figures are that stand in its place. */
  readonly asOf: string
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * Makes the report of a paper anew, with the rights it was made with, and says whether it is still the same. What it is about
 * is told to anybody where its figures are public, else after sign-in; its figures never.
 */
export async function verdictOn(services: ReportServices, who: Actor | null, hash: string): Promise<Verified> {
  const proof = await findProof(services.db, hash)
  if (!proof) return { verdict: 'unknown', about: null }
  const lang = proof.language
  const reader = { actor: bearerOf(proof.memberships, lang, NOBODY), lang, t: translator(lang) }
  const today = await readReport(services, reader, queryIn(proof.path)).catch(noLonger)
  const verdict = today?.hash === hash ? 'matches' : 'superseded'
  if (!proof.is_public && !who) return { verdict, about: null }
  const asOf = today?.notes.find(({ key }) => key === 'asOf')?.value ?? ''
  return { verdict, about: { title: today?.title ?? '', path: proof.path, lang, madeAt: proof.made_at, asOf } }
}

/** The query of a report's own path. */
export const queryIn = (path: string): Record<string, string> =>
  Object.fromEntries(new URL(path, 'http://x').searchParams)

/** An instrument or a region may be gone: then such a report cannot be made any more. */
function noLonger(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}
