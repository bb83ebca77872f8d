import type { Asked } from './load.ts'

export const get = (path: string, token?: string): Asked => ({ bytes: written('GET', path, token) })

export const post = (path: string, body: object): Asked => ({ bytes: written('POST', path, undefined, body) })

/** A form as a browser sends it; a good answer leads on. */
export function send(path: string, token: string, fields: Readonly<Record<string, string>>): Asked {
  const body = new URLSearchParams(fields).toString()
  return { bytes: withBody('POST', path, token, { type: 'application/x-www-form-urlencoded', body }), good: 303 }
}

/** A request as browsers send it: compressed answers are welcome, a session comes with the place it was sent from. */
export function written(method: string, path: string, token?: string, body?: object): string {
  return withBody(method, path, token, body && { type: 'application/json', body: JSON.stringify(body) })
}

interface Sent {
  readonly type: string
  readonly body: string
}

function withBody(method: string, path: string, token: string | undefined, sent: Sent | undefined): string {
  return [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'User-Agent: bench',
    'Accept: text/html,application/json;q=0.9,*/*;q=0.8',
    `Accept-Encoding: ${ENCODINGS}`,
    'Accept-Language: id',
    ...(token ? [`Cookie: lab=${token}`, 'Sec-Fetch-Site: same-origin'] : []),
    ...(sent ? [`Content-Type: ${sent.type}`, `Content-Length: ${Buffer.byteLength(sent.body)}`] : []),
    '',
    sent?.body ?? '',
  ].join('\r\n')
}

export const ENCODINGS = 'gzip, deflate, br'
