import { type FileHandle, open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import type { EvidenceType } from '../domain/evidence.ts'
import { BadFile } from './kinds.ts'
import { inspectOffice } from './office.ts'
import { inspectPdf } from './pdf.ts'
import { pdfShowsText } from './pdf-text.ts'
import { redraw } from './picture.ts'

const HEAD = 4_100
/** The end of a zip with its longest comment. */
const TAIL = 22 + 65_535

export interface Inspected {
  readonly type: EvidenceType
  /** Where what is kept of it lies: a picture is drawn anew beside the original. */
  readonly path: string
  /** False for a PDF of pictures only; null where that cannot be told, and for every other type. */
  readonly hasText: boolean | null
}

/**
 * Says what a received file is by its content, whatever it is called, and refuses (`BadFile`) all but honest PDF, DOCX,
 * XLSX, JPEG and PNG: empty and damaged ones, two formats in one, bombs, macros, floods of pixels. Reads in pieces: memory
 * stays flat.
 */
export async function inspect(path: string): Promise<Inspected> {
  const { head, tail, size } = await endsOf(path)
  if (size === 0) throw new BadFile('empty')
  const kind = (await fileTypeFromBuffer(head).catch(() => undefined))?.ext
  const start = head.subarray(0, 1_024).toString('latin1')
  const isZip = start.startsWith('PK\x03\x04')
  if (/<(!doctype|html|script|svg|\?php)/i.test(start))
    throw new BadFile(kind === undefined || kind === 'xml' ? 'type' : 'twoFiles')
  if (!isZip && (endsAsZip(tail) || (kind !== 'pdf' && start.includes('%PDF-')))) throw new BadFile('twoFiles')
  if (isZip) return { type: await inspectOffice(path), path, hasText: null }
  if (kind === 'pdf') {
    inspectPdf(start, tail.toString('latin1'))
    return { type: 'pdf', path, hasText: await pdfShowsText(path) }
  }
  if (kind === 'jpg' || kind === 'png') return { type: kind, path: await redraw(path, kind), hasText: null }
  throw new BadFile(kind === 'cfb' ? 'locked' : 'type')
}

async function endsOf(path: string) {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = await bytes(file, 0, Math.min(HEAD, size))
    const length = Math.min(TAIL, size)
    return { size, head, tail: await bytes(file, size - length, length) }
  } finally {
    await file.close()
  }
}

async function bytes(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

/** Whether a reader of zips would find one: its last record names exactly the bytes that follow it. */
function endsAsZip(tail: Buffer): boolean {
  for (let at = tail.lastIndexOf(END); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(END, at - 1)) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true
  }
  return false
}

const END = Buffer.from('PK\x05\x06', 'latin1')
