import { crc32 } from 'node:zlib'
import {
  CENTRAL,
  centralRecord,
  DESCRIPTOR,
  descriptor,
  dosTime,
  END,
  END_64,
  endOf,
  isLarge,
  LOCAL,
  localHead,
  MOST_32,
  OFFSET_64,
} from './zip-records.ts'

/** The media type of what `zipOf` makes. */
export const ZIP = 'application/zip'

export interface ZipEntry {
  /** Plain letters, `/` between folders. */
  readonly path: string
  /** In bytes, less than 4 GB. */
  readonly size: number
  /** Opened when its turn comes. */
  readonly read: () => AsyncIterable<Buffer> | Promise<AsyncIterable<Buffer>>
}

/** The largest block that deflate stores as it is. */
const BLOCK = 65_535
const BLOCK_HEAD = 5

const packed = (size: number): number => size + BLOCK_HEAD * Math.max(1, Math.ceil(size / BLOCK))

/** How many bytes the archive will have, known before the first one is read. */
export function zipSize(entries: readonly Pick<ZipEntry, 'path' | 'size'>[]): number {
  let [place, central] = [0, 0]
  for (const { path, size } of entries) {
    const name = Buffer.byteLength(path)
    central += CENTRAL + name + (place >= MOST_32 ? OFFSET_64 : 0)
    place += LOCAL + name + packed(size) + DESCRIPTOR
  }
  return place + central + (isLarge(entries.length, place, central) ? END_64 : 0) + END
}

/**
 * A ZIP archive in pieces, read from its entries one after the other. What they hold is packed already, so it is stored in
 * blocks of deflate: the size is known beforehand, and whoever reads from a stream understands it too. Throws where an
 * entry is not as long as it said; what was given out until then is no archive.
 * @param at the time that stands beside each name, in western Indonesian time
 */
export async function* zipOf(entries: readonly ZipEntry[], at: Date): AsyncGenerator<Buffer> {
  const time = dosTime(at)
  const directory: Buffer[] = []
  let place = 0
  for (const { path, size, read } of entries) {
    if (packed(size) >= MOST_32) throw new Error(`too large for an archive: ${path}`)
    const name = Buffer.from(path)
    const before = place
    yield localHead(name, time)
    let crc = 0
    let left = size
    let waiting: Buffer[] = []
    let length = 0
    for await (const piece of await read()) {
      crc = crc32(piece, crc)
      left -= piece.length
      if (left < 0) throw new Error(`longer than it said: ${path}`)
      waiting.push(piece)
      length += piece.length
      if (length < BLOCK) continue
      const bytes = Buffer.concat(waiting)
      let from = 0
      for (; length - from >= BLOCK; from += BLOCK)
        yield* block(bytes.subarray(from, from + BLOCK), left + length - from)
      waiting = [bytes.subarray(from)]
      length -= from
    }
    if (left > 0) throw new Error(`shorter than it said: ${path}`)
    if (length > 0 || size === 0) yield* block(Buffer.concat(waiting), length)
    yield descriptor(crc, packed(size), size)
    place += LOCAL + name.length + packed(size) + DESCRIPTOR
    directory.push(centralRecord(name, { time, crc, packed: packed(size), size, place: before }))
  }
  const central = Buffer.concat(directory)
  yield central
  yield endOf(entries.length, place, central.length)
}

/** One stored block; the last one where nothing is left behind it. */
function* block(bytes: Buffer, left: number): Generator<Buffer> {
  const head = Buffer.alloc(BLOCK_HEAD)
  head.writeUInt8(left === bytes.length ? 1 : 0, 0)
  head.writeUInt16LE(bytes.length, 1)
  head.writeUInt16LE(bytes.length ^ 0xffff, 3)
  yield head
  yield bytes
}
