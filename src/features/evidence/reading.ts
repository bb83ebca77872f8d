import type { Readable } from 'node:stream'
import { asActor, readAs } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { EvidenceType } from '../../db/schema.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand, ownAgencies } from '../../domain/permissions.ts'
import { type DocumentRow, listEvents, listRevisions, listUses, readDocument } from './queries.ts'
import type { Vault } from './vault.ts'

export interface OpenDocument {
  readonly document: DocumentRow
  readonly revisions: Awaited<ReturnType<typeof listRevisions>>
  readonly uses: Awaited<ReturnType<typeof listUses>>
  readonly events: Awaited<ReturnType<typeof listEvents>>
}

/**
 * A document with its revisions, uses and log. What `who` may not see is not there (404), and that somebody asked is
 * written down; whoever asks over and over has to wait (429).
 */
export async function openDocument(vault: Vault, who: Actor | null, id: string, at: Date): Promise<OpenDocument> {
  const { db } = vault
  const [document, revisions, uses, events] = await readAs(db, who, (tx) =>
    Promise.all([readDocument(tx, id), listRevisions(tx, id), listUses(tx, id), listEvents(tx, id)]),
  )
  if (!document) return refuseForeign(vault, who, id, at)
  demand(who, 'evidence:read', { agencyId: document.agency })
  return { document, revisions, uses, events }
}

export interface Content {
  readonly bytes: Readable
  readonly type: EvidenceType
  readonly size: number
  readonly name: string
  readonly simulated: boolean
}

/** The file of a revision. Refuses as `openDocument` does, and kindly (503) while the storage cannot be reached. */
export async function openContent(
  vault: Vault,
  who: Actor | null,
  id: string,
  number: number,
  at: Date,
): Promise<Content> {
  const { document, revisions } = await openDocument(vault, who, id, at)
  const revision = revisions.find((one) => one.number === number)
  if (!revision) throw new Refusal('notFound', 'refusal.notFound')
  const bytes = await vault.storage.read(revision.sha256).catch(() => {
    throw new Refusal('limited', 'evidence.error.storage', { extra: { status: 503 }, retryAfterSeconds: 60 })
  })
  if (!bytes) throw new Error(`the storage has lost ${revision.sha256}`)
  const { type, size, name } = revision
  return { bytes, type, size, name, simulated: document.simulated }
}

async function refuseForeign({ db, paceRefused }: Vault, who: Actor | null, id: string, at: Date): Promise<never> {
  paceRefused(who?.personId ?? '', at)
  const [agencyId = null] = ownAgencies(who)
  const event = { at, action: 'vault.refused', subject: id, personId: who?.personId ?? null, agencyId }
  await asActor(db, who, (tx) => record(tx, event))
  throw new Refusal('notFound', 'refusal.notFound')
}
