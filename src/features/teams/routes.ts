import type { Room } from '../../web/types.ts'
import { board } from './board-routes.ts'
import { talk } from './talk-routes.ts'

/** A team's work on an assessment: who does what until when, and how each answer comes to be accepted. */
export const teams: Room = (app, services) => {
  board(app, services)
  talk(app, services)
}
