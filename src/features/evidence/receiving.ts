import '@fastify/multipart'
import type { MultipartFile } from '@fastify/multipart'
import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import { BadFile } from '../../files/kinds.ts'
import type { Request } from '../../web/types.ts'
import { fileRefusal, WAITS } from './faults.ts'
import { keepUpload } from './keeping.ts'
import { beginUpload, dropUpload, endHere, ownUpload, receive } from './uploading.ts'
import type { Vault } from './vault.ts'

/** What came with a form, as far as it was read. */
export interface Sent {
  readonly fields: Readonly<Record<string, string>>
  /** Ids of uploads: those the form names, and the file that came with it. */
  readonly uploads: readonly string[]
  /** Why a file was not taken; null where all were. */
  readonly refusal: Refusal | null
}

const KIBIBYTE = 1024
/** What fields and boundaries of a form take beside its file. */
const AROUND = 512 * KIBIBYTE

export const multipartLimits = {
  files: 1,
  fields: 60,
  parts: 61,
  fieldNameSize: 100,
  fieldSize: 64 * KIBIBYTE,
  headerPairs: 50,
}

const MOST_UPLOADS = 20
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Reads a form with or without a file. Its fields stand before the file, so that a file that is too large is refused as
 * soon as its length is known, without waiting for it, and all that was typed is there. `who` brings it: whoever asks, or
 * the person a link acts as.
 */
export async function readSent(vault: Vault, request: Request, at: Date, who = request.actor): Promise<Sent> {
  const fields: Record<string, string> = {}
  const taken: string[] = []
  let refusal: Refusal | null = null
  if (request.isMultipart()) {
    try {
      for await (const part of request.parts({
        limits: { ...multipartLimits, fileSize: vault.limits.fileBytes + 1 },
      })) {
        if (part.type === 'field')
          fields[part.fieldname] = together(part.fieldname, [fields[part.fieldname], part.value])
        else if (part.filename === '') part.file.resume()
        else taken.push(await take(vault, request, who, part, fields.agency, at))
      }
    } catch (error) {
      if (error instanceof Kept) taken.push(error.id)
      refusal = beside(fileRefusal(request, vault, error instanceof Kept ? error.cause : ofForm(error)))
    }
  } else {
    Object.assign(fields, textsIn(request.body))
  }
  const named = (fields.uploads ?? '').split(',').filter((id) => ID.test(id))
  const uploads = [...new Set([...named, ...taken])].slice(0, MOST_UPLOADS)
  return { fields, uploads, refusal: refusal ?? (await again(vault, request, who, named, at)) }
}

/** A file that arrived and could not be looked at or kept yet: it need not be sent again. */
class Kept extends Error {
  readonly id: string
  constructor(id: string, cause: unknown) {
    super('kept to be tried again', { cause })
    this.id = id
  }
}

async function take(
  vault: Vault,
  request: Request,
  who: Actor | null,
  { filename, file }: MultipartFile,
  agency: string | undefined,
  at: Date,
): Promise<string> {
  const { fileBytes } = vault.limits
  const length = Number(request.headers['content-length'] ?? fileBytes)
  if (length > fileBytes + AROUND) throw new BadFile('tooLarge')
  inTime(vault, request, who, at)
  const announced = { name: filename, size: Math.min(length, fileBytes), agency }
  const id = await beginUpload(vault, who, announced, at)
  try {
    const { offset } = await receive(vault, who, id, { offset: 0, bytes: file })
    if (offset === 0) throw new BadFile('empty')
    await endHere(vault, who, id, offset)
  } catch (error) {
    await dropUpload(vault, who, id)
    throw error
  }
  return keep(vault, request, who, id, at)
}

/** As a matter of the form, so that nothing typed is lost: too many files a minute are refused beside the field. */
function inTime({ pace }: Vault, { ip }: Request, who: Actor | null, at: Date): void {
  try {
    pace(who?.personId ?? ip, at)
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'limited') throw error
    const { args = {} } = error.details
    const errors = [{ field: 'file', code: 'tooMany', key: error.key, args }]
    throw new Refusal('invalid', 'refusal.invalid', { errors })
  }
}

async function keep(vault: Vault, request: Request, who: Actor | null, id: string, at: Date): Promise<string> {
  try {
    await keepUpload(vault, who, id, at)
    return id
  } catch (error) {
    if (!(error instanceof BadFile) || !WAITS.includes(error.fault)) throw error
    request.log.error({ err: error.cause ?? error }, 'a file waits')
    throw new Kept(id, error)
  }
}

/** Tries again what could not be kept before; what is gone meanwhile is said by whoever uses it. */
async function again(
  vault: Vault,
  request: Request,
  who: Actor | null,
  ids: readonly string[],
  at: Date,
): Promise<Refusal | null> {
  for (const id of ids) {
    const upload = await ownUpload(vault, who, id).catch(() => null)
    if (!upload || upload.storedAt) continue
    try {
      await keep(vault, request, who, id, at)
    } catch (error) {
      return beside(fileRefusal(request, vault, error instanceof Kept ? error.cause : error))
    }
  }
  return null
}

/** What is said beside a field of the form; any other refusal is no matter of the form. */
function beside(refusal: Refusal): Refusal {
  if (refusal.kind !== 'invalid') throw refusal
  return refusal
}

/** What the reader of forms complains about: too many parts, a cut-off body. */
function ofForm(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const isCut =
    error instanceof Error && /premature|unexpected end|boundary|malformed/i.test(`${code} ${error.message}`)
  if (code === 'FST_FILES_LIMIT') return new BadFile('several')
  return code.startsWith('FST_') || isCut ? new BadFile('form') : error
}

function textsIn(body: unknown): Record<string, string> {
  if (body === null || typeof body !== 'object') return {}
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const texts = [value].flat().filter((text) => typeof text === 'string')
      return texts.length > 0 ? [[name, together(name, texts)]] : []
    }),
  )
}

/** A repeated field counts as its last value, but for the uploads, each of which has a box of its own. */
const together = (name: string, values: readonly unknown[]): string =>
  name === 'uploads' ? values.filter(Boolean).join(',') : String(values.at(-1))
