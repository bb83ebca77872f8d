import { createHash } from 'node:crypto'
import zlib from 'node:zlib'
import { accepts } from './gzip.ts'
import { isKnown } from './known.ts'
import type { Reply, Request } from './types.ts'

/**
 * Sends a file that is the same for everybody, or says that the reader has this very one already (304). Where its bytes
 * are kept (`web/page-cache.ts`), they are tagged there.
 */
export function sendFile(request: Request, reply: Reply, type: string, body: string): Reply {
  reply.type(type)
  if (request.kept) return reply.send(body)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  reply.header('etag', etag).header('cache-control', 'no-cache').header('vary', 'Accept-Encoding')
  if (isKnown(request, etag)) return reply.code(304).send()
  if (!accepts(request.headers['accept-encoding'], 'gzip')) return reply.send(body)
  return reply.header('content-encoding', 'gzip').send(zlib.gzipSync(body, { level: 6 }))
}
