import type { Request, Room } from '../../web/types.ts'
import { nameReport } from '../reports/reports.ts'
import { formRoutes } from './form-routes.ts'
import { listPage, type ViewProps } from './pages.ts'
import type { View } from './queries.ts'
import { listQuery, viewParams } from './schema.ts'
import { stopRoutes } from './stop-routes.ts'
import { forgetView, viewsOf } from './views.ts'

const config = { access: 'account:own' } as const

/** `/laporan/tampilan`: reports that somebody named, and which of them come by mail. */
export const schedules: Room = (app, services) => {
  const { db, config: platform } = services

  app.get('/laporan/tampilan', { config, schema: { hide: true, querystring: listQuery } }, async (request, reply) => {
    const views = await viewsOf(db, request.actor)
    const saved = views.find(({ id }) => id === request.query.tersimpan)?.name ?? ''
    const props = { saved, mailIsOff: platform.mail === null, views: await Promise.all(views.map(shown(request))) }
    return reply.page(listPage, props, { title: request.t('schedules.title') })
  })

  app.post(
    '/laporan/tampilan/:id/hapus',
    { config, schema: { hide: true, params: viewParams } },
    async (request, reply) => {
      await forgetView(db, request.actor, request.params.id)
      return reply.seeOther('/laporan/tampilan')
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
        words: whole ? words : null,
        rhythm: request.t(`schedules.rhythm.${rhythm}`),
        ended: ended === '' ? '' : request.t(`schedules.ended.${ended}`),
      }
    }
}
