import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInflate } from 'node:zlib'

const PIECE = 64 * 1024
/** What is looked at before a stream for its dictionary, and kept of a piece so that nothing is cut in two. */
const BEFORE = 2_048
const OVERLAP = 16
/** No more is unpacked of one stream, of all, and of so many. */
const MOST_OF_ONE = 8 * 1024 * 1024
const MOST = 64 * 1024 * 1024
const MOST_STREAMS = 2_000
/** Pictures and fonts among them are passed over. */
const MOST_PASSED = 20_000

const STREAM = /(?<!end)stream\r?\n/g
/** Pictures, fonts and what only a program reads. */
const IS_OTHER = /\/Subtype\s*\/Image|\/Type\s*\/(?:XRef|Metadata)|\/Length[12]\b|\/(?:CIDFontType0C|Type1C|OpenType)\b/
const IS_PACKED_OTHERWISE = /\/(?:LZWDecode|ASCII85Decode|ASCIIHexDecode|RunLengthDecode|Crypt)\b/
/** A string and the operator that shows it, between BT and ET (ISO 32000-1, 9.4). */
const BEGINS_TEXT = /(?:^|\s)BT\s/
const SHOWS_TEXT = /[)\]>]\s{0,8}(?:T[jJ]|['"])(?:\s|$)/

/**
 * Whether a PDF shows any text: a scan without text recognition has pictures only, and nobody can search or quote it. Null
 * where that cannot be told: it is encrypted, packed in an old way, damaged inside or too large to look through. Reads in
 * pieces and stops at the first text: memory stays flat, and a bomb in it is not unpacked.
 */
export async function pdfShowsText(path: string): Promise<boolean | null> {
  const file = await open(path)
  try {
    let isSure = true
    let left = MOST
    let [passed, streams] = [0, 0]
    for await (const { dictionary, begin } of streamsOf(file)) {
      passed += 1
      if (dictionary === null || passed > MOST_PASSED) return null
      if (IS_OTHER.test(dictionary)) continue
      if (IS_PACKED_OTHERWISE.test(dictionary)) isSure = false
      else {
        streams += 1
        const isPacked = /\/(?:FlateDecode|Fl)\b/.test(dictionary)
        const seen = await lookInto(path, begin, isPacked, Math.min(left, MOST_OF_ONE))
        if (seen.showsText) return true
        isSure &&= seen.isWhole
        left -= seen.bytes
      }
      if (left <= 0 || streams > MOST_STREAMS) return null
    }
    return isSure && streams > 0 ? false : null
  } finally {
    await file.close()
  }
}

/** Where each stream begins, with what stands before it; without a dictionary once the file says that it is encrypted. */
async function* streamsOf(file: FileHandle): AsyncGenerator<{ dictionary: string | null; begin: number }> {
  const buffer = Buffer.alloc(PIECE)
  let before = ''
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 0, PIECE, at)
    const text = before + buffer.toString('latin1', 0, bytesRead)
    const origin = at - before.length
    if (/\/Encrypt\s/.test(text)) yield { dictionary: null, begin: 0 }
    for (const match of text.matchAll(STREAM)) {
      const end = match.index + match[0].length
      // was told with the piece before
      if (end <= before.length) continue
      const dictionary = text.slice(Math.max(0, match.index - BEFORE), match.index)
      yield { dictionary: dictionary.split(/\bobj\b/).at(-1) ?? '', begin: origin + end }
    }
    at += bytesRead
    if (bytesRead < PIECE) return
    before = text.slice(-BEFORE)
  }
}

interface Seen {
  readonly showsText: boolean
  /** All of it was looked at. */
  readonly isWhole: boolean
  readonly bytes: number
}

async function lookInto(path: string, begin: number, isPacked: boolean, most: number): Promise<Seen> {
  const source = createReadStream(path, { start: begin, highWaterMark: PIECE })
  const content = isPacked ? source.pipe(createInflate()) : source
  // what ends early is no fault
  source.on('error', (error) => content.destroy(error))
  let [bytes, begun, rest] = [0, false, '']
  try {
    for await (const piece of content as AsyncIterable<Buffer>) {
      const read = rest + piece.toString('latin1')
      const end = isPacked ? -1 : read.indexOf('endstream')
      const text = end < 0 ? read : read.slice(0, end)
      begun ||= BEGINS_TEXT.test(text)
      if (begun && SHOWS_TEXT.test(text)) return { showsText: true, isWhole: true, bytes }
      bytes += piece.length
      if (end >= 0) break
      if (bytes >= most) return { showsText: false, isWhole: false, bytes }
      rest = text.slice(-OVERLAP)
    }
    return { showsText: false, isWhole: true, bytes }
  } catch {
    return { showsText: false, isWhole: false, bytes }
  } finally {
    source.destroy()
    content.destroy()
  }
}
