import type { Asked } from './load.ts'

export const get = (path: string, token?: string): Asked => ({ bytes: written('GET', path, token) })

export const post = (path: string, body: object): Asked => ({ bytes: written('POST', path, undefined, body) })

/** A request as browsers send it: compressed answers are welcome, a session comes with the place it was sent from. */
export function written(method: string, path: string, token?: string, body?: object): string {
  const json = body ? JSON.stringify(body) : ''
  return [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'User-Agent: bench',
    'Accept: text/html,application/json;q=0.9,*/*;q=0.8',
    `Accept-Encoding: ${ENCODINGS}`,
    'Accept-Language: id',
    ...(token ? [`Cookie: lab=${token}`, 'Sec-Fetch-Site: same-origin'] : []),
    ...(body ? ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(json)}`] : []),
    '',
    json,
  ].join('\r\n')
}

export const ENCODINGS = 'gzip, deflate, br'
