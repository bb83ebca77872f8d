import type { Request, Room } from '../../web/types.ts'
import { nameReport } from '../reports/reports.ts'
import { formRoutes } from './form-routes.ts'
import { deletePage, listPage, type ViewProps } from './pages.ts'
import type { View } from './queries.ts'
import { listQuery, viewParams, yearIn } from './schema.ts'
import { stopRoutes } from './stop-routes.ts'
import { forgetView, viewOf, viewsOf } from './views.ts'

const config = { access: 'account:own' } as const

/** `/laporan/tampilan`: reports that somebody named, and which of them come by mail. */
export const schedules: Room = (app, services) => {
  const { db, config: platform } = services

  app.get('/laporan/tampilan', { config, schema: { hide: true, querystring: listQuery } }, async (request, reply) => {
    const views = await viewsOf(db, request.actor)
    const saved = views.find(({ id }) => id === request.query.tersimpan)?.name ?? ''
    const deleted = request.query.terhapus === '1'
    const props = {
      saved,
      deleted,
      mailIsOff: platform.mail === null,
      views: await Promise.all(views.map(shown(request))),
    }
    return reply.page(listPage, props, { title: request.t('schedules.title') })
  })

  app.get(
    '/laporan/tampilan/:id/hapus',
    { config, schema: { hide: true, params: viewParams } },
    async (request, reply) => {
      const { id, name } = await viewOf(db, request.actor, request.params.id)
      return reply.page(deletePage, { id, name }, { title: request.t('schedules.deleting.title') })
    },
  )

  app.post(
    '/laporan/tampilan/:id/hapus',
    { config, schema: { hide: true, params: viewParams } },
    async (request, reply) => {
      await forgetView(db, request.actor, request.params.id)
      return reply.seeOther('/laporan/tampilan?terhapus=1')
    },
  )
  formRoutes(app, services)
  stopRoutes(app, services)

  const shown =
    (request: Request) =>
    async ({ id, name, query, rhythm, due_on, ended }: View): Promise<ViewProps> => {
      const { words, whole } = await nameReport(services, request, query)
      return {
        ...{ id, name, next: due_on ?? '' },
        href: query ? `/laporan?${query}` : '/laporan',
        words: whole
          ? [words, ...(yearIn(query) === 'newest' ? [request.t('schedules.newest')] : [])].join(' · ')
          : null,
        rhythm: request.t(`schedules.rhythm.${rhythm}`),
        ended: ended === '' ? '' : request.t(`schedules.ended.${ended}`),
      }
    }
}
