import zlib from 'node:zlib'

/** A part of a text, compressed by itself. */
export interface Piece {
  readonly packed: Buffer
  /** The bytes, for the checksum over the whole. */
  readonly plain: Buffer
}

/** Compresses a part in a way that lets compressed parts stand one behind the other (RFC 1951, 3.2.4). */
export function pieceOf(text: string, level: number): Piece {
  const plain = Buffer.from(text)
  // Ends at a whole byte and says that more follows.
  const packed = zlib.deflateRawSync(plain, { level, finishFlush: zlib.constants.Z_SYNC_FLUSH })
  return { packed, plain }
}

/** Parts as one gzip file (RFC 1952). */
export function gzipOf(pieces: readonly Piece[]): Buffer {
  const end = Buffer.allocUnsafe(10)
  // A last block with nothing in it.
  end.writeUInt16LE(3, 0)
  end.writeUInt32LE(
    pieces.reduce((sum, { plain }) => zlib.crc32(plain, sum), 0),
    2,
  )
  end.writeUInt32LE(
    pieces.reduce((sum, { plain }) => sum + plain.length, 0),
    6,
  )
  return Buffer.concat([HEAD, ...pieces.map(({ packed }) => packed), end])
}

/** Deflate, no name, no time, any system. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])

/** Whether a browser takes an encoding: named or `*`, and not with `q=0` (RFC 9110, 12.5.3). */
export function accepts(accepted: string | undefined, encoding: 'br' | 'gzip'): boolean {
  const wishes = (accepted ?? '').toLowerCase().split(',').map(wishOf)
  const wish = wishes.find(({ name }) => name === encoding) ?? wishes.find(({ name }) => name === '*')
  return wish !== undefined && wish.weight > 0
}

function wishOf(wish: string): { readonly name: string; readonly weight: number } {
  const [name = '', ...rest] = wish.split(';').map((part) => part.trim())
  const weight = rest.find((part) => part.startsWith('q='))?.slice(2)
  return { name, weight: weight === undefined ? 1 : Number(weight) || 0 }
}
