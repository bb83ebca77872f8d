import { Refusal } from '../domain/errors.ts'
import { can } from '../domain/permissions.ts'
import { refuseScope } from './bearer.ts'
import type { App, Reply, Request } from './types.ts'

/** Every route says who may reach it, and every call of the API with which scope, or the program does not start. */
export function closedByDefault(app: App): void {
  app.addHook('onRoute', (route) => {
    if (!route.config?.access) throw new Error(`${String(route.method)} ${route.url} declares no access`)
    if (route.url.startsWith('/api/') && !route.config.scope) {
      throw new Error(`${String(route.method)} ${route.url} declares no scope`)
    }
  })
  app.addHook('onRequest', (request, reply, done) => done(scopeRefusal(request, reply) ?? refusalFor(request)))
}

function scopeRefusal({ token, routeOptions }: Request, reply: Reply): Refusal | undefined {
  const { scope } = routeOptions.config
  if (!token || !scope || scope === 'any' || token.scopes.includes(scope)) return undefined
  return refuseScope(reply, scope)
}

function refusalFor({ actor, routeOptions }: Request): Refusal | undefined {
  const { access } = routeOptions.config
  if (!access || access === 'public') return undefined
  if (!actor) return new Refusal('unauthenticated', 'refusal.signIn')
  return can(actor, access) ? undefined : new Refusal('forbidden', `refusal.forbidden.${access}`)
}
