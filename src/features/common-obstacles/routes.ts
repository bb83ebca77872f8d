import type { Room } from '../../web/types.ts'
import { alike } from './alike-routes.ts'
import { queue } from './queue-routes.ts'
import { solving } from './solving-routes.ts'

/** From an obstacle to its solution on the practice: what helped others, what an answer solved, what curators publish. */
export const commonObstacles: Room = (app, services) => {
  for (const part of [alike, solving, queue]) part(app, services)
}
