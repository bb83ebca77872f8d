import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { Refusal } from '../../domain/errors.ts'
import { type UploadState, uploadState } from '../../domain/evidence.ts'
import { oneLine } from '../../domain/one-line.ts'
import type { Actor, Membership } from '../../domain/permissions.ts'
import { refuseFaults } from './mistakes.ts'
import { readDocument } from './queries.ts'
import { endReference, insertReference, listAttached, type NewReference } from './write-queries.ts'

export type Attached = Awaited<ReturnType<typeof listAttached>>[number]

/** What is attached to each item of an indicator, and how far that brings it. */
export async function attachedTo(tx: Handle, assessment: string, indicator: number) {
  const rows = await listAttached(tx, assessment, indicator)
  return (item: string): { readonly documents: readonly Attached[]; readonly state: UploadState } => {
    const documents = rows.filter((row) => row.item === item)
    return { documents, state: uploadState(documents) }
  }
}

export type Attachment = Omit<NewReference, 'id' | 'by' | 'at'>

/**
 * Attaches a document of the agency to an item of one of its assessments, which the caller has locked. Refuses a document
 * of another agency (404), and one that is attached there already (422).
 */
export async function attach(
  tx: Handle,
  who: Actor | null,
  membership: Membership,
  given: Attachment,
  at: Date,
): Promise<void> {
  const document = await readDocument(tx, given.document)
  if (document?.agency !== given.agencyId) throw new Refusal('notFound', 'refusal.notFound')
  const place = oneLine(given.place).trim()
  const isNew = await insertReference(tx, { ...given, place, id: uuid(), by: membership.id, at })
  refuseFaults(isNew ? [] : [{ field: 'document', code: 'attached' }])
  const data = { assessment: given.assessment, item: given.item.id, place }
  await tell(tx, who, 'vault.attached', given.document, given.agencyId, membership, at, data)
}

/** Takes a document off an item; that it was there stays written. One that is off already is not there (404). */
export async function detach(
  tx: Handle,
  who: Actor | null,
  membership: Membership,
  given: { readonly reference: string; readonly assessment: string; readonly item: string; readonly agencyId: string },
  at: Date,
): Promise<void> {
  const ended = await endReference(tx, given.reference, given.assessment, given.item, membership.id, at)
  if (!ended) throw new Refusal('notFound', 'refusal.notFound')
  const data = { assessment: given.assessment, item: given.item, place: ended.place }
  await tell(tx, who, 'vault.detached', ended.document, given.agencyId, membership, at, data)
}

const tell = (
  tx: Handle,
  who: Actor | null,
  action: string,
  subject: string,
  agencyId: string,
  membership: Membership,
  at: Date,
  data: object,
) => record(tx, { at, action, subject, agencyId, membership, personId: who?.personId ?? null, data })
