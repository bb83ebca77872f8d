import { sendFile } from '../../web/conditional.ts'
import { apiDocument } from '../../web/openapi.ts'
import type { Room } from '../../web/types.ts'
import { dataApi } from './api.ts'
import { apiProps } from './api-page.ts'
import { catalogueOf, sourcesOf } from './catalogue.ts'
import { dcatCatalogue } from './dcat.ts'
import { apiPage, dataPage } from './pages.ts'
import { noQuery } from './schema.ts'
import { setRoutes } from './set-routes.ts'

const EXAMPLES = ['indices?agency=32.11', 'agencies?province=32', 'practices', 'instruments'] as const

/** Open data: what there is, where it comes from, and the files. */
export const data: Room = (app, services) => {
  const { db, config: settings } = services
  const config = { access: 'public', cache: true } as const
  const schema = { hide: true, querystring: noQuery }

  app.get('/data', { config, schema }, async (request, reply) => {
    const { t } = request
    const props = {
      sets: await catalogueOf(db, request, settings.reportLeast),
      sources: await sourcesOf(db),
      examples: EXAMPLES.map((call) => ({
        href: `/api/v1/${call}`,
        text: t(`data.example.${call.split('?')[0]}`),
      })),
    }
    return reply.page(dataPage, props, { title: t('data.title'), description: t('data.description') })
  })

  app.get('/data/katalog.json', { config: { access: 'public' }, schema }, async (request, reply) => {
    const origin = settings.baseUrl ?? `http://${request.host}`
    return sendFile(request, reply, 'application/ld+json', JSON.stringify(await dcatCatalogue(db, origin)))
  })

  app.get('/data/api', { config, schema }, async (request, reply) => {
    const { t } = request
    const meta = { title: t('data.api.heading'), description: t('data.api.description') }
    return reply.page(apiPage, apiProps(request, apiDocument(app)), meta)
  })

  setRoutes(app, services)
  dataApi(app, services)
}
