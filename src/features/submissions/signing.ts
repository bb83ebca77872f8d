import { v7 as uuid } from 'uuid'
import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { locked, submissionsOf } from '../assessments/assessments.ts'
import { documentChoices, newestFile } from '../evidence/evidence.ts'
import { insertMinutes, listMinutes } from './queries.ts'

/** A submission: the assessment and which round of it. */
export interface Place {
  readonly id: string
  readonly round: number
}

/** What a scan may be. */
const SCANS: readonly string[] = ['pdf', 'jpg', 'png']

/** The newest scans in the vault of the agency; `q` narrows them. Refuses as `attachMinutes` does. */
export const scansFor = (
  db: Database,
  who: Actor | null,
  place: Place,
  asked: { readonly q: string; readonly today: string; readonly chosen: string },
) =>
  asActor(db, who, async (tx) => {
    const { agencyId } = await take(tx, who, place)
    return (await documentChoices(tx, agencyId, asked)).filter(({ type }) => type !== null && SCANS.includes(type))
  })

/**
 * Attaches the scan of the signed minutes to a submission, by the revision it has now; an earlier one stays below it.
 * Refuses another agency's document (404), a simulated submission (409), and (422) what is no scan, what is noted as not
 * signed, and the scan that is the newest already.
 */
export const attachMinutes = (
  db: Database,
  who: Actor | null,
  place: Place,
  document: string,
  at: Date,
): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { agencyId, membership } = await take(tx, who, place)
    const file = await newestFile(tx, document)
    if (file?.agency !== agencyId) throw new Refusal('notFound', 'refusal.notFound')
    const { revision, title, sha256, type, signed } = file
    if (revision === null || type === null || !SCANS.includes(type)) throw wrong('scan')
    if (signed === 'no') throw wrong('unsigned')
    const [newest] = await listMinutes(tx, place.id, place.round)
    if (newest?.document === document && newest.revision === revision) throw wrong('same')
    const minutes = { assessment: place.id, round: place.round, agencyId, document, revision, by: membership.id, at }
    await insertMinutes(tx, { id: uuid(), ...minutes })
    const data = { round: place.round, document: title, id: document, revision, sha256 }
    const event = { at, action: 'assessment.minutes', subject: place.id, agencyId, membership, data }
    await record(tx, { ...event, personId: who?.personId ?? null })
  })

async function take(tx: Handle, who: Actor | null, { id, round }: Place) {
  const assessment = await locked(tx, who, id)
  const agencyId = assessment.agency_id
  const membership = demand(who, 'submission:sign', { agencyId })
  const rounds = await submissionsOf(tx, id)
  if (!rounds.some((one) => one.round === round)) throw new Refusal('notFound', 'refusal.notFound')
  if (assessment.basis === 'simulated') throw new Refusal('conflict', 'submissions.error.simulated', { code: 'fixed' })
  return { agencyId, membership }
}

const wrong = (code: string): Refusal => {
  const errors = [{ field: 'document', code, key: `submissions.error.${code}` }]
  return new Refusal('invalid', 'refusal.invalid', { errors })
}
