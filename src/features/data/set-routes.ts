import { sendFile } from '../../web/conditional.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { downloadOf, sizeOf } from './catalogue.ts'
import { nameOf } from './cells.ts'
import { FORMATS, filesOf, MEDIA_TYPES } from './files.ts'
import { licenceOf } from './licence.ts'
import { setPage } from './pages.ts'
import { noQuery, setParams } from './schema.ts'
import { findSet, LIVING } from './sets.ts'

/** `/data/:id`: what is in a set, and its files. */
export const setRoutes: Room = (app, { db, config: { reportLeast: least } }) => {
  describeAt(':id', true)
  // what changes with every answer is not kept as bytes
  for (const id of LIVING) describeAt(id, false)

  function describeAt(id: string, cache: boolean): void {
    const schema = { hide: true, querystring: noQuery, params: setParams }
    const config = { access: 'public', cache } as const
    const idIn = (request: Request<{ Params: { id?: string | undefined } }>) => request.params.id ?? id

    app.get(`/data/${id}`, { config, schema }, async (request, reply) => {
      const set = await findSet(db, idIn(request))
      const { t, lang } = request
      const [files, changedOn] = await Promise.all([filesOf(db, request, set, least), set.changedOn(db)])
      const props = {
        title: set.title(request),
        text: set.text(request),
        address: `/data/${set.id}`,
        rows: files.count,
        changedOn: changedOn ?? '',
        licence: licenceOf(t, set),
        quoted: set.from === 'sources',
        note: set.note === '' ? '' : t(set.note, { least }),
        downloads: FORMATS.map((format) => downloadOf(set, format, sizeOf(files[format]))),
        columns: set.columns.map((column) => ({
          name: nameOf(column),
          heading: lang === 'id' ? t(`data.column.${column.key}`) : '',
          type: t(`data.type.${column.type}`),
          meaning: t(`data.meaning.${column.meaning}`),
        })),
      }
      return reply.page(setPage, props, { title: props.title, description: props.text })
    })

    for (const format of FORMATS) {
      app.get(`/data/${id}.${format}`, { config, ...download, schema }, async (request, reply) => {
        const files = await filesOf(db, request, await findSet(db, idIn(request)), least)
        return sendFile(request, reply, MEDIA_TYPES[format], files[format])
      })
    }
  }
}

/** Said of kept bytes too, but not of a refusal, which is to be read. */
const download = {
  onSend: async ({ url }: Request, reply: Reply) => {
    const name = url.split('?')[0]?.split('/').at(-1) ?? ''
    if (reply.statusCode < 400) reply.header('content-disposition', `attachment; filename="${name}"`)
  },
}
