import type { Readable } from 'node:stream'
import { v7 as uuid } from 'uuid'
import { asActor } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { uploadedName } from '../../domain/uploaded-name.ts'
import { hashFile } from '../../files/hashing.ts'
import { inspect } from '../../files/inspect.ts'
import { BadFile } from '../../files/kinds.ts'
import { scan } from '../../files/scan.ts'
import { WAITS } from './faults.ts'
import { fileIdOf } from './queries.ts'
import {
  changeBytes,
  deleteUpload,
  insertUpload,
  lockContent,
  lockUpload,
  nameContent,
  readUpload,
  setSize,
  setStored,
  takeBytes,
  type UploadRow,
} from './upload-queries.ts'
import type { Vault } from './vault.ts'

export interface Announced {
  readonly name: string
  /** Bytes, or the most there can be. */
  readonly size: number
  /** Needed only by a person who works for several agencies. */
  readonly agency?: string | undefined
}

/**
 * Begins to take a file in: its bytes are taken off the agency's quota at once, so that many at a time cannot pass it
 * together. Refuses (`BadFile`) an empty and a too large one, and (422) one that the quota has no room for.
 */
export async function beginUpload(
  { db, limits }: Vault,
  who: Actor | null,
  { name, size, agency }: Announced,
  at: Date,
): Promise<string> {
  const membership = demand(who, 'evidence:upload', { agencyId: agency || null })
  if (size === 0) throw new BadFile('empty')
  if (size > limits.fileBytes) throw new BadFile('tooLarge')
  const agencyId = membership.agency ?? ''
  const id = uuid()
  await asActor(db, who, async (tx) => {
    if (!(await takeBytes(tx, agencyId, size, limits.agencyBytes))) {
      const errors = [{ field: 'file', code: 'quota', key: 'evidence.error.quota' }]
      throw new Refusal('invalid', 'refusal.invalid', { code: 'quota', errors })
    }
    await insertUpload(tx, { id, agencyId, personId: who?.personId ?? '', name: uploadedName(name), size, at })
  })
  return id
}

interface Growing {
  readonly bytes: Readable
  /** How many had arrived when somebody else last wanted to go on. */
  readonly asked: number | null
}

/** Uploads that bytes are being added to by this instance. */
const growing = new Map<string, Growing>()

/**
 * Adds bytes to what has arrived. They must follow it: with another offset nothing is taken (409 with the right one). More
 * than was announced is refused (`BadFile`) and ends the upload. A line that brought nothing
 * between two tries to go on has broken unseen: it is cut off.
 */
export async function receive(
  vault: Vault,
  who: Actor | null,
  id: string,
  { offset, bytes }: { readonly offset: number; readonly bytes: Readable },
): Promise<{ readonly offset: number; readonly isWhole: boolean }> {
  const { incoming } = vault
  const upload = await ownUpload(vault, who, id)
  const arrived = await incoming.arrived(id)
  const other = growing.get(id)
  if (other) {
    if (other.asked === arrived && arrived < upload.size) other.bytes.destroy()
    growing.set(id, { ...other, asked: arrived })
  }
  if (other || offset !== arrived || upload.storedAt) {
    throw new Refusal('conflict', 'evidence.error.offset', { code: 'offset', extra: { offset: arrived } })
  }
  growing.set(id, { bytes, asked: null })
  try {
    const { size, over } = await incoming.append(id, bytes, upload.size)
    if (!over) return { offset: size, isWhole: size === upload.size }
  } catch (error) {
    throw isFull(error) ? new BadFile('storage') : error
  } finally {
    growing.delete(id)
  }
  await dropUpload(vault, who, id)
  throw new BadFile('tooLarge')
}

const isFull = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOSPC'

/** What has arrived is all: a form says how long a file is only by its end. */
export const endHere = async ({ db }: Vault, who: Actor | null, id: string, size: number): Promise<void> => {
  await asActor(db, who, (tx) => setSize(tx, id, size))
}

/** An upload of one's own; another's is not there (404). */
export async function ownUpload({ db }: Vault, who: Actor | null, id: string): Promise<UploadRow> {
  const upload = await asActor(db, who, (tx) => readUpload(tx, id, who?.personId ?? ''))
  if (!upload) throw new Refusal('notFound', 'refusal.notFound')
  return upload
}

/**
 * Looks at a file that has arrived whole and keeps its content. Refuses (`BadFile`) what is no honest file; with `scanner`
 * and `storage` it stays as it is, to be tried again.
 */
export async function keepUpload(vault: Vault, who: Actor | null, id: string, at: Date): Promise<UploadRow> {
  const upload = await ownUpload(vault, who, id)
  if (upload.storedAt) return upload
  const looked = looking.get(id) ?? look(vault, who, upload, at).finally(() => looking.delete(id))
  looking.set(id, looked)
  return looked
}

/** Uploads that this instance looks at: who asks again meanwhile gets the same answer. */
const looking = new Map<string, Promise<UploadRow>>()

async function look(vault: Vault, who: Actor | null, upload: UploadRow, at: Date): Promise<UploadRow> {
  const { db, storage, incoming, scanner } = vault
  const { id } = upload
  if ((await incoming.arrived(id)) !== upload.size) throw new BadFile('cutOff')
  try {
    const path = incoming.pathOf(id)
    if (scanner) await scan(path, scanner)
    const seen = await inspect(path)
    const { sha256, size } = await hashFile(seen.path)
    // Named before it is put, so that it is never an orphan while it is being put.
    await asActor(db, who, async (tx) => {
      await lockContent(tx, sha256)
      const { numUpdatedRows } = await nameContent(tx, id, { sha256, size, type: seen.type })
      if (numUpdatedRows !== 1n) throw new BadFile('cutOff')
    })
    await storage.put(sha256, seen.path, size).catch((cause) => {
      throw new BadFile('storage', { cause })
    })
    await asActor(db, who, async (tx) => {
      const row = await lockUpload(tx, id, who?.personId ?? '')
      if (!row || row.storedAt) return
      const needed = (await fileIdOf(tx, row.agency, sha256)) ? 0 : size
      await changeBytes(tx, row.agency, needed - row.reserved)
      await setStored(tx, id, needed, at)
    })
    await incoming.remove(id)
    return await ownUpload(vault, who, id)
  } catch (error) {
    const mayBeTriedAgain = !(error instanceof BadFile) || WAITS.includes(error.fault)
    if (!mayBeTriedAgain) await dropUpload(vault, who, id)
    throw error
  }
}

/** Forgets an upload and gives its bytes back. */
export async function dropUpload({ db, incoming }: Vault, who: Actor | null, id: string): Promise<void> {
  await asActor(db, who, async (tx) => {
    const dropped = await deleteUpload(tx, id)
    if (dropped) await changeBytes(tx, dropped.agency, -dropped.reserved)
  })
  await incoming.remove(id)
}
