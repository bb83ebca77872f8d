import type { Config } from '../config.ts'
import { Refusal } from '../domain/errors.ts'
import type { App, Request } from './types.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/

/**
 * Refuses unsafe requests that another site made the browser send. There are no hidden tokens: the browser itself says
 * where a request comes from.
 */
export function sameOriginOnly(app: App, { baseUrl }: Pick<Config, 'baseUrl'>): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { secretInPath, startsSession } = request.routeOptions.config
    const unsafe = !SAFE.has(request.method) && !request.token
    const refused = secretInPath ? startsSession && saysForeign(request) : isForeign(request, baseUrl)
    done(unsafe && refused ? new Refusal('forbidden', 'refusal.origin') : undefined)
  })
}

/** Whether a browser says so itself: pages that tell no referrer tell no origin either. */
function saysForeign({ headers }: Request): boolean {
  const site = headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin'
}

function isForeign(request: Request, baseUrl: string | null): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin'
  const origin = request.headers.origin
  if (origin !== undefined) return origin !== ownOrigin(request, baseUrl)
  return request.headers.cookie !== undefined || isForm(request)
}

function ownOrigin(request: Request, baseUrl: string | null): string | null {
  if (baseUrl) return new URL(baseUrl).origin
  const host = request.headers.host ?? ''
  return LOOPBACK.test(host) ? `http://${host}` : null
}

const isForm = (request: Request): boolean =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/.test(request.headers['content-type'] ?? '')
