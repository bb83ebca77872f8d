import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** Files on their way in, on the disk of this instance, each under the id of its upload. */
export interface Incoming {
  pathOf(id: string): string
  /** How many bytes have arrived and will survive a crash; 0 where nothing has. */
  arrived(id: string): Promise<number>
  /**
   * Adds bytes at the end, flushed to the disk before it returns how many there are now. Stops without an error behind
   * `most` bytes in all: whether more were to come, `over` says.
   */
  append(id: string, bytes: Readable, most: number): Promise<{ readonly size: number; readonly over: boolean }>
  remove(id: string): Promise<void>
  /** Ids of all that lies here, with when it last grew. */
  list(): Promise<readonly { readonly id: string; readonly at: Date }[]>
}

export function incomingIn(folder: string): Incoming {
  const pathOf = (id: string): string => join(folder, id)
  const arrived = (id: string): Promise<number> =>
    stat(pathOf(id)).then(
      ({ size }) => size,
      () => 0,
    )
  return {
    pathOf,
    arrived,
    async append(id, bytes, most) {
      await mkdir(folder, { recursive: true })
      const file = await open(pathOf(id), 'a', 0o600)
      let size = (await file.stat()).size
      let over = false
      try {
        for await (const piece of bytes as AsyncIterable<Buffer>) {
          over = size + piece.length > most
          await file.writeFile(over ? piece.subarray(0, most - size) : piece)
          size += over ? most - size : piece.length
          if (over) break
        }
      } finally {
        await file.sync().finally(() => file.close())
      }
      return { size, over }
    },
    async remove(id) {
      await rm(pathOf(id), { force: true })
      await rm(`${pathOf(id)}.anew`, { force: true })
    },
    async list() {
      const names = await readdir(folder).catch(() => [])
      const found = names.map(async (name) => {
        const at = await stat(pathOf(name)).catch(() => null)
        return at ? [{ id: name.replace('.anew', ''), at: at.mtime }] : []
      })
      return (await Promise.all(found)).flat()
    },
  }
}
