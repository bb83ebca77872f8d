import { limits } from '../../config-limits.ts'
import { Refusal } from '../../domain/errors.ts'
import { cellsOf, reportFileName } from '../../web/report-text.ts'
import { addressOf } from '../../web/share.ts'
import type { App, Reply, Request, Room } from '../../web/types.ts'
import { choicesOf, type Query, queryOf, readFilter, reportOf } from '../reports/reports.ts'
import { downloads } from './download-routes.ts'
import { askFor } from './downloads.ts'
import { type RefusedProps, refusedPage } from './pages.ts'
import { remember } from './proofs.ts'
import { longProps, tooLargeProps, unreadProps } from './refused.ts'
import { AT_ONCE, MOST_CELLS, rendered } from './rendering.ts'
import { FORMATS } from './schema.ts'
import { sendFile } from './sending.ts'
import { verification } from './verify-routes.ts'

/** The report as files: the same address as the page, with an ending. */
export const exports: Room = (app, services) => {
  const { db, clock } = services
  const config = { access: 'public' } as const
  const start = downloads(app, services)

  for (const format of FORMATS) {
    app.get(
      `/laporan.${format}`,
      { config, schema: { hide: true }, preHandler: paced(app) },
      async (request, reply) => {
        reply.header('cache-control', 'no-store')
        const { filter, errors } = readFilter(request.query as Query, await choicesOf(services, request))
        if (errors.length > 0)
          return refused(request, reply, unreadProps(request, format, queryOf(filter), errors), 422)
        const report = await reportOf(services, request, filter)
        const cells = cellsOf(report)
        if (cells > MOST_CELLS[format]) return refused(request, reply, tooLargeProps(request, report.path, cells), 422)
        const origin = addressOf({ lang: 'id', host: request.host }, services.config, '')
        if (cells > AT_ONCE[format]) {
          if (!request.actor) return refused(request, reply, longProps(request, format, report.path), 403)
          const id = await askFor(db, request.actor, { format, report, origin }, clock())
          start()
          return reply.seeOther(`/laporan/unduhan/${id}`)
        }
        const made = clock()
        const file = await rendered(format, report, origin, made)
        if (format === 'pdf') await remember(services, request.actor, report, made)
        return sendFile(reply, format, reportFileName(report, format), file)
      },
    )
  }
  verification(app, services)
}

const refused = (request: Request, reply: Reply, props: RefusedProps, status: number): Reply =>
  reply.page(refusedPage, props, { title: request.t('exports.refused.title'), status })

const paced = (app: App) =>
  app.rateLimit({
    max: limits.report.perMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal('limited', 'exports.error.tooMany', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  })
