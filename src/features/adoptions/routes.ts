import type { Room } from '../../web/types.ts'
import { adoptionsApi } from './api.ts'
import { beginning } from './begin-routes.ts'
import { board } from './board-routes.ts'
import { funnel } from './funnel-routes.ts'
import { list } from './list-routes.ts'
import { resolving } from './resolution-routes.ts'
import { adoptionPages } from './step-routes.ts'

/** What becomes of practices elsewhere: commitments, reports, obstacles, verification, and how far it all comes. */
export const adoptions: Room = (app, services) => {
  for (const part of [list, beginning, board, funnel, adoptionPages, resolving, adoptionsApi]) part(app, services)
}
