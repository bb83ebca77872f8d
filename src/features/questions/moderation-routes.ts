import { limits } from '../../config-limits.ts'
import type { Handle } from '../../db/actor.ts'
import { asActor } from '../../db/actor.ts'
import { type Actor, can, demand } from '../../domain/permissions.ts'
import { FLAG_REASONS } from '../../domain/question.ts'
import { type Ask, attempt, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import type { Translate } from '../../web/i18n.ts'
import { quota } from '../../web/quota.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { close, reopen } from './closing.ts'
import { flag, openRemovable, remove } from './moderating.ts'
import { type OpenPost, openPost } from './reading.ts'
import { duplicateForm, flagForm, params, postParams, removalForm } from './schema.ts'
import { showStep } from './step.ts'

interface Place {
  readonly id: string
  readonly post: string
}

/** Reporting, removing, and closing as a duplicate. */
export const moderating: Room = (app, { db, clock }) => {
  const within = quota(limits.reply.perMinute)
  const replying = { config: { access: 'question:answer' }, schema: { hide: true, params: postParams } } as const
  const curating = { config: { access: 'question:moderate' }, schema: { hide: true, params } } as const

  const flagAsks = (t: Translate): Ask[] => [
    reasonAsk(t),
    { name: 'note', as: 'long', label: t('questions.field.flagNote') },
  ]
  const flagging = { name: 'flag', place: 'laporan', open: openPostFor, asks: flagAsks }
  app.get('/tanya/:id/laporan/:post', replying, async (request, reply) =>
    show(request, reply, request.params, flagging, {}, 200),
  )
  app.post('/tanya/:id/laporan/:post', replying, async (request, reply) => {
    const { actor, params: at } = request
    within(actor?.personId ?? '', clock())
    const form = readForm(flagForm, request.body)
    const wrong = await attempt(form, async () => {
      if (form.ok)
        await asActor(db, actor, (tx) => flag(tx, actor, { questionId: at.id, postId: at.post, ...form.data }, clock()))
    })
    return wrong ? show(request, reply, at, flagging, wrong, 422) : reply.seeOther(`/tanya/${at.id}?kabar=terlapor`)
  })

  const removing = {
    name: 'removal',
    place: 'penghapusan',
    open: async (tx: Handle, who: Actor | null, id: string, post: string) =>
      (await openRemovable(tx, who, id, post)).post,
    asks: (t: Translate, who: Actor | null): Ask[] => (can(who, 'question:moderate') ? [reasonAsk(t)] : []),
  }
  app.get('/tanya/:id/penghapusan/:post', replying, async (request, reply) =>
    show(request, reply, request.params, removing, {}, 200),
  )
  app.post('/tanya/:id/penghapusan/:post', replying, async (request, reply) => {
    const { actor, params: at } = request
    const isCurator = can(actor, 'question:moderate')
    const form = readForm(removalForm, isCurator ? request.body : { reason: 'other' })
    const wrong = await attempt(form, async () => {
      if (form.ok)
        await asActor(db, actor, (tx) =>
          remove(tx, actor, { questionId: at.id, postId: at.post, ...form.data }, clock()),
        )
    })
    return wrong ? show(request, reply, at, removing, wrong, 422) : reply.seeOther(`/tanya/${at.id}`)
  })

  const originalAsks = (t: Translate): Ask[] => [{ name: 'original', as: 'text', hint: t('questions.duplicate.hint') }]
  const closing = { name: 'duplicate', place: 'duplikat', open: openPostFor, asks: originalAsks }
  app.get('/tanya/:id/duplikat', curating, async (request, reply) => {
    const { id } = request.params
    return show(request, reply, { id, post: id }, closing, {}, 200)
  })
  app.post('/tanya/:id/duplikat', curating, async (request, reply) => {
    const {
      actor,
      params: { id },
    } = request
    const form = readForm(duplicateForm, request.body)
    const wrong = await attempt(form, async () => {
      if (form.ok) await asActor(db, actor, (tx) => close(tx, actor, id, form.data.original, clock()))
    })
    return wrong ? show(request, reply, { id, post: id }, closing, wrong, 422) : reply.seeOther(`/tanya/${id}`)
  })
  app.post('/tanya/:id/duplikat/pencabutan', curating, async (request, reply) => {
    const {
      actor,
      params: { id },
    } = request
    await asActor(db, actor, (tx) => reopen(tx, actor, id, clock()))
    return reply.seeOther(`/tanya/${id}`)
  })

  interface Doing {
    readonly name: string
    readonly place: string
    open(tx: Handle, who: Actor | null, id: string, post: string): Promise<OpenPost>
    asks(t: Translate, who: Actor | null): readonly Ask[]
  }

  async function show(request: Request, reply: Reply, at: Place, doing: Doing, typed: Typed, status: number) {
    const { actor, t } = request
    const post = await asActor(db, actor, (tx) => doing.open(tx, actor, at.id, at.post))
    const action = `/tanya/${at.id}/${doing.place}${doing.name === 'duplicate' ? '' : `/${at.post}`}`
    return showStep(request, reply, { name: doing.name, post, action, asks: doing.asks(t, actor), typed, status })
  }
}

const openPostFor = (tx: Handle, who: Actor | null, id: string, post: string): Promise<OpenPost> => {
  demand(who, 'question:answer')
  return openPost(tx, id, post)
}

const reasonAsk = (t: Translate): Ask => ({
  name: 'reason',
  as: 'choice',
  options: FLAG_REASONS.map((value) => ({ value, label: t(`questions.reason.${value}`) })),
})
