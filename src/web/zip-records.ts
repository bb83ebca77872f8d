/** Lengths of the records of an archive in bytes, without the names in them. */
export const LOCAL = 30
export const DESCRIPTOR = 16
export const CENTRAL = 46
export const END = 22
/** What comes before the end of a large archive. */
export const END_64 = 56 + 20
/** What a line of the directory has more where its place needs eight bytes. */
export const OFFSET_64 = 12
export const MOST_32 = 0xffff_ffff
const MOST_16 = 0xffff

export const isLarge = (count: number, place: number, central: number): boolean =>
  count >= MOST_16 || place >= MOST_32 || central >= MOST_32

/** Names are UTF-8, sizes follow the content. */
const FLAGS = 0x0808
const DEFLATED = 8

/** What stands before a content. */
export function localHead(name: Buffer, time: number): Buffer {
  const head = Buffer.alloc(LOCAL)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(FLAGS, 6)
  head.writeUInt16LE(DEFLATED, 8)
  head.writeUInt32LE(time, 10)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

/** What stands behind a content, once it was read. */
export function descriptor(crc: number, packed: number, size: number): Buffer {
  const written = Buffer.alloc(DESCRIPTOR)
  written.writeUInt32LE(0x08074b50, 0)
  written.writeUInt32LE(crc, 4)
  written.writeUInt32LE(packed, 8)
  written.writeUInt32LE(size, 12)
  return written
}

export interface Entered {
  readonly time: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  /** Where its local head stands. */
  readonly place: number
}

/** A line of the directory. */
export function centralRecord(name: Buffer, { time, crc, packed, size, place }: Entered): Buffer {
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
  record.writeUInt32LE(packed, 20)
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

/** The end of the archive, in the long form where the short one has no room. */
export function endOf(count: number, place: number, central: number): Buffer {
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
export function dosTime(at: Date): number {
  const there = new Date(at.getTime() + 7 * 3_600_000)
  const year = Math.min(Math.max(there.getUTCFullYear() - 1980, 0), 127)
  const day = (year << 9) | ((there.getUTCMonth() + 1) << 5) | there.getUTCDate()
  const time = (there.getUTCHours() << 11) | (there.getUTCMinutes() << 5) | (there.getUTCSeconds() >> 1)
  return day * 0x1_0000 + time
}
