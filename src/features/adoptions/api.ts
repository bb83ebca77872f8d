import { z } from 'zod'
import { asActor } from '../../db/actor.ts'
import { isSilent, standardOf } from '../../domain/adoption.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { ownAgencies } from '../../domain/permissions.ts'
import { cursorFor, dayKey, pageOf, readCursor } from '../../web/paging.ts'
import type { Room } from '../../web/types.ts'
import { anAdoption } from './examples.ts'
import { type ListRow, listAdoptions } from './list-queries.ts'
import { openAdoption } from './opening.ts'
import { report } from './reporting.ts'
import { adoptionJson, adoptionParams, adoptionsInput, adoptionsJson, reportBody } from './schema.ts'

const tags = ['adoptions']
const LIST = 'own adoptions'
const place = z.object({ due: dayKey, id: z.uuid() })

/** The JSON twin of an agency's own adoptions. */
export const adoptionsApi: Room = (app, { db, clock }) => {
  const list = {
    tags,
    summary: 'My agency’s adoptions',
    description: 'In the order in which news of them is due.',
    querystring: adoptionsInput,
    response: { 200: adoptionsJson.meta({ example: { items: [anAdoption], next: null } }) },
  }
  app.get(
    '/api/v1/adoptions',
    { config: { access: 'adoption:report', scope: 'adoptions:read' }, schema: list },
    async (request) => {
      const { actor, query } = request
      const { limit, cursor, practice = '', stage } = query
      const today = dayInJakarta(clock())
      const seal = { practice, stage }
      const after = readCursor(LIST, seal, cursor, place)
      const filter = { view: 'own', agencies: ownAgencies(actor), stage, practice, mark: undefined } as const
      const rows = await asActor(db, actor, (tx) => listAdoptions(tx, filter, today, { limit: limit + 1, after }))
      const next = ({ due, id }: ListRow) => cursorFor(LIST, seal, { due, id })
      return pageOf(rows, limit, next, (row) => adoptionOf(row, today))
    },
  )

  const reporting = {
    tags,
    summary: 'Report on an adoption',
    description: 'Appends a report; the adoption stands from then on where the report says.',
    params: adoptionParams,
    body: reportBody,
    response: { 201: adoptionJson.meta({ example: anAdoption }) },
  }
  const config = { access: 'adoption:report', scope: 'adoptions:write' } as const
  app.post('/api/v1/adoptions/:id/reports', { config, schema: reporting }, async (request, reply) => {
    const { actor, body, params } = request
    const at = clock()
    const adoption = await asActor(db, actor, async (tx) => {
      await report(tx, actor, { adoptionId: params.id, ...body, via: 'api' }, at)
      return openAdoption(tx, params.id)
    })
    reply.code(201)
    return adoptionOf(adoption, dayInJakarta(at))
  })
}

const adoptionOf = (row: Omit<ListRow, 'due'>, today: string) => ({
  id: row.id,
  agency: row.agency_id,
  agencyName: row.agency_name,
  practice: row.practice_slug,
  owner: row.owner_id,
  stage: row.stage,
  standard: standardOf(row.stage, { confirmedOn: row.confirmed_on, verifiedOn: row.verified_on }),
  basis: row.basis,
  lastOn: row.last_on,
  nextOn: row.next_on,
  targetOn: row.target_on,
  openObstacles: row.open_obstacles,
  silent: isSilent(row.stage, row.last_on, today),
})
