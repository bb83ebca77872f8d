import type { Room } from '../../web/types.ts'
import { firstAdministrator } from './first-admin-routes.ts'
import { ownAccount } from './own-routes.ts'
import { signingIn } from './sign-in-routes.ts'

/** Signing in and out, one's own account, and the first administrator of an empty installation. */
export const accounts: Room = (app, services) => {
  signingIn(app, services)
  ownAccount(app, services)
  firstAdministrator(app, services)
}
