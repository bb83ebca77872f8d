import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import type { EvidenceType } from '../domain/evidence.ts'
import { BadFile } from './kinds.ts'
import { fetchesFromElsewhere } from './office-links.ts'

const MEBIBYTE = 1024 * 1024
/** More is no document of an office. */
const MOST_PARTS = 5_000
const MOST_BYTES = 150 * MEBIBYTE
/** Text of a spreadsheet shrinks to a twentieth; a bomb to a thousandth. */
const MOST_SHRUNK = 100
const SMALL = 1 * MEBIBYTE
/** A spreadsheet behind a chart lies in its document; deeper lies nothing honest. */
const DEEPEST = 1
const LARGEST_EMBEDDED = 8 * MEBIBYTE

const MAIN: Readonly<Record<string, EvidenceType>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
}

// names with .. or a backslash are refused by the reader itself
const OPTIONS = { lazyEntries: true, autoClose: false, strictFileNames: true }

type Zip = yauzl.ZipFile

/**
 * Looks into a DOCX or XLSX before anybody else does: first at what its directory announces, which refuses a bomb without
 * unpacking any of it, then unpacks piece by piece, because a directory may lie. Refuses macros, archives in it, XML that
 * defines entities, and what fetches a template or an object when it is opened. Gives which of the two it is.
 */
export const inspectOffice = (path: string): Promise<EvidenceType> =>
  look(yauzl.openPromise(path, OPTIONS), 0, MOST_BYTES)

/** The same of a file in memory, which unpacks to no more than `most` bytes. */
export const inspectOfficeBytes = (bytes: Buffer, most: number): Promise<EvidenceType> =>
  look(yauzl.fromBufferPromise(bytes, OPTIONS), 0, most)

async function look(opening: Promise<Zip>, depth: number, most: number): Promise<EvidenceType> {
  const zip = await opening.catch(() => {
    throw new BadFile('damaged')
  })
  try {
    const entries = await announced(zip, most)
    let type: EvidenceType | undefined
    for (const entry of entries) {
      const name = entry.fileName
      if (name.endsWith('/')) continue
      if (isEmbedded(name)) {
        if (depth === DEEPEST || entry.uncompressedSize > LARGEST_EMBEDDED) throw new BadFile('bomb')
        await look(yauzl.fromBufferPromise(await buffer(await contentOf(zip, entry)), OPTIONS), depth + 1, most)
        continue
      }
      const isRead = name === '[Content_Types].xml' || name.toLowerCase().endsWith('.rels')
      if (isRead && entry.uncompressedSize > SMALL) throw new BadFile('bomb')
      const start = await startOf(await contentOf(zip, entry), isRead ? SMALL : 1_024)
      if (/\.(xml|rels|vml)$/i.test(name) && /<!(DOCTYPE|ENTITY)/i.test(start)) throw new BadFile('bomb')
      if (isRead && fetchesFromElsewhere(start)) throw new BadFile('elsewhere')
      if (name === '[Content_Types].xml') type = typeIn(start)
    }
    if (!type) throw new BadFile('type')
    return type
  } catch (error) {
    // what yauzl finds wrong, sizes that lie among it
    throw error instanceof BadFile ? error : new BadFile('damaged')
  } finally {
    zip.close()
  }
}

async function announced(zip: Zip, most: number): Promise<yauzl.Entry[]> {
  if (zip.entryCount > MOST_PARTS) throw new BadFile('bomb')
  const entries: yauzl.Entry[] = []
  let bytes = 0
  for await (const entry of zip.eachEntry()) {
    const { fileName, compressedSize, uncompressedSize } = entry
    bytes += uncompressedSize
    const isShrunk = uncompressedSize > SMALL && uncompressedSize > compressedSize * MOST_SHRUNK
    if (isShrunk || bytes > most) throw new BadFile('bomb')
    if (entry.isEncrypted()) throw new BadFile('locked')
    if (/vbaProject|\/activeX\/|\.(exe|dll|js|vbs|bat|cmd|ps1|scr|hta)$/i.test(fileName)) throw new BadFile('macro')
    if (/\.(zip|rar|7z|gz|tar|jar)$/i.test(fileName)) throw new BadFile('archive')
    entries.push(entry)
  }
  return entries
}

const isEmbedded = (name: string): boolean => /\.(docx|xlsx|pptx|docm|xlsm|xlsb|pptm)$/i.test(name)

const contentOf = (zip: Zip, entry: yauzl.Entry): Promise<Readable> => zip.openReadStreamPromise(entry)

/** Reads all of it, so that a size that lies is found, and keeps its first bytes. */
async function startOf(content: Readable, most: number): Promise<string> {
  const kept: Buffer[] = []
  let length = 0
  for await (const piece of content as AsyncIterable<Buffer>) {
    if (length < most) kept.push(piece.subarray(0, most - length))
    length += piece.length
  }
  return Buffer.concat(kept).toString('utf8').replaceAll('\0', '')
}

function typeIn(contentTypes: string): EvidenceType {
  if (/macroEnabled|vbaProject/i.test(contentTypes)) throw new BadFile('macro')
  const named = Object.entries(MAIN).find(([main]) => contentTypes.includes(`"${main}"`))
  if (!named) throw new BadFile('type')
  return named[1]
}
