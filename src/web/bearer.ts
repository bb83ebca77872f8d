import { limits } from '../config-limits.ts'
import { readToken, touchToken } from '../db/tokens.ts'
import { Refusal } from '../domain/errors.ts'
import { isApi } from './problems.ts'
import { quota } from './quota.ts'
import { hashOf } from './session.ts'
import type { App, Reply, Request, Services } from './types.ts'

/**
 * Programs call the API with `Authorization: Bearer` and a personal token. Such a call has the rights of the token's
 * person, narrowed to its scopes (`web/access.ts`); a cookie beside it counts for nothing. Pages know no tokens.
 */
export function bearer(app: App, { db, clock }: Pick<Services, 'db' | 'clock'>): void {
  const calls = quota(limits.token.perMinute)
  const wrong = quota(limits.token.wrongPerMinute)
  app.decorateRequest('token', null)
  app.addHook('onRequest', async (request, reply) => {
    const given = givenIn(request)
    if (given === null) return
    const now = clock()
    const token = await readToken(db, hashOf(given), now)
    if (!token) {
      wrong(request.ip, now)
      reply.header('www-authenticate', 'Bearer error="invalid_token"')
      throw new Refusal('unauthenticated', 'refusal.token', { code: 'token' })
    }
    calls(token.actor.personId, now)
    if (now.getTime() - (token.lastUsedAt?.getTime() ?? 0) > limits.token.seenEvery) await touchToken(db, token.id, now)
    request.token = token
    request.actor = token.actor
  })
}

/** What stands behind the word Bearer, where a call of the API says it; a route that is not there asks nobody. */
function givenIn(request: Request): string | null {
  if (!isApi(request) || request.routeOptions.config.access === undefined) return null
  const [, given] = /^bearer(?: +(.*))?$/i.exec(request.headers.authorization ?? '') ?? [null, null]
  return given === null ? null : (given ?? '')
}

/** Says with which scope the call would have been answered. */
export function refuseScope(reply: Reply, scope: string): Refusal {
  reply.header('www-authenticate', `Bearer error="insufficient_scope", scope="${scope}"`)
  return new Refusal('forbidden', 'refusal.scope', { code: 'scope', args: { scope }, extra: { scope } })
}
