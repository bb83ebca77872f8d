import type { Room } from '../../web/types.ts'
import { receiptPage } from './pages.ts'
import { papers } from './paper-routes.ts'
import { newestRound, openReceipt } from './receipt.ts'
import { receiptProps } from './receipt-props.ts'
import { assessmentParams, receiptQuery, roundParams } from './schema.ts'
import { signing } from './signing-routes.ts'

/** What becomes of an assessment once it is submitted: its receipt, its minutes, and the scan that comes back signed. */
export const submissions: Room = (app, services) => {
  const { db } = services
  const config = { access: 'assessment:read' } as const

  app.get(
    '/penilaian/:id/pengiriman',
    { config, schema: { hide: true, params: assessmentParams } },
    async (request, reply) => {
      const { id } = request.params
      return reply.seeOther(`/penilaian/${id}/pengiriman/${await newestRound(db, request.actor, id)}`)
    },
  )

  app.get(
    '/penilaian/:id/pengiriman/:round',
    { config, schema: { hide: true, params: roundParams, querystring: receiptQuery } },
    async (request, reply) => {
      const { id, round } = request.params
      const receipt = await openReceipt(db, request.actor, id, round)
      const done = request.query.keadaan === 'terlampir' ? request.t('submissions.minutes.saved') : ''
      const props = receiptProps(request, receipt, done)
      return reply.page(receiptPage, props, {
        title: request.t('submissions.title', { round, title: props.title }),
      })
    },
  )

  papers(app, services)
  signing(app, services)
}
