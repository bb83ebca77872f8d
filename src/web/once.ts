import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { limits } from '../config-limits.ts'
import type { App, Request } from './types.ts'

/** Where a request led to; null where nothing came of it. */
type Outcome = Promise<string | null>

/**
 * Makes one thing of a double click: on routes with `config.once`, the same request by the same person within some
 * minutes leads to what the first one made, and waits for it where that is still being made. Only a redirect counts as
 * made; whatever came back with a mistake may be sent again. Known to this instance alone.
 */
export function onceEach(app: App): void {
  const made = new LRUCache<string, Outcome>({ max: 10_000, ttl: limits.once })
  app.decorateRequest('settle', null)
  app.addHook('preHandler', async (request, reply) => {
    if (!request.routeOptions.config.once || !request.actor) return
    const key = keyOf(request, request.actor.personId)
    for (let first = made.get(key); first; first = made.get(key)) {
      const location = await first
      if (location !== null) return reply.code(303).header('location', location).send()
    }
    const { promise, resolve } = Promise.withResolvers<string | null>()
    made.set(key, promise)
    request.settle = (location) => {
      request.settle = null
      if (location === null) made.delete(key)
      resolve(location)
    }
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    request.settle?.(reply.statusCode === 303 ? String(reply.getHeader('location')) : null)
    done(null, payload)
  })
}

const keyOf = ({ originalUrl, body }: Request, personId: string): string =>
  createHash('sha256')
    .update(JSON.stringify([personId, originalUrl, body]))
    .digest('base64url')
