import { asActor } from '../../db/actor.ts'
import type { Actor } from '../../domain/permissions.ts'
import { hashFile } from '../../files/hashing.ts'
import { inspect } from '../../files/inspect.ts'
import { BadFile } from '../../files/kinds.ts'
import { scan } from '../../files/scan.ts'
import { WAITS } from './faults.ts'
import { fileIdOf } from './queries.ts'
import { changeBytes, lockContent, lockUpload, nameContent, setStored, type UploadRow } from './upload-queries.ts'
import { dropUpload, ownerOf, ownUpload } from './uploading.ts'
import type { Vault } from './vault.ts'

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
  const { db, storage, incoming, scanner, link } = vault
  const { id } = upload
  // another instance may have been faster, and what it kept is on its way in no more
  const meanwhile = async (): Promise<UploadRow | null> => {
    const now = await ownUpload(vault, who, id).catch(() => null)
    return now?.storedAt ? now : null
  }
  if ((await incoming.arrived(id)) !== upload.size) {
    const kept = await meanwhile()
    if (kept) return kept
    throw new BadFile('cutOff')
  }
  try {
    const path = incoming.pathOf(id)
    if (scanner) await scan(path, scanner)
    const seen = await inspect(path)
    const { sha256, size } = await hashFile(seen.path)
    // Named before it is put, so that it is never an orphan while it is being put.
    await asActor(db, who, async (tx) => {
      await lockContent(tx, sha256)
      const { numUpdatedRows } = await nameContent(tx, id, { sha256, size, type: seen.type, hasText: seen.hasText })
      if (numUpdatedRows !== 1n) throw new BadFile('cutOff')
    })
    await storage.put(sha256, seen.path, size).catch((cause) => {
      throw new BadFile('storage', { cause })
    })
    await asActor(db, who, async (tx) => {
      const row = await lockUpload(tx, id, ownerOf(who, link))
      if (!row || row.storedAt) return
      const needed = (await fileIdOf(tx, row.agency, sha256)) ? 0 : size
      await changeBytes(tx, row.agency, needed - row.reserved)
      await setStored(tx, id, needed, at)
    })
    await incoming.remove(id)
    return await ownUpload(vault, who, id)
  } catch (error) {
    const kept = await meanwhile()
    if (kept) return kept
    const mayBeTriedAgain = !(error instanceof BadFile) || WAITS.includes(error.fault)
    if (!mayBeTriedAgain) await dropUpload(vault, who, id)
    throw error
  }
}
