import { z } from 'zod'
import { can } from '../../domain/permissions.ts'
import { cursorFor, pageOf, readCursor } from '../../web/paging.ts'
import { whatsAppText } from '../../web/share.ts'
import type { Request, Room } from '../../web/types.ts'
import { copyWithLink, isUnanswered, outbox } from './listing.ts'
import type { MessageRow } from './outbox-queries.ts'
import { copyPage, outboxPage } from './pages.ts'
import { messageParams, outboxQuery } from './schema.ts'
import { stateOf } from './state.ts'
import { readable } from './writing.ts'

const LIST = 'outbox'

/** `/kotak-keluar`: what the platform has to tell people, whether mail is set up or not. */
export const messages: Room = (app, { db, clock, config }) => {
  const read = { config: { access: 'outbox:read' }, schema: { hide: true, querystring: outboxQuery } } as const
  app.get('/kotak-keluar', read, async (request, reply) => {
    const { actor, t, lang } = request
    const size = config.limits.list.usual
    const after = readCursor(LIST, null, request.query.cursor, z.uuid())
    const rows = await outbox(db, actor, { size: size + 1, after })
    const mailIsOff = config.mail === null
    const since = new Date(clock().getTime() - config.limits.mail.keptFor)
    const next = ({ id }: MessageRow) => cursorFor(LIST, null, id)
    const { items, next: cursor } = pageOf(rows, size, next, (row) => {
      const text = readable(row, readerOf(request, row), null)
      return {
        id: row.id,
        subject: row.subject,
        name: row.name,
        agency: row.agency,
        madeAt: row.made_at,
        ...stateOf(row, { mailIsOff, since }, t, lang),
        simulated: row.basis === 'simulated',
        text,
        whatsApp: whatsAppText(text),
        about: row.about,
        answered: row.answered_at !== null,
        mayLink: isUnanswered(row) && can(actor, 'outbox:link', { agencyId: row.agency_id }),
      }
    })
    const props = { mailIsOff, items, next: cursor, isFirst: after === null }
    return reply.page(outboxPage, props, { title: t('messages.outbox.title') })
  })

  const link = { config: { access: 'outbox:link' }, schema: { hide: true, params: messageParams } } as const
  app.post('/kotak-keluar/:id/tautan', link, async (request, reply) => {
    const { actor, t, params } = request
    const { message, token } = await copyWithLink(db, actor, params.id, {
      at: clock(),
      age: config.limits.mailLink.age,
    })
    const text = readable(message, readerOf(request, message), `/tautan/${token}`)
    const props = { name: message.name, subject: message.subject, text, whatsApp: whatsAppText(text) }
    reply.header('referrer-policy', 'no-referrer')
    return reply.page(copyPage, props, { title: t('messages.copy.title') })
  })

  const readerOf = (request: Request, { language }: MessageRow) => ({
    lang: language,
    address: config.baseUrl ?? `http://${request.host}`,
  })
}
