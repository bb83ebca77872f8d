import { Refusal } from '../domain/errors.ts'
import { can } from '../domain/permissions.ts'
import type { App, Request } from './types.ts'

/** Every route says who may reach it, or the program does not start. */
export function closedByDefault(app: App): void {
  app.addHook('onRoute', (route) => {
    if (!route.config?.access) throw new Error(`${String(route.method)} ${route.url} declares no access`)
  })
  app.addHook('onRequest', (request, _reply, done) => done(refusalFor(request)))
}

function refusalFor({ actor, routeOptions }: Request): Refusal | undefined {
  const { access } = routeOptions.config
  if (!access || access === 'public') return undefined
  if (!actor) return new Refusal('unauthenticated', 'refusal.signIn')
  return can(actor, access) ? undefined : new Refusal('forbidden', `refusal.forbidden.${access}`)
}
