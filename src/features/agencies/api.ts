import { placeTerms } from '../../domain/place-terms.ts'
import { cursorFor, pageOf, readCursor } from '../../web/paging.ts'
import type { Room } from '../../web/types.ts'
import { type Agency, findAgency } from './agencies.ts'
import { anAgency } from './examples.ts'
import { listAgencies } from './queries.ts'
import { agenciesOut, agenciesQuery, agencyCode, agencyOut, agencyParams } from './schema.ts'

/** The directory for programs. */
export const agenciesApi: Room = (app, { db }) => {
  const config = { access: 'public', scope: 'figures:read', cache: true } as const

  const many = {
    summary: 'Regional governments',
    description:
      'Every province, regency (kabupaten) and city (kota) by official code. A province carries its own code as `province`, so filtering by `province` gives it together with its regencies and cities.',
    tags: ['agencies'],
    querystring: agenciesQuery,
    response: { 200: agenciesOut.meta({ example: { items: [anAgency], next: null } }) },
  }
  app.get('/api/v1/agencies', { config, schema: many }, async (request) => {
    const { limit, cursor, province, type, q } = request.query
    const asked = [province, type, q]
    const after = readCursor('agencies', asked, cursor, agencyCode)
    const filter = { terms: placeTerms(q ?? ''), province: province ?? null, type: type ?? null, withFigure: false }
    const rows = await listAgencies(db, filter, after, limit + 1)
    return pageOf(rows, limit, ({ code }) => cursorFor('agencies', asked, code), outOf)
  })

  const one = {
    summary: 'One regional government',
    description: 'By official code: `32` a province, `32.11` a regency or city. An unknown code is 404.',
    tags: ['agencies'],
    params: agencyParams,
    response: { 200: agencyOut.meta({ example: anAgency }) },
  }
  app.get('/api/v1/agencies/:code', { config, schema: one }, async (request) =>
    outOf(await findAgency(db, request.params.code)),
  )
}

const outOf = ({ code, name, type, province_code, province_name, autonomous }: Agency) => ({
  code,
  name,
  type,
  province: province_code,
  provinceName: province_name,
  autonomous,
})
