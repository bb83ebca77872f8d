import { limits } from '../../config-limits.ts'
import { asActor } from '../../db/actor.ts'
import { noticeDataVersion } from '../../db/data-version.ts'
import { quota } from '../../web/quota.ts'
import type { Room } from '../../web/types.ts'
import { accept, withdrawAcceptance } from './accepting.ts'
import { params, postParams } from './schema.ts'
import { vote, withdrawVote, withdrawWorked } from './voting.ts'

/** One press each: useful, accepted, and taking either back. */
export const voting: Room = (app, { db, clock }) => {
  const within = quota(limits.reply.perMinute)
  const on = { config: { access: 'question:vote' }, schema: { hide: true, params: postParams } } as const

  app.post('/tanya/:id/suara/:post', on, async (request, reply) => {
    const {
      actor,
      params: { id, post },
    } = request
    within(actor?.personId ?? '', clock())
    await asActor(db, actor, (tx) => vote(tx, actor, { questionId: id, postId: post }, clock()))
    return reply.seeOther(`/tanya/${id}#p-${post}`)
  })

  app.post('/tanya/:id/suara/:post/pencabutan', on, async (request, reply) => {
    const {
      actor,
      params: { id, post },
    } = request
    within(actor?.personId ?? '', clock())
    await asActor(db, actor, (tx) => withdrawVote(tx, actor, { questionId: id, postId: post }))
    return reply.seeOther(`/tanya/${id}#p-${post}`)
  })

  app.post('/tanya/:id/berhasil/:post/pencabutan', on, async (request, reply) => {
    const {
      actor,
      params: { id, post },
    } = request
    within(actor?.personId ?? '', clock())
    await asActor(db, actor, (tx) => withdrawWorked(tx, actor, { questionId: id, postId: post }))
    return reply.seeOther(`/tanya/${id}#p-${post}`)
  })

  const settle = { config: { access: 'question:answer' }, schema: { hide: true, params: postParams } } as const
  app.post('/tanya/:id/penerimaan/:post', settle, async (request, reply) => {
    const {
      actor,
      params: { id, post },
    } = request
    within(actor?.personId ?? '', clock())
    await asActor(db, actor, (tx) => accept(tx, actor, id, post, clock()))
    await noticeDataVersion(db)
    return reply.seeOther(`/tanya/${id}#p-${post}`)
  })

  const back = { config: { access: 'question:answer' }, schema: { hide: true, params } } as const
  app.post('/tanya/:id/penerimaan/pencabutan', back, async (request, reply) => {
    const {
      actor,
      params: { id },
    } = request
    within(actor?.personId ?? '', clock())
    await asActor(db, actor, (tx) => withdrawAcceptance(tx, actor, id, clock()))
    await noticeDataVersion(db)
    return reply.seeOther(`/tanya/${id}`)
  })
}
