import { crc32 } from 'node:zlib'

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
const LOCAL = 30
const DESCRIPTOR = 16
const CENTRAL = 46
const END = 22
const END_64 = 56 + 20
const OFFSET_64 = 12
const MOST_32 = 0xffff_ffff
const MOST_16 = 0xffff

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

const isLarge = (count: number, place: number, central: number): boolean =>
  count >= MOST_16 || place >= MOST_32 || central >= MOST_32

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
      for (; length - from >= BLOCK; from += BLOCK) yield* block(bytes.subarray(from, from + BLOCK), left + length - from)
      waiting = [bytes.subarray(from)]
      length -= from
    }
    if (left > 0) throw new Error(`shorter than it said: ${path}`)
    if (length > 0 || size === 0) yield* block(Buffer.concat(waiting), length)
    yield descriptor(crc, size)
    place += LOCAL + name.length + packed(size) + DESCRIPTOR
    directory.push(centralRecord(name, time, crc, size, before))
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
  head.writeUInt16LE(bytes.length ^ MOST_16, 3)
  yield head
  yield bytes
}

/** Names are UTF-8, sizes follow the content. */
const FLAGS = 0x0808
const DEFLATED = 8

function localHead(name: Buffer, time: number): Buffer {
  const head = Buffer.alloc(LOCAL)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(FLAGS, 6)
  head.writeUInt16LE(DEFLATED, 8)
  head.writeUInt32LE(time, 10)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

function descriptor(crc: number, size: number): Buffer {
  const written = Buffer.alloc(DESCRIPTOR)
  written.writeUInt32LE(0x08074b50, 0)
  written.writeUInt32LE(crc, 4)
  written.writeUInt32LE(packed(size), 8)
  written.writeUInt32LE(size, 12)
  return written
}

function centralRecord(name: Buffer, time: number, crc: number, size: number, place: number): Buffer {
  const record = Buffer.alloc(CENTRAL)
  const far = place >= MOST_32
  record.writeUInt32LE(0x02014b50, 0)
  // as made on Unix, for the rights below
  record.writeUInt16LE((3 << 8) | 45, 4)
  record.writeUInt16LE(far ? 45 : 20, 6)
  record.writeUInt16LE(FLAGS, 8)
  record.writeUInt16LE(DEFLATED, 10)
  record.writeUInt32LE(time, 12)
  record.writeUInt32LE(crc, 16)
  record.writeUInt32LE(packed(size), 20)
  record.writeUInt32LE(size, 24)
  record.writeUInt16LE(name.length, 28)
  record.writeUInt16LE(far ? OFFSET_64 : 0, 30)
  record.writeUInt32LE(0o100644 * 0x1_0000, 38)
  record.writeUInt32LE(Math.min(place, MOST_32), 42)
  if (!far) return Buffer.concat([record, name])
  const extra = Buffer.alloc(OFFSET_64)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(BigInt(place), 4)
  return Buffer.concat([record, name, extra])
}

function endOf(count: number, place: number, central: number): Buffer {
  const end = Buffer.alloc(END)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count, MOST_16), 8)
  end.writeUInt16LE(Math.min(count, MOST_16), 10)
  end.writeUInt32LE(Math.min(central, MOST_32), 12)
  end.writeUInt32LE(Math.min(place, MOST_32), 16)
  if (!isLarge(count, place, central)) return end
  const large = Buffer.alloc(END_64)
  large.writeUInt32LE(0x06064b50, 0)
  large.writeBigUInt64LE(44n, 4)
  large.writeUInt16LE((3 << 8) | 45, 12)
  large.writeUInt16LE(45, 14)
  large.writeBigUInt64LE(BigInt(count), 24)
  large.writeBigUInt64LE(BigInt(count), 32)
  large.writeBigUInt64LE(BigInt(central), 40)
  large.writeBigUInt64LE(BigInt(place), 48)
  large.writeUInt32LE(0x07064b50, 56)
  large.writeBigUInt64LE(BigInt(place + central), 64)
  large.writeUInt32LE(1, 72)
  return Buffer.concat([large, end])
}

/** Days and hours as archives write them: in two seconds, from 1980 on. */
function dosTime(at: Date): number {
  const there = new Date(at.getTime() + 7 * 3_600_000)
  const year = Math.min(Math.max(there.getUTCFullYear() - 1980, 0), 127)
  const day = (year << 9) | ((there.getUTCMonth() + 1) << 5) | there.getUTCDate()
  const time = (there.getUTCHours() << 11) | (there.getUTCMinutes() << 5) | (there.getUTCSeconds() >> 1)
  return day * 0x1_0000 + time
}
