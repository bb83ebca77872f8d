import { Refusal } from '../domain/errors.ts'
import { can } from '../domain/permissions.ts'
import type { App, Request } from './types.ts'

/** Every route says who may reach it, or the program does not start. */
export function closedByDefault(app: App): void {
  app.addHook('onRoute', (route) => {
    if (!route.config?.access) throw new Error(`${String(route.method)} ${route.url} declares no access`)
  })
  app.addHook('onRequest', async (request) => refuseStrangers(request))
}

function refuseStrangers(request: Request): void {
  const access = request.routeOptions.config.access
  if (!access || access === 'public') return
  if (!request.actor) throw new Refusal('unauthenticated', 'refusal.signIn')
  if (!can(request.actor, access)) throw new Refusal('forbidden', `refusal.forbidden.${access}`)
}
