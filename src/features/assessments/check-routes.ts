import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { readForm, withTicks } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { checkPage } from './check-pages.ts'
import { checkProps, NOTHING_TYPED, type RefusedStep } from './check-props.ts'
import { givenQuery, reasonsForm } from './check-schema.ts'
import { demandExplaining, explainWarnings } from './explaining.ts'
import { amendmentForm, assessmentParams } from './schema.ts'
import { amend, demandAmendment, markReady, submit, takeBack } from './submitting.ts'

/** `/penilaian/:id/periksa`: what stands against submitting, reasons, ready mark, submission, and opening it again. */
export const checking: Room = (app, { db, clock }) => {
  const schema = { hide: true, params: assessmentParams } as const
  const config = { access: 'assessment:read' } as const
  const options = { config, schema }

  app.get(
    '/penilaian/:id/periksa',
    { config, schema: { ...schema, querystring: givenQuery } },
    async (request, reply) => show(request, reply, request.params.id, NOTHING_TYPED, request.query.beralasan),
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
      return show(request, reply, id, { ...NOTHING_TYPED, reason: fields.reason })
    }
    const step = () => amend(db, request.actor, id, form.data.reason, clock())
    return act(request, reply, id, step, { reason: { value: fields.reason.value, error: null } })
  })

  app.post('/penilaian/:id/periksa/alasan', options, async (request, reply) => {
    const { id } = request.params
    const { fields, ...form } = readForm(reasonsForm, withTicks(request.body, 'pilih'))
    const reasons = {
      ...{ name: fields.bagian.value, keys: fields.pilih.value.split(','), text: fields.alasan.value },
      ...{ textError: fields.alasan.error, ticksError: fields.pilih.error },
    }
    if (!form.ok) {
      await demandExplaining(db, request.actor, id)
      return show(request, reply, id, { ...NOTHING_TYPED, reasons })
    }
    const keys = form.data.pilih.split(',')
    const step = () => explainWarnings(db, request.actor, id, { keys, text: form.data.alasan }, clock())
    return act(request, reply, id, step, { reasons }, `?beralasan=${new Set(keys).size}`)
  })

  async function act(
    request: Request,
    reply: Reply,
    id: string,
    step: () => Promise<unknown>,
    typed: Partial<RefusedStep> = {},
    done = '',
  ): Promise<Reply> {
    try {
      await step()
      return reply.seeOther(`/penilaian/${id}/periksa${done}`)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'notFound' || error.kind === 'unauthenticated') throw error
      return show(request, reply, id, { ...NOTHING_TYPED, ...typed, refusal: error })
    }
  }

  async function show(request: Request, reply: Reply, id: string, refused: RefusedStep, given = 0): Promise<Reply> {
    const props = await checkProps(db, request, id, { ...refused, today: dayInJakarta(clock()), given })
    const title = request.t('assessments.check.title', { title: props.title })
    return reply.page(checkPage, props, { title, status: statusOf(refused) })
  }
}

function statusOf({ refusal, reason, reasons }: RefusedStep): number {
  if (!refusal) return reason.error || reasons?.textError || reasons?.ticksError ? 422 : 200
  return { forbidden: 403, conflict: 409, invalid: 422, limited: 429 }[refusal.kind as 'forbidden']
}
