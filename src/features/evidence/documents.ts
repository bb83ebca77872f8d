import { v7 as uuid } from 'uuid'
import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, allowedAs, can, demand, demandOfSeen, type Membership } from '../../domain/permissions.ts'
import { titleFrom } from '../../domain/uploaded-name.ts'
import { refuseFaults } from './mistakes.ts'
import { type DocumentRow, fileIdOf, listTwins, lockDocument, readDocument } from './queries.ts'
import type { Facts } from './schema.ts'
import { changeBytes, deleteUpload, lockUpload } from './upload-queries.ts'
import { ownerOf } from './uploading.ts'
import type { Vault } from './vault.ts'
import { insertDocument, insertFile, insertRevision, setRevision, updateDocument } from './write-queries.ts'

/** One thing that a file of an agency is in already. */
export type Twin = Awaited<ReturnType<typeof listTwins>>[number]

/**
 * Makes a document of each upload; several take their titles from their names. Gives their ids. Refuses what was used or
 * is gone (422), and bytes the agency has already (409, with the documents they are in) unless `again` says that another
 * document is meant: the bytes are kept once either way, and the same file chosen twice is one document.
 */
export const makeDocuments = (
  vault: Vault,
  who: Actor | null,
  uploads: readonly string[],
  given: NewDocuments,
  at: Date,
): Promise<string[]> => asActor(vault.db, who, (tx) => makeDocumentsIn(tx, vault, who, uploads, given, at))

export interface NewDocuments {
  readonly facts: Facts
  readonly again: boolean
  /** What the log says beside the document itself: whoever brought it without an account. */
  readonly told?: object
}

/** The same within a transaction of the actor. */
export async function makeDocumentsIn(
  tx: Handle,
  { link }: Pick<Vault, 'link'>,
  who: Actor | null,
  uploads: readonly string[],
  given: NewDocuments,
  at: Date,
): Promise<string[]> {
  refuseFaults(daysOf(given.facts))
  const made: string[] = []
  const seen = new Set<string>()
  for (const uploadId of uploads) {
    const { agencyId, membership, sha256, name, file } = await takeFile(
      tx,
      who,
      { uploadId, link },
      at,
      (agency, hash) => (given.again || seen.has(hash) ? Promise.resolve() : refuseTwins(tx, agency, hash)),
    )
    if (seen.has(sha256)) continue
    seen.add(sha256)
    const title = uploads.length > 1 || given.facts.title === '' ? titleFrom(name) : given.facts.title
    const facts = { ...given.facts, title }
    const id = uuid()
    await insertDocument(tx, { id, agencyId, kind: 'file', url: null, by: membership.id, at }, facts)
    await insertRevision(tx, { document: id, number: 1, agencyId, file, sha256, note: '', by: membership.id, at })
    const data = { after: facts, sha256, name, ...given.told }
    await tell(tx, who, 'vault.made', { id, agencyId, membership, at, data })
    made.push(id)
  }
  return made
}

/** Writes down where something lies that is not kept here. */
export const makeLink = (
  db: Database,
  who: Actor | null,
  { facts, url, agency }: { readonly facts: Facts; readonly url: string; readonly agency: string },
  at: Date,
): Promise<string> =>
  asActor(db, who, async (tx) => {
    refuseFaults(daysOf(facts))
    const membership = demand(who, 'evidence:upload', { agencyId: agency || null })
    const [id, agencyId] = [uuid(), membership.agency ?? '']
    await insertDocument(tx, { id, agencyId, kind: 'link', url, by: membership.id, at }, facts)
    await tell(tx, who, 'vault.made', { id, agencyId, membership, at, data: { after: facts, url } })
    return id
  })

/**
 * Changes what is said about a document; what it was stands in its log. Refuses a version that is not the newest (409, with
 * what is stored now): nothing is written over unseen.
 */
export const changeDocument = (
  db: Database,
  who: Actor | null,
  id: string,
  { facts, version }: { readonly facts: Facts; readonly version: number },
  at: Date,
): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { document, membership } = await openToEdit(tx, who, id)
    refuseFaults(daysOf(facts))
    if (version !== document.version) throw new Refusal('conflict', 'evidence.error.stale', { code: 'stale' })
    const [before, after] = differing(factsOf(document), facts)
    if (Object.keys(after).length === 0) return
    await updateDocument(tx, id, facts, version + 1, at)
    await tell(tx, who, 'vault.changed', { id, agencyId: document.agency, membership, at, data: { before, after } })
  })

/** Adds a newer file to a document; the older ones stay. Refuses the file that is its newest already (422). */
export const addRevision = (
  { db, link }: Vault,
  who: Actor | null,
  id: string,
  { upload, note }: { readonly upload: string; readonly note: string },
  at: Date,
): Promise<number> =>
  asActor(db, who, async (tx) => {
    const { document, membership } = await openToEdit(tx, who, id)
    if (document.kind === 'link') throw new Refusal('notFound', 'refusal.notFound')
    const { sha256, name, file, agencyId } = await takeFile(
      tx,
      who,
      { uploadId: upload, link },
      at,
      async (agency, hash) => {
        if (agency !== document.agency) throw new Refusal('notFound', 'refusal.notFound')
        const twins = await listTwins(tx, agency, hash)
        refuseFaults(
          twins.some((twin) => twin.id === id && twin.number === document.revision)
            ? [{ field: 'file', code: 'sameAsNewest' }]
            : [],
        )
      },
    )
    const number = document.revision + 1
    await insertRevision(tx, { document: id, number, agencyId, file, sha256, note, by: membership.id, at })
    await setRevision(tx, id, number, at)
    await tell(tx, who, 'vault.revised', { id, agencyId, membership, at, data: { number, sha256, name, note } })
    return number
  })

/** Whether a person may change what is said about a document: those who edit, and who brought it in. */
export const mayChange = (who: Actor | null, { agency, maker }: DocumentRow): boolean =>
  can(who, 'evidence:edit', { agencyId: agency }) ||
  (maker === who?.personId && can(who, 'evidence:upload', { agencyId: agency }))

async function openToEdit(tx: Handle, who: Actor | null, id: string) {
  // locked first: what is read behind it is the newest
  await lockDocument(tx, id)
  const document = await readDocument(tx, id)
  if (!document) throw new Refusal('notFound', 'refusal.notFound')
  const subject = { agencyId: document.agency }
  const asMaker = mayChange(who, document) ? allowedAs(who, 'evidence:upload', subject) : null
  return { document, membership: asMaker ?? demandOfSeen(who, 'evidence:edit', subject) }
}

/** The file that an upload becomes, or the one with the same bytes that the agency has already. */
async function takeFile(
  tx: Handle,
  who: Actor | null,
  { uploadId: id, link }: { readonly uploadId: string; readonly link: string | null },
  at: Date,
  check: (agencyId: string, sha256: string) => Promise<void>,
) {
  const upload = await lockUpload(tx, id, ownerOf(who, link))
  if (!upload?.storedAt || !upload.sha256 || !upload.keptSize || !upload.type) {
    refuseFaults([{ field: 'file', code: 'gone' }])
    throw new Error('an upload is stored with its content')
  }
  const { agency: agencyId, sha256, name, type, keptSize: size, reserved, hasText } = upload
  const membership = demand(who, 'evidence:upload', { agencyId })
  await check(agencyId, sha256)
  const isNew = await insertFile(tx, { id: uuid(), agencyId, sha256, size, type, name, hasText, by: membership.id, at })
  const file = await fileIdOf(tx, agencyId, sha256)
  if (!file) throw new Error('a file stands once it was inserted')
  // counted once, whoever brought it in first
  await changeBytes(tx, agencyId, (isNew ? size : 0) - reserved)
  await deleteUpload(tx, id)
  return { agencyId, membership, sha256, name, file }
}

async function refuseTwins(tx: Handle, agencyId: string, sha256: string): Promise<void> {
  const twins = await listTwins(tx, agencyId, sha256)
  if (twins.length > 0) throw new Refusal('conflict', 'evidence.error.twin', { code: 'twin', extra: { twins } })
}

/** What is said about a document, as a form gives it. */
export const factsOf = (document: DocumentRow): Facts => ({
  ...{ title: document.title, number: document.number, signed: document.signed, note: document.note },
  ...{ effectiveFrom: document.effectiveFrom, effectiveUntil: document.effectiveUntil, expiresOn: document.expiresOn },
  ...{ testUser: document.testUser, testAccess: document.testAccess },
})

const daysOf = ({ effectiveFrom, effectiveUntil }: Facts) =>
  effectiveFrom !== null && effectiveUntil !== null && effectiveUntil < effectiveFrom
    ? [{ field: 'effectiveUntil', code: 'untilBefore' }]
    : []

function differing(before: Facts, after: Facts): readonly [Partial<Facts>, Partial<Facts>] {
  const changed = (Object.keys(after) as (keyof Facts)[]).filter((name) => before[name] !== after[name])
  const only = (facts: Facts) => Object.fromEntries(changed.map((name) => [name, facts[name]]))
  return [only(before), only(after)]
}

interface Told {
  readonly id: string
  readonly agencyId: string
  readonly membership: Membership
  readonly at: Date
  readonly data: object
}

const tell = (tx: Handle, who: Actor | null, action: string, { id, ...rest }: Told) =>
  record(tx, { ...rest, action, subject: id, personId: who?.personId ?? null })
