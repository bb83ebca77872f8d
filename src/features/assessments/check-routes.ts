import { Refusal } from '../../domain/errors.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { checkPage } from './answer-pages.ts'
import { checkProps, NOTHING_TYPED, type RefusedStep } from './check-props.ts'
import { amendmentForm, assessmentParams } from './schema.ts'
import { amend, demandAmendment, markReady, submit, takeBack } from './submitting.ts'

/** `/penilaian/:id/periksa`: all answers on one page, ready mark, submission, and opening it again for a reason. */
export const checking: Room = (app, { db, clock }) => {
  const options = { config: { access: 'assessment:read' }, schema: { hide: true, params: assessmentParams } } as const

  app.get('/penilaian/:id/periksa', options, async (request, reply) =>
    show(request, reply, request.params.id, NOTHING_TYPED),
  )

  app.post('/penilaian/:id/siap', options, async (request, reply) =>
    act(request, reply, request.params.id, () => markReady(db, request.actor, request.params.id, clock())),
  )
  app.post('/penilaian/:id/siap/pencabutan', options, async (request, reply) =>
    act(request, reply, request.params.id, () => takeBack(db, request.actor, request.params.id, clock())),
  )
  app.post('/penilaian/:id/pengiriman', options, async (request, reply) =>
    act(request, reply, request.params.id, () => submit(db, request.actor, request.params.id, clock())),
  )

  app.post('/penilaian/:id/perbaikan', options, async (request, reply) => {
    const { id } = request.params
    const { fields, ...form } = readForm(amendmentForm, request.body)
    if (!form.ok) {
      await demandAmendment(db, request.actor, id)
      return show(request, reply, id, { refusal: null, reason: fields.reason })
    }
    const step = () => amend(db, request.actor, id, form.data.reason, clock())
    return act(request, reply, id, step, { value: fields.reason.value, error: null })
  })

  async function act(
    request: Request,
    reply: Reply,
    id: string,
    step: () => Promise<unknown>,
    reason = NOTHING_TYPED.reason,
  ): Promise<Reply> {
    try {
      await step()
      return reply.seeOther(`/penilaian/${id}/periksa`)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'notFound' || error.kind === 'unauthenticated') throw error
      return show(request, reply, id, { refusal: error, reason })
    }
  }

  async function show(request: Request, reply: Reply, id: string, refused: RefusedStep): Promise<Reply> {
    const props = await checkProps(db, request, id, refused)
    const title = request.t('assessments.check.title', { title: props.title })
    return reply.page(checkPage, props, { title, status: statusOf(refused) })
  }
}

function statusOf({ refusal, reason }: RefusedStep): number {
  if (!refusal) return reason.error === null ? 200 : 422
  return { forbidden: 403, conflict: 409, invalid: 422, limited: 429 }[refusal.kind as 'forbidden']
}
