import { Refusal } from '../../domain/errors.ts'
import { chartQuery, drawings, sizeAsked } from '../../web/charts.ts'
import { pathIn } from '../../web/language.ts'
import type { Request, Room } from '../../web/types.ts'
import { followsOf } from '../notifications/notifications.ts'
import { profilePage } from './pages.ts'
import { type Profile, profileChart, profileOf } from './profile.ts'
import { profileView } from './profile-view.ts'
import { agencyParams, noQuery } from './schema.ts'

/** A region's page and its pictures. */
export const profile: Room = (app, { db, clock }) => {
  const config = { access: 'public', cache: true } as const
  const schema = { hide: true, params: agencyParams }

  app.get('/daerah/:code', { config, schema: { ...schema, querystring: noQuery } }, async (request, reply) => {
    const found = await profileOf(db, request.actor, request.params.code)
    const view = await profileView(db, request, found, clock().getUTCFullYear())
    const props = { ...view, follow: await followsOf(db, request.actor, 'region', found.agency.code) }
    return reply.page(profilePage, props, {
      title: props.name,
      description: request.t('agencies.profile.description', { name: props.name }),
      charts: props.chart !== null,
      ...(found.own.length > 0 && { picture: pathIn(request.lang, `/daerah/${found.agency.code}/pratinjau.png`) }),
    })
  })

  app.get(
    '/daerah/:code/grafik.svg',
    { config, schema: { ...schema, querystring: chartQuery } },
    async (request, reply) => {
      const chart = chartOrRefuse(request, await profileOf(db, null, request.params.code))
      const { drawSvg } = await drawings()
      return reply.type('image/svg+xml').send(drawSvg(chart, sizeAsked(request.query)))
    },
  )
  app.get(
    '/daerah/:code/pratinjau.png',
    { config, schema: { ...schema, querystring: noQuery } },
    async (request, reply) => {
      const chart = chartOrRefuse(request, await profileOf(db, null, request.params.code))
      const { drawPng } = await drawings()
      return reply.type('image/png').send(drawPng(chart))
    },
  )
  const signedIn = { access: 'simulated:read' } as const
  app.get(
    '/daerah/:code/grafik-simulasi.svg',
    { config: signedIn, schema: { ...schema, querystring: chartQuery } },
    async (request, reply) => {
      const chart = chartOrRefuse(request, await profileOf(db, request.actor, request.params.code))
      const { drawSvg } = await drawings()
      return reply
        .header('cache-control', 'no-store')
        .type('image/svg+xml')
        .send(drawSvg(chart, sizeAsked(request.query)))
    },
  )
}

function chartOrRefuse(request: Request, found: Profile) {
  const chart = profileChart(request, found)
  if (!chart) throw new Refusal('notFound', 'refusal.notFound')
  return chart
}
