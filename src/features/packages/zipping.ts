import { createHash } from 'node:crypto'
import { addAbortSignal } from 'node:stream'
import { Refusal } from '../../domain/errors.ts'
import type { Storage } from '../../files/storage.ts'
import type { ZipEntry } from '../../web/zip.ts'
import type { Packing } from './packing.ts'

/** Looked for at once in the storage. */
const AT_ONCE = 8

/**
 * The package as entries of an archive: its index, its texts, and the contents as they lie in the storage, each read when
 * its turn comes and held to its hash. `gone` cuts what is being read.
 */
export function entriesOf(packing: Packing, index: Buffer, storage: Storage, gone: AbortSignal): ZipEntry[] {
  const texts = packing.texts.map(({ path, text }) => inMemory(path, Buffer.from(text)))
  const files = filesOf(packing).map(({ path, sha256, size }) => ({
    path,
    size,
    read: () => contentOf(storage, sha256, gone),
  }))
  const byPath = [...texts, ...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  return [inMemory(packing.index, index), ...byPath]
}

/** Documents of a package that are files, each with its content. */
export const filesOf = ({ indicators }: Packing) =>
  indicators.flatMap(({ packed }) =>
    packed.flatMap(({ proof: { sha256, size, title, item }, path }) =>
      sha256 !== null && size !== null ? [{ path, sha256, size, title, item }] : [],
    ),
  )

const inMemory = (path: string, bytes: Buffer): ZipEntry => ({ path, size: bytes.length, read: () => one(bytes) })

async function* one(bytes: Buffer) {
  yield bytes
}

async function* contentOf(storage: Storage, sha256: string, gone: AbortSignal): AsyncGenerator<Buffer> {
  const content = await storage.read(sha256)
  if (!content) throw new Error(`the storage has lost ${sha256}`)
  addAbortSignal(gone, content)
  const hash = createHash('sha256')
  for await (const piece of content as AsyncIterable<Buffer>) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== sha256) throw new Error(`the storage has damaged ${sha256}`)
}

/**
 * Looks before anything is sent, while a page can still say what is wrong. Refuses (503) where the storage cannot be
 * reached, and where it has lost a content, naming the document.
 */
export async function demandContents(storage: Storage, packing: Packing): Promise<void> {
  const files = [...Map.groupBy(filesOf(packing), ({ sha256 }) => sha256).values()].flatMap(([first]) => first ?? [])
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE)
    const there = await Promise.all(some.map(({ sha256 }) => storage.has(sha256))).catch((cause: unknown) => {
      throw unavailable('evidence.error.storage', {}, cause)
    })
    const lost = some[there.indexOf(false)]
    if (lost) throw unavailable('packages.error.lost', { title: lost.title, item: lost.item }, lost.sha256)
  }
}

function unavailable(key: string, args: Readonly<Record<string, string>>, cause: unknown): Refusal {
  const refusal = new Refusal('limited', key, { args, extra: { status: 503 }, retryAfterSeconds: 60 })
  refusal.cause = cause
  return refusal
}
