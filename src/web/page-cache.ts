import { createHash } from 'node:crypto'
import zlib from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { limits } from '../config-limits.ts'
import type { DataVersion } from '../db/data-version.ts'
import { dayInJakarta } from '../domain/calendar.ts'
import { accepts } from './gzip.ts'
import { isKnown } from './known.ts'
import { cookieName } from './session.ts'
import type { App, Reply, Request, Services } from './types.ts'

interface Kept {
  readonly etag: string
  readonly type: string
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
}

type Encoding = 'plain' | 'gzip' | 'brotli'

/**
 * Keeps anonymous answers of routes with `config.cache` as ready bytes. The key is day, path, language and the parsed
 * query in canonical order; a search or a parameter the route does not know bypasses it. A new data version empties it. Whatever is
 * not kept is compressed in one go, never as a stream.
 */
export function pageCache(app: App, { config, clock }: Services, data: DataVersion): void {
  const kept = new LRUCache<string, Kept>({ maxSize: limits.page.cacheBytes, sizeCalculation: sizeOf })
  let generation = 0
  data.onChange(() => {
    generation += 1
    kept.clear()
  })

  app.decorateRequest('kept', null)
  app.addHook('preHandler', (request, reply, done) => {
    const key = keyOf(request, config.baseUrl, clock())
    const found = key === null ? undefined : kept.get(key)
    if (found) {
      sendKept(request, reply, found)
      return
    }
    if (key !== null) request.kept = { key, generation }
    done()
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    try {
      done(null, sent(request, reply, payload))
    } catch (error) {
      done(error as Error)
    }
  })

  function sent(request: Request, reply: Reply, payload: unknown): unknown {
    if (reply.hasHeader('content-encoding') || reply.hasHeader('etag')) return payload
    const { kept: place } = request
    if (place && reply.statusCode === 200 && !reply.hasHeader('set-cookie') && isWhole(payload)) {
      const page = pack(Buffer.from(payload), String(reply.getHeader('content-type')))
      // made of data that changed meanwhile: good enough for this reader, not to be kept
      if (place.generation === generation) kept.set(place.key, page)
      return headers(request, reply, page)
    }
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    return typeof payload === 'string' ? compressed(request, reply, payload) : payload
  }
}

const isWhole = (payload: unknown): payload is string | Buffer =>
  typeof payload === 'string' || Buffer.isBuffer(payload)

function keyOf(request: Request, baseUrl: string | null, at: Date): string | null {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  // what a program reads by right of its person is nobody else's
  if (request.token) return null
  if (!isRead || !request.routeOptions.config.cache || request.cookies[cookieName(baseUrl)] !== undefined) return null
  const query = Object.entries(request.query as object).filter(([, value]) => value !== undefined)
  const asked = new URLSearchParams(request.originalUrl.split('?')[1] ?? '')
  const names = new Set(query.map(([name]) => name))
  // there are more searches than any memory holds
  if (names.has('q')) return null
  if ([...asked.keys()].some((name) => !names.has(name))) return null
  // without BASE_URL a page names itself by the host it was asked under
  const host = baseUrl === null ? request.host : ''
  // what is due or out of date is told by the day
  const place = [dayInJakarta(at), host, request.lang, request.url.split('?')[0]]
  return JSON.stringify([...place, query.sort(([a], [b]) => (a < b ? -1 : 1))])
}

const SMALL = 1_400

function compressed(request: Request, reply: Reply, text: string): string | Buffer {
  reply.header('vary', 'Cookie, Accept-Encoding')
  if (text.length < SMALL || !accepts(request.headers['accept-encoding'], 'gzip')) return text
  reply.header('content-encoding', 'gzip').removeHeader('content-length')
  return zlib.gzipSync(text, { level: 1, memLevel: 8 })
}

function pack(plain: Buffer, type: string): Kept {
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  const brotli = zlib.brotliCompressSync(plain, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 6 } })
  return { etag, type, plain, brotli, gzip: zlib.gzipSync(plain) }
}

const sizeOf = ({ plain, gzip, brotli }: Kept): number => plain.length + gzip.length + brotli.length + 500

function sendKept(request: Request, reply: Reply, page: Kept): Reply {
  reply.type(page.type)
  return reply.send(headers(request, reply, page))
}

/** Sets the caching headers and gives the bytes the browser can read; nothing when it has them already. */
function headers(request: Request, reply: Reply, page: Kept): Buffer | string {
  reply.header('etag', page.etag).header('cache-control', 'no-cache').header('vary', 'Cookie, Accept-Encoding')
  if (isKnown(request, page.etag)) {
    reply.code(304).removeHeader('content-length')
    return ''
  }
  const encoding = encodingFor(request.headers['accept-encoding'] ?? '')
  if (encoding !== 'plain') reply.header('content-encoding', encoding === 'brotli' ? 'br' : 'gzip')
  const bytes = page[encoding]
  reply.header('content-length', bytes.length)
  return bytes
}

function encodingFor(accepted: string): Encoding {
  if (accepts(accepted, 'br')) return 'brotli'
  return accepts(accepted, 'gzip') ? 'gzip' : 'plain'
}
