import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import { type Frozen, sealedText, snapshotOf } from '../../domain/snapshot.ts'
import { type Agency, findAgency } from '../agencies/agencies.ts'
import { type AssessmentRow, openAssessment, type SubmissionRow, submissionsOf } from '../assessments/assessments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { listMinutes, listSubmitted, readFrozen, type SubmittedAnswer } from './queries.ts'

/** One submission with everything it froze, what followed it, and the minutes signed for it. */
export interface Receipt {
  readonly assessment: AssessmentRow
  readonly instrument: LoadedInstrument
  readonly agency: Agency
  readonly submission: SubmissionRow
  /** All rounds, newest first. */
  readonly rounds: readonly SubmissionRow[]
  readonly answers: readonly SubmittedAnswer[]
  /** Null where it froze answers only. */
  readonly frozen: Frozen | null
  /** Newest first. */
  readonly minutes: Awaited<ReturnType<typeof listMinutes>>
}

/** Refuses another agency's assessment and a round that was never submitted (404). */
export const openReceipt = (db: Database, who: Actor | null, id: string, round: number): Promise<Receipt> =>
  asActor(db, who, async (tx) => {
    const { assessment, instrument } = await openAssessment(tx, who, id)
    const rounds = await submissionsOf(tx, id)
    const submission = rounds.find((one) => one.round === round)
    if (!submission) throw new Refusal('notFound', 'refusal.notFound')
    return {
      ...{ assessment, instrument, rounds, submission },
      agency: await findAgency(tx, assessment.agency_id),
      answers: await listSubmitted(tx, id, round),
      frozen: await readFrozen(tx, id, round),
      minutes: await listMinutes(tx, id, round),
    }
  })

/** The newest round of an assessment; one that was never submitted has none (404). */
export const newestRound = (db: Database, who: Actor | null, id: string): Promise<number> =>
  asActor(db, who, async (tx) => {
    await openAssessment(tx, who, id)
    const [newest] = await submissionsOf(tx, id)
    if (!newest) throw new Refusal('notFound', 'refusal.notFound')
    return newest.round
  })

/** The text whose SHA-256 is the hash of a submission, for whoever wants to compute it without this program. */
export const textOf = ({ assessment, instrument, answers, frozen }: Receipt): string => {
  const { id, agency_id: agency, year, stage } = assessment
  const plain = answers.map(({ bySubmitter: _bySubmitter, ...answer }) => answer)
  return sealedText(snapshotOf({ assessment: id, agency, year, stage }, instrument, plain), frozen)
}

/** How much evidence a submission froze: attachments, the items they prove, and what kind they are. */
export function countEvidence({ evidence }: Pick<Frozen, 'evidence'>) {
  const links = evidence.filter(({ url }) => url !== null)
  return {
    attachments: evidence.length,
    items: new Set(evidence.map(({ item }) => item)).size,
    files: new Set(evidence.flatMap(({ sha256 }) => sha256 ?? [])).size,
    links: new Set(links.map(({ url }) => url)).size,
  }
}
