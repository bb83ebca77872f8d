import { csv, type Table } from '../../web/csv.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { dataApi } from './api.ts'
import { catalogueOf, sourcesOf } from './catalogue.ts'
import { instrumentTable } from './instrument-table.ts'
import { dataPage } from './pages.ts'
import { instrumentFileParams, noQuery } from './schema.ts'
import { type TableName, tables } from './tables.ts'

const EXAMPLES = ['indices?agency=32.11', 'agencies?province=32', 'practices', 'instruments'] as const

/** Open data: what there is, where it comes from, and the files. */
export const data: Room = (app, services) => {
  const { db } = services
  const config = { access: 'public', cache: true } as const

  app.get('/data', { config, schema: { hide: true, querystring: noQuery } }, async (request, reply) => {
    const { t } = request
    const props = {
      files: await catalogueOf(db, request),
      sources: await sourcesOf(db, request),
      examples: EXAMPLES.map((call) => ({
        href: `/api/v1/${call}`,
        text: t(`data.example.${call.split('?')[0]}`),
      })),
    }
    return reply.page(dataPage, props, { title: t('data.title'), description: t('data.description') })
  })

  for (const name of Object.keys(tables) as TableName[]) {
    app.get(
      `/data/${name}.csv`,
      { config, ...download, schema: { hide: true, querystring: noQuery } },
      async (request, reply) => send(request, reply, await tables[name](db, request)),
    )
  }
  const schema = { hide: true, params: instrumentFileParams, querystring: noQuery }
  app.get('/data/instrumen-:id.csv', { config, ...download, schema }, async (request, reply) =>
    send(request, reply, await instrumentTable(db, request, request.params.id)),
  )
  dataApi(app, services)
}

/** Said of kept bytes too, but not of a refusal, which is to be read. */
const download = {
  onSend: async ({ url }: Request, reply: Reply) => {
    const name = url.split('?')[0]?.split('/').at(-1) ?? ''
    if (reply.statusCode < 400) reply.header('content-disposition', `attachment; filename="${name}"`)
  },
}

const send = ({ lang }: Request, reply: Reply, table: Table): Reply =>
  reply.type('text/csv; charset=utf-8').send(csv(lang, table))
