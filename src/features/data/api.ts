import { z } from 'zod'
import { asActor } from '../../db/actor.ts'
import { apiDocument } from '../../web/openapi.ts'
import { cursorFor, pageOf, readCursor } from '../../web/paging.ts'
import type { Room } from '../../web/types.ts'
import { someIndices } from './examples.ts'
import { type Figure, listFigures, listPublishedFigures } from './figure-queries.ts'
import { indicesOut, indicesQuery, keyOf, noQuery, wordOf } from './schema.ts'

/** Indices for programs, and the description of the whole API. */
export const dataApi: Room = (app, { db }) => {
  const schema = {
    summary: 'SPBE and Pemdi indices',
    description:
      'Without a session: `published` indices of agencies, each with its source. Signed in also submitted assessments as far ' +
      'as rights reach: `self` of one’s own agency, `simulated` in a demonstration (never for a year that has a published ' +
      'index). Means of regions are no agency’s index and are not here.',
    tags: ['indices'],
    querystring: indicesQuery,
    response: { 200: indicesOut.meta({ example: someIndices }) },
  }
  // Not kept as bytes: who asks decides what is answered.
  app.get(
    '/api/v1/indices',
    { config: { access: 'public', scope: 'figures:read' }, schema },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const sealed = [filter.agency, filter.year, filter.instrument, filter.basis]
      const after = keyOf(readCursor('indices', sealed, cursor, z.string()))
      const { actor } = request
      const rows = actor
        ? await asActor(db, actor, (tx) => listFigures(tx, filter, after, limit + 1))
        : await listPublishedFigures(db, filter, after, limit + 1)
      reply.header('cache-control', 'no-store')
      return pageOf(rows, limit, (last) => cursorFor('indices', sealed, wordOf(last)), outOf)
    },
  )

  const config = { access: 'public', scope: 'any', cache: true } as const
  app.get('/api/v1/openapi.json', { config, schema: { hide: true, querystring: noQuery } }, async () =>
    apiDocument(app),
  )
}

const outOf = ({ predicate_basis, source_title, source_url, stage, ...figure }: Figure) => ({
  ...figure,
  predicateBasis: predicate_basis,
  stage: stage === '' ? null : stage,
  source: source_title === '' ? null : { title: source_title, url: source_url },
})
