import { Refusal } from '../../domain/errors.ts'
import type { Room } from '../../web/types.ts'
import { followsOf } from '../notifications/notifications.ts'
import { practiceIndicators, practicesFor } from '../practices/practices.ts'
import { instrumentsApi } from './api.ts'
import { indicatorProps } from './indicator.ts'
import { publishedInstruments } from './instruments.ts'
import { listProps, overviewProps } from './overview.ts'
import { aspectPage, domainPage, indicatorPage, instrumentPage, listPage } from './pages.ts'
import { aspectProps, domainProps } from './parts.ts'
import { placeIn } from './place.ts'
import { indicatorParams, instrumentParams, noQuery, partParams, versionQuery } from './schema.ts'

const config = { access: 'public', cache: true } as const

/** The instruments as pages: all of them, one with its tree, its domains, aspects and indicators. */
export const instruments: Room = (app, services) => {
  const { db } = services

  app.get('/instrumen', { config, schema: { hide: true, querystring: noQuery } }, async (request, reply) => {
    const props = listProps(request, await publishedInstruments(db))
    const title = request.t('instruments.title')
    return reply.page(listPage, props, { title, description: request.t('instruments.lead') })
  })

  const one = { hide: true, params: instrumentParams, querystring: versionQuery }
  app.get('/instrumen/:id', { config, schema: one }, async (request, reply) => {
    const { id } = request.params
    const place = await placeIn(db, request, id, request.query.versi)
    const props = overviewProps(place, await practiceIndicators(db, id), await publishedInstruments(db))
    return reply.page(instrumentPage, props, { title: props.title, description: props.regulation })
  })

  const part = { hide: true, params: partParams, querystring: versionQuery }
  app.get('/instrumen/:id/domain/:code', { config, schema: part }, async (request, reply) => {
    const { id, code } = request.params
    const place = await placeIn(db, request, id, request.query.versi)
    const props = domainProps(place, code, await practiceIndicators(db, id))
    return reply.page(domainPage, props, { title: request.t('instruments.domain.name', { title: props.part.title }) })
  })

  app.get('/instrumen/:id/aspek/:code', { config, schema: part }, async (request, reply) => {
    const { id, code } = request.params
    const place = await placeIn(db, request, id, request.query.versi)
    const props = aspectProps(place, code, await practiceIndicators(db, id))
    return reply.page(aspectPage, props, { title: request.t('instruments.aspect.name', { title: props.aspect.title }) })
  })

  const indicator = { hide: true, params: indicatorParams, querystring: versionQuery }
  app.get('/instrumen/:id/indikator/:number', { config, schema: indicator }, async (request, reply) => {
    const { id, number } = request.params
    const place = await placeIn(db, request, id, request.query.versi)
    const found = place.instrument.indicators[number - 1]
    if (!found) throw new Refusal('notFound', 'refusal.notFound')
    const [serving, counts, follow] = await Promise.all([
      practicesFor(db, id, number),
      practiceIndicators(db, id),
      followsOf(db, request.actor, 'indicator', `${id}.${number}`),
    ])
    const props = indicatorProps(place, found, serving, counts.size > 0, follow)
    const title = request.t('instruments.indicator.name', { number, title: props.title })
    return reply.page(indicatorPage, props, { title, description: props.question })
  })

  instrumentsApi(app, services)
}
