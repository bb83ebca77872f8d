import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { copyHashed } from './hashing.ts'
import { SHA256, type Storage } from './storage.ts'

/** What lies half-written for so long, nobody writes any more. */
const ABANDONED = 24 * 3_600_000

/** Contents as files: written beside, flushed, renamed, and the folder flushed too. */
export function diskStorage(folder: string): Storage {
  const place = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256)
  const beside = join(folder, 'incoming')
  return {
    async put(sha256, path, size) {
      const target = place(sha256)
      if (await exists(target)) return
      await mkdir(beside, { recursive: true })
      await mkdir(dirname(target), { recursive: true })
      const written = join(beside, randomUUID())
      try {
        const copied = await copyHashed(path, written)
        if (copied.sha256 !== sha256 || copied.size !== size) throw new Error('the file changed while it was stored')
        await rename(written, target)
      } finally {
        await rm(written, { force: true })
      }
      // the new name, and the folder it is in, where that is new too
      await flush(dirname(target))
      await flush(folder)
    },
    async read(sha256) {
      return (await exists(place(sha256))) ? createReadStream(place(sha256)) : null
    },
    has: (sha256) => exists(place(sha256)),
    remove: (sha256) => rm(place(sha256), { force: true }),
    async *list(now) {
      for (const name of await namesIn(beside)) await clear(join(beside, name), now)
      for (const part of await namesIn(folder)) {
        if (!/^[0-9a-f]{2}$/.test(part)) continue
        for (const name of await namesIn(join(folder, part))) if (SHA256.test(name)) yield name
      }
    },
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

async function clear(path: string, now: Date): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found && now.getTime() - found.mtimeMs > ABANDONED) await rm(path, { force: true })
}

async function flush(folder: string): Promise<void> {
  const opened = await open(folder)
  await opened.sync().finally(() => opened.close())
}
