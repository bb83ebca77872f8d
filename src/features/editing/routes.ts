import type { Room } from '../../web/types.ts'
import { asking } from './asking-routes.ts'
import { history } from './history-routes.ts'
import { lists } from './list-routes.ts'
import { reviewing } from './review-routes.ts'
import { texts } from './text-routes.ts'

/** Practices on their way: written by agencies, read by curators, published, kept fresh. */
export const editing: Room = async (app, services) => {
  for (const room of [lists, texts, reviewing, history, asking]) await room(app, services)
}
