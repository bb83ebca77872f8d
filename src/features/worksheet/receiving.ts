import '@fastify/multipart'
import { limits } from '../../config-limits.ts'
import { BadFile } from '../../files/kinds.ts'
import type { Request } from '../../web/types.ts'

const { fileBytes, formBytes, fieldBytes } = limits.worksheet

/** Two fields for each line of a worksheet, and its buttons. */
const MOST_FIELDS = 250

export const multipartLimits = {
  files: 1,
  fileSize: fileBytes,
  fields: MOST_FIELDS,
  parts: MOST_FIELDS + 1,
  fieldNameSize: 100,
  fieldSize: fieldBytes,
  headerPairs: 50,
}

/** What came with the form. */
export interface Sent {
  readonly file: { readonly name: string; readonly bytes: Buffer } | null
  /** All values of a field. */
  values(name: string): readonly string[]
}

/**
 * Reads the form, with or without a file. Refuses (`BadFile`) what is larger than it may be as soon as its length is known,
 * a second file, and a form that ends before it is whole.
 */
export async function readSent(request: Request): Promise<Sent> {
  if (!request.isMultipart()) return { file: null, values: () => [] }
  if (!(Number(request.headers['content-length']) <= formBytes)) throw new BadFile('tooLarge')
  const fields = new Map<string, string[]>()
  let file: Sent['file'] = null
  try {
    for await (const part of request.parts({ limits: multipartLimits })) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer()
        if (part.filename) file = { name: part.filename, bytes }
      } else {
        fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), String(part.value)])
      }
    }
  } catch (error) {
    throw ofForm(error)
  }
  return { file, values: (name) => fields.get(name) ?? [] }
}

/** What the reader of forms complains about is the sender's; anything else is a bug. */
function ofForm(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new BadFile('tooLarge')
  if (code === 'FST_FILES_LIMIT') return new BadFile('several')
  const text = error instanceof Error ? `${code} ${error.message}` : ''
  if (code.startsWith('FST_')) return new BadFile('form')
  return /premature|unexpected end|boundary|malformed|aborted/i.test(text) ? new BadFile('cutOff') : error
}
