import type { Room } from '../../web/types.ts'
import { accepting } from './accept-routes.ts'
import { ending } from './end-routes.ts'
import { inviting } from './invite-routes.ts'
import { team } from './team-routes.ts'
import { units } from './unit-routes.ts'

/** Who works for an agency: inviting people, joining by an invitation, units, and ending posts. */
export const people: Room = (app, services) => {
  team(app, services)
  inviting(app, services)
  units(app, services)
  ending(app, services)
  accepting(app, services)
}
