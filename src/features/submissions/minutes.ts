import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import type { Paper } from '../../web/docx.ts'
import { translator } from '../../web/i18n.ts'
import { findAgency } from '../agencies/agencies.ts'
import { openAssessment, submissionsOf } from '../assessments/assessments.ts'
import { composed } from '../documents/documents.ts'
import { evidenceToFreeze } from '../evidence/evidence.ts'
import { type Minuted, minutesValues } from './minutes-values.ts'
import { readFrozen } from './queries.ts'
import { countEvidence } from './receipt.ts'

/** The minutes with the name of their file, which has no ending yet, and the hash they name; null on a draft. */
export interface Minutes {
  readonly name: string
  readonly paper: Paper
  readonly hash: string | null
}

/**
 * The minutes of a self-assessment as it stands: of the submission that holds, otherwise a draft. Refuses another agency's,
 * and an official result (404): that has a document of its own.
 * @param verify the whole address where a hash can be looked up; empty where a seal at the end will tell it
 */
export async function minutesOf(
  db: Database,
  who: Actor | null,
  id: string,
  verify: (hash: string) => string,
): Promise<Minutes> {
  const minuted = await asActor(db, who, async (tx): Promise<Minuted> => {
    const { assessment, instrument } = await openAssessment(tx, who, id)
    if (assessment.stage !== 'self') throw new Refusal('notFound', 'refusal.notFound')
    const rounds = await submissionsOf(tx, id)
    const [newest] = rounds
    const submission = newest && assessment.state === 'submitted' ? newest : null
    const frozen = submission ? await readFrozen(tx, id, submission.round) : null
    const evidence = submission ? (frozen?.evidence ?? null) : await evidenceToFreeze(tx, id)
    return {
      ...{ assessment, instrument, submission, rounds },
      agency: await findAgency(tx, assessment.agency_id),
      evidence: evidence && countEvidence({ evidence }),
    }
  })
  const { assessment, agency, submission } = minuted
  const address = submission ? verify(submission.hash) : ''
  const values = minutesValues(minuted, translator('id'), address)
  const standing = { draft: submission === null, simulated: assessment.basis === 'simulated' }
  const written = composed('berita-acara', [values], standing, [agency.name, String(assessment.year)])
  return { ...written, hash: submission?.hash ?? null }
}
