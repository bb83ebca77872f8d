import { z } from 'zod'
import { asActor } from '../../db/actor.ts'
import { cursorFor, dayKey, pageOf, readCursor } from '../../web/paging.ts'
import type { Room } from '../../web/types.ts'
import { someVisits } from './examples.ts'
import { listAfter, type VisitRow } from './queries.ts'
import { visitList, visitsInput } from './schema.ts'

const LIST = 'visits'

/** What everybody may know of visits, as JSON. */
export const visitsApi: Room = (app, { db }) => {
  const schema = {
    tags: ['visits'],
    summary: 'Visits and workshops',
    description: 'Accepted and closed ones, newest day first. Never the demonstration’s, never names.',
    querystring: visitsInput,
    response: { 200: visitList.meta({ example: someVisits }) },
  }
  app.get(
    '/api/v1/visits',
    { config: { access: 'public', scope: 'library:read', cache: true }, schema },
    async (request) => {
      const { limit, cursor, ...asked } = request.query
      const after = readCursor(LIST, asked, cursor, place)
      const filter = { host: asked.host ?? null, kind: asked.kind ?? null, year: asked.year ?? null, simulated: false }
      const rows = await asActor(db, null, (tx) => listAfter(tx, filter, after, limit + 1))
      return pageOf(rows, limit, ({ heldOn, id }) => cursorFor(LIST, asked, { day: heldOn, id }), itemOf)
    },
  )
}

const place = z.object({ day: dayKey, id: z.uuid() })

const itemOf = ({ id, host, hostName, kind, state, title, heldOn, starts, ends, place, delegations }: VisitRow) => ({
  ...{ id, host, hostName, kind, title, date: heldOn, starts, ends, place, delegations },
  state: state === 'closed' ? ('closed' as const) : ('accepted' as const),
  basis: 'reported' as const,
})
