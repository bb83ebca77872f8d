import { randomUUID } from 'node:crypto'
import type { Response, TestApp, Visitor } from './app.ts'

export interface Chosen {
  readonly name: string
  readonly bytes: Buffer
  readonly type?: string
}

export const FACTS = { signed: 'yes', effectiveFrom: '2024-03-01', number: 'Perbup 12/2024' }

/** The body of a form as browsers send it, the file last. */
export function multipart(fields: Readonly<Record<string, string>>, files: readonly Chosen[]) {
  const boundary = `----${randomUUID()}`
  const parts = [
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...files.map(({ name, bytes, type = 'application/octet-stream' }) =>
      Buffer.concat([
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
        ),
        bytes,
        Buffer.from('\r\n'),
      ]),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]
  return { payload: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` }
}

/** Sends a form with a file in it. */
export async function sends(
  { app }: TestApp,
  visitor: Visitor,
  file: Chosen | readonly Chosen[],
  fields: Readonly<Record<string, string>> = FACTS,
  path = '/bukti/baru',
): Promise<Response> {
  const { payload, type } = multipart(fields, [file].flat())
  const headers = { cookie: visitor.cookie, 'sec-fetch-site': 'same-origin', 'content-type': type }
  return app.inject({ method: 'POST', url: path, headers, payload })
}

/** Uploads a document and gives its id. */
export async function aDocument(
  app: TestApp,
  visitor: Visitor,
  file: Chosen,
  fields: Readonly<Record<string, string>> = FACTS,
): Promise<string> {
  const answer = await sends(app, visitor, file, fields)
  const [, id] = /^\/bukti\/([0-9a-f-]{36})/.exec(String(answer.headers.location)) ?? []
  if (answer.statusCode !== 303 || !id)
    throw new Error(`not stored: ${answer.statusCode} ${answer.body.slice(0, 2_000)}`)
  return id
}

/** Sends a file in pieces, as the script of the page does. */
export async function sendsPiece({ app }: TestApp, visitor: Visitor, id: string, offset: number, bytes: Buffer) {
  const headers = {
    ...{ cookie: visitor.cookie, 'sec-fetch-site': 'same-origin' },
    ...{ 'content-type': 'application/octet-stream', 'upload-offset': String(offset) },
  }
  return app.inject({ method: 'PUT', url: `/api/v1/evidence/uploads/${id}`, headers, payload: bytes })
}
