import { asActor } from '../../db/actor.ts'
import type { Request, Room } from '../../web/types.ts'
import { openSimilar } from './opening.ts'
import { openingParams, openingQuery } from './schema.ts'

/**
 * `/tanya/serupa/:draf`: goes on to something similar and counts that it was opened. Only for those who may ask, so no
 * crawler comes here; what a browser fetches ahead and what another site links to is not counted.
 */
export const opening: Room = (app, { db, clock }) => {
  const schema = { hide: true, params: openingParams, querystring: openingQuery }
  app.get('/tanya/serupa/:draf', { config: { access: 'question:ask' }, schema }, async (request, reply) => {
    const { actor, params, query } = request
    if (isOpened(request)) await asActor(db, actor, (tx) => openSimilar(tx, actor, params.draf, clock()))
    return reply.header('cache-control', 'no-store').seeOther(query.ke)
  })
}

function isOpened({ method, headers }: Pick<Request, 'method' | 'headers'>): boolean {
  const ahead = [headers['sec-purpose'], headers.purpose].some((why) => String(why ?? '').startsWith('prefetch'))
  return (
    method === 'GET' && !ahead && ['same-origin', undefined].includes(headers['sec-fetch-site'] as string | undefined)
  )
}
