import { randomUUID } from 'node:crypto'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Response, TestApp, Visitor } from './app.ts'

type Cell = string | number | boolean | Date | null

/** A worksheet as it is downloaded. */
export async function worksheet(visitor: Visitor, id: string, prefix = ''): Promise<Buffer> {
  const answer = await visitor.get(`${prefix}/penilaian/${id}/unduh.xlsx`)
  if (answer.statusCode !== 200) throw new Error(`no worksheet: ${answer.statusCode}`)
  return answer.rawPayload
}

/** The rows of the sheet that people see, header first. */
export async function rowsOf(bytes: Buffer): Promise<Cell[][]> {
  const { sheets } = await readXlsx(bytes)
  return sheets[0]?.rows ?? []
}

/** The same worksheet after somebody changed its visible rows. */
export const changed = (bytes: Buffer, change: (rows: Cell[][]) => Cell[][]): Promise<Buffer> =>
  rewritten(bytes, 0, change)

/** As if it had been downloaded when an answer was at another version. */
export const asOf = (bytes: Buffer, number: number, version: number): Promise<Buffer> =>
  rewritten(bytes, 1, (rows) =>
    rows.map(([fact, value]) => [fact ?? null, fact === `answer.${number}` ? version : (value ?? null)]),
  )

async function rewritten(bytes: Buffer, place: number, change: (rows: Cell[][]) => Cell[][]): Promise<Buffer> {
  const { sheets } = await readXlsx(bytes)
  const written = sheets.map(({ name, rows, hidden = false }, at) => {
    const after = at === place ? change(rows) : rows
    return { name, hidden, rows: after.map((row) => row.map(spelled)) }
  })
  return Buffer.from(await writeXlsx({ sheets: written }))
}

/** As spreadsheet programs write it, and the library does not: `_x0041_` would be read as a letter. */
const spelled = (cell: Cell): Cell =>
  typeof cell === 'string' ? cell.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : cell

/** With some fields of some indicators filled in, found by the header. */
export const filled = (bytes: Buffer, fields: readonly (readonly [number, string, Cell])[]): Promise<Buffer> =>
  changed(bytes, (rows) => {
    const header = rows[0] ?? []
    for (const [number, name, value] of fields) {
      const row = rows[number]
      const column = header.indexOf(name)
      if (!row || column < 0) throw new Error(`no ${name} of ${number}`)
      row[column] = value
    }
    return rows
  })

interface Form {
  readonly fields?: readonly (readonly [string, string])[]
  readonly file?: { readonly name: string; readonly bytes: Buffer }
}

/** The body of a form as browsers send it. */
export function formBody({ fields = [], file }: Form) {
  const boundary = `----${randomUUID()}`
  const part = (about: string, content: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${about}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ])
  const payload = Buffer.concat([
    ...fields.map(([name, value]) => part(`name="${name}"`, value)),
    ...(file ? [part(`name="file"; filename="${file.name}"`, file.bytes)] : []),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  return { payload, type: `multipart/form-data; boundary=${boundary}` }
}

/** Sends the form of the import page. */
export function imports(
  { app }: TestApp,
  visitor: Visitor,
  id: string,
  form: Form,
  path = `/penilaian/${id}/impor`,
): Promise<Response> {
  const { payload, type } = formBody(form)
  const headers = { cookie: visitor.cookie, 'sec-fetch-site': 'same-origin', 'content-type': type }
  return app.inject({ method: 'POST', url: path, headers, payload })
}

/** Uploads a worksheet to be looked through. */
export const uploads = (app: TestApp, visitor: Visitor, id: string, bytes: Buffer, name = 'lembar.xlsx') =>
  imports(app, visitor, id, { file: { name, bytes } })

/** The lines a preview carries along, as a browser sends them back. */
export const carriedIn = (page: string): readonly (readonly [string, string])[] =>
  [...page.matchAll(/name="baris" value="([^"]*)"/g)].map(([, value = '']) => ['baris', plain(value)])

const plain = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x60;', '`')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
