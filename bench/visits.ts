import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { ENCODINGS } from './requests.ts'

/** What a browser that has nothing yet loads before it has the whole page. */
export interface Visit {
  readonly requests: number
  /** KiB over the wire, heads included. */
  readonly kibibytes: number
  /** The part of it that is our own JavaScript. */
  readonly scripts: number
}

/**
 * Loads a page and all that its markup and scripts name, as a browser 1280 pixels wide does: style, icon, scripts with
 * what they import at once, pictures. Chart.js comes only where a chart is pointed at, and is not part of a visit.
 */
export async function firstVisit(address: string, path: string, token?: string): Promise<Visit> {
  const page = await fetched(address, path, token)
  const seen = new Set<string>()
  const loaded: Loaded[] = []
  const wanted = namedIn(page.text)
  for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const file = await fetched(address, next, token)
    loaded.push(file)
    if (file.type.includes('javascript')) wanted.push(...importsOf(file.text).map((name) => resolved(next, name)))
  }
  return {
    requests: 1 + loaded.length,
    kibibytes: kibibytes([page, ...loaded]),
    scripts: kibibytes(loaded.filter(({ type }) => type.includes('javascript'))),
  }
}

interface Loaded {
  readonly type: string
  readonly text: string
  readonly bytes: number
}

function fetched(address: string, path: string, token: string | undefined): Promise<Loaded> {
  const headers = { 'accept-encoding': ENCODINGS, 'accept-language': 'id', ...(token && { cookie: `lab=${token}` }) }
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, address), { headers, agent: false }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`))
      const chunks: Buffer[] = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => {
        const { 'content-type': type = '', 'content-encoding': encoding } = answer.headers
        const body = Buffer.concat(chunks)
        const plain = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body
        resolve({ type, text: plain.toString('utf8'), bytes: answer.socket.bytesRead })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

const NAMED = [
  /<link rel="(?:stylesheet|icon)" href="([^"]+)"/g,
  /<script [^>]*src="([^"]+)"/g,
  /<img [^>]*?src="([^"]+)"/g,
]

const namedIn = (html: string): string[] =>
  NAMED.flatMap((pattern) =>
    [...html.matchAll(pattern)].map(([, path = '']) => path.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=')),
  )

const importsOf = (script: string): string[] =>
  [...script.matchAll(/^(?:import|export) [^'"()]*?['"](\.[^'"]+)['"]/gm)].map(([, name = '']) => name)

const resolved = (from: string, name: string): string => new URL(name, new URL(from, 'http://here')).pathname

const kibibytes = (files: readonly Loaded[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0) / 1024
