import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import { readForm } from '../../web/forms.ts'
import { cursorFor, pageOf, readCursor } from '../../web/paging.ts'
import { forgetPerson } from '../../web/session.ts'
import type { Request, Room } from '../../web/types.ts'
import { chooseToFollow, pathOf } from './following.ts'
import { listProps } from './list.ts'
import type { NotificationRow } from './list-queries.ts'
import { listPage } from './pages.ts'
import { opened, readAll, toldTo } from './reading.ts'
import { followForm, listQuery, oneParams, readForm as readUpTo } from './schema.ts'
import { settings } from './settings-routes.ts'
import { stopping } from './stop-routes.ts'

const LIST = 'notifications'
const config = { access: 'account:own' } as const

/** `/notifikasi`: what somebody was told, what they follow, and how they want to hear of it. */
export const notifications: Room = (app, services) => {
  const { db, clock, config: platform } = services

  app.get('/notifikasi', { config, schema: { hide: true, querystring: listQuery } }, async (request, reply) => {
    const who = signedIn(request)
    const size = platform.limits.list.usual
    const after = readCursor(LIST, null, request.query.cursor, oneParams.shape.id)
    const rows = await toldTo(db, who, { size: size + 1, after })
    const cursor = ({ id }: NotificationRow) => cursorFor(LIST, null, id)
    const { items, next } = pageOf(rows, size, cursor, (row) => row)
    const props = { ...listProps(request, items, clock()), next, isFirst: after === null }
    return reply.page(listPage, props, { title: request.t('notifications.title') })
  })

  // A browser that only looks ahead has read nothing.
  app.get('/notifikasi/:id', { config, schema: { hide: true, params: oneParams } }, async (request, reply) => {
    const who = signedIn(request)
    const ahead = request.method === 'HEAD' || request.headers['sec-purpose'] !== undefined
    const about = await opened(db, who, request.params.id, ahead ? null : { at: clock() })
    forgetPerson(who.personId)
    return reply.header('cache-control', 'no-store').seeOther(about)
  })

  app.post('/notifikasi/dibaca', { config, schema: { hide: true } }, async (request, reply) => {
    const who = signedIn(request)
    const form = readForm(readUpTo, request.body)
    if (!form.ok) throw new Refusal('invalid', 'refusal.invalid')
    await readAll(db, who, form.data.newest, clock())
    forgetPerson(who.personId)
    return reply.seeOther('/notifikasi')
  })

  app.post('/notifikasi/ikuti', { config, schema: { hide: true } }, async (request, reply) => {
    const form = readForm(followForm, request.body)
    if (!form.ok) throw new Refusal('invalid', 'refusal.invalid')
    const { subject, id, wanted, from } = form.data
    await chooseToFollow(db, signedIn(request), { subject, id, wanted: wanted === 'yes' }, clock())
    return reply.seeOther(from === 'settings' ? '/notifikasi/pengaturan' : pathOf(subject, id))
  })

  settings(app, services)
  stopping(app, services)
}

function signedIn({ actor }: Request): Actor {
  if (!actor) throw new Refusal('unauthenticated', 'refusal.signIn')
  return actor
}
