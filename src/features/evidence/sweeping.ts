import { asPlatform } from '../../db/actor.ts'
import { changeBytes, deleteUploadsBefore, findUploads, isNamed, lockContent } from './upload-queries.ts'
import type { Vault } from './vault.ts'

/** A file on its way in has its row before its first byte; this is patience enough for both. */
const SETTLED = 3_600_000

/**
 * Clears away what nobody finished: uploads of a day ago with their bytes of the quota, files on their way in that belong
 * to no upload, contents that no row names. A content is looked for behind the lock under which it is named, so one that
 * is just being brought in again is never removed. May run twice, anywhere.
 */
export async function sweepEvidence({ db, storage, incoming, limits }: Vault, now: Date): Promise<void> {
  await asPlatform(db, async (tx) => {
    const dropped = await deleteUploadsBefore(tx, new Date(now.getTime() - limits.abandoned))
    for (const { agency, reserved } of dropped) await changeBytes(tx, agency, -reserved)
  })
  const old = (await incoming.list()).filter(({ at }) => now.getTime() - at.getTime() > SETTLED)
  const known = new Set(await asPlatform(db, (tx) => findUploads(tx, [...new Set(old.map(({ id }) => id))])))
  for (const { id } of old) if (!known.has(id)) await incoming.remove(id)
  for await (const sha256 of storage.list(now)) {
    if (await asPlatform(db, (tx) => isNamed(tx, sha256))) continue
    await asPlatform(db, async (tx) => {
      await lockContent(tx, sha256)
      if (!(await isNamed(tx, sha256))) await storage.remove(sha256)
    })
  }
}
