import type { Readable } from 'node:stream'
import { v7 as uuid } from 'uuid'
import { asActor } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { uploadedName } from '../../domain/uploaded-name.ts'
import { BadFile } from '../../files/kinds.ts'
import {
  changeBytes,
  countWaiting,
  deleteUpload,
  insertUpload,
  type Owner,
  readUpload,
  setSize,
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
 * together. Refuses (`BadFile`) an empty and a too large one, and (422) one that the quota has no room for, or that comes
 * from a person, or over a link, with too many that no document took yet.
 */
export async function beginUpload(
  { db, limits, link }: Vault,
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
    // behind the lock of the quota, so that many at a time cannot pass this either
    const most = link === null ? limits.unfinishedOfPerson : limits.unfinishedOverLink
    if ((await countWaiting(tx, ownerOf(who, link))) >= most) {
      const key = `evidence.error.${link === null ? 'unfinishedOwn' : 'unfinished'}`
      const errors = [{ field: 'file', code: 'unfinished', key }]
      throw new Refusal('invalid', 'refusal.invalid', { code: 'unfinished', errors })
    }
    await insertUpload(tx, { id, agencyId, ...ownerOf(who, link), name: uploadedName(name), size, at })
  })
  return id
}

interface Growing {
  readonly bytes: Readable
  /** How many had arrived when somebody else wanted to go on, and when that was first so (milliseconds). */
  readonly asked: { readonly arrived: number; readonly at: number } | null
}

/** A line that brings nothing for so long, while its sender already asks to go on, has broken (milliseconds). */
const SILENCE = 1_000

/** Uploads that bytes are being added to by this instance. */
const growing = new Map<string, Growing>()

/**
 * Adds bytes to what has arrived. They must follow it: with another offset nothing is taken (409 with the right one). More
 * than was announced is refused (`BadFile`) and ends the upload. A line that brought nothing
 * between tries to go on has broken unseen: it is cut off.
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
    const [asked, at] = [other.asked, performance.now()]
    if (asked?.arrived !== arrived) growing.set(id, { ...other, asked: { arrived, at } })
    else if (arrived < upload.size && at - asked.at > SILENCE) other.bytes.destroy()
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

export const ownerOf = (who: Actor | null, link: string | null): Owner => ({ personId: who?.personId ?? '', link })

/** An upload of one's own; another's is not there (404). */
export async function ownUpload({ db, link }: Vault, who: Actor | null, id: string): Promise<UploadRow> {
  const upload = await asActor(db, who, (tx) => readUpload(tx, id, ownerOf(who, link)))
  if (!upload) throw new Refusal('notFound', 'refusal.notFound')
  return upload
}

/** Forgets those of one's own uploads that no document needs. */
export async function dropOwn(vault: Vault, who: Actor | null, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    if (await ownUpload(vault, who, id).catch(() => null)) await dropUpload(vault, who, id)
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
