import { asPlatform, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { snapshotHash, snapshotOf } from '../../domain/snapshot.ts'
import { exactInstrument } from '../../features/instruments/instruments.ts'
import {
  type Head,
  readHead,
  readLink,
  type SubmissionToCheck,
  submissionsAfter,
  unlinkedEvents,
  wrongAnswers,
  wrongEvidence,
  wrongLinks,
  wrongRevisions,
} from './queries.ts'

export interface Verdict {
  readonly head: Head
  readonly submissions: number
  /** A sentence for each thing that is not as it was written. */
  readonly findings: readonly string[]
}

/** A link that somebody noted earlier. */
export interface Noted {
  readonly seq: string
  readonly hash: string
}

/** Holds everything that is never overwritten to its hashes: the audit trail, the revisions, the answers, the submissions. */
export const verifyAudit = (db: Database, noted: Noted | null): Promise<Verdict> =>
  asPlatform(db, async (tx) => {
    const head = await readHead(tx)
    const findings: string[] = []
    const hold = ({ n, first }: { readonly n: number; readonly first: string | null }, what: string) => {
      if (n > 0) findings.push(`${n} ${what}, the first: ${first}`)
    }
    hold(await wrongLinks(tx, head.links), 'broken links of the audit trail')
    hold(await unlinkedEvents(tx), 'audit events that are not in the chain')
    if (Number(head.links) > 0 && (await readLink(tx, head.links)) !== head.hash) {
      findings.push('the end of the audit trail is not what was written last')
    }
    if (noted && (await readLink(tx, noted.seq)) !== noted.hash) {
      findings.push(`link ${noted.seq} is not the one that was noted`)
    }
    hold(await wrongRevisions(tx), 'broken revisions of answers')
    hold(await wrongAnswers(tx), 'answers that are not what their newest revision says')
    hold(await wrongEvidence(tx), 'pieces of evidence that are not what was submitted')
    const { checked, broken } = await checkSubmissions(tx)
    hold(
      { n: broken.length, first: broken[0] ?? null },
      'submissions whose hash is not that of their answers and evidence',
    )
    return { head, submissions: checked, findings }
  })

const BATCH = 200

async function checkSubmissions(tx: Handle) {
  const broken: string[] = []
  let [checked, last] = [0, { id: '00000000-0000-0000-0000-000000000000', round: 0 }]
  for (;;) {
    const batch = await submissionsAfter(tx, last, BATCH)
    for (const submission of batch) {
      if (!(await isWhole(tx, submission))) broken.push(`${submission.id} round ${submission.round}`)
    }
    checked += batch.length
    last = batch.at(-1) ?? last
    if (batch.length < BATCH) return { checked, broken }
  }
}

/** Whether the answers at their frozen versions and the frozen evidence give the hash; the index is computed anew. */
async function isWhole(tx: Handle, submission: SubmissionToCheck): Promise<boolean> {
  const { id, agency, year, stage, answers } = submission
  const instrument = await exactInstrument(tx, { id: submission.instrument, version: submission.version })
  if (answers.length !== instrument.indicators.length) return false
  const snapshot = snapshotOf({ assessment: id, agency, year, stage }, instrument, answers)
  return snapshotHash(snapshot, submission.frozen) === submission.hash
}
