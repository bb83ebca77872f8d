import type { Room } from '../../web/types.ts'
import { itemRoutes } from './item-routes.ts'
import { levelRoutes } from './level-routes.ts'
import { listRoutes } from './list-routes.ts'

/** The evidence items of an assessment: what is attached to each, what is said of it, and what is lacking. */
export const evidenceItems: Room = (app, services) => {
  for (const part of [listRoutes, itemRoutes, levelRoutes]) part(app, services)
}
