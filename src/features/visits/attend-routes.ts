import type { Refusal } from '../../domain/errors.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { enterRoom, type OpenRoom, signIn } from './arriving.ts'
import { formPage } from './form-pages.ts'
import { blank, fieldsOf, mendable, statusOf, summaryOf, type Typed, told } from './forms.ts'
import { arrivalForm, codeForm, visitParams } from './schema.ts'

/**
 * `/kunjungan/:id/hadir`: whoever reads the code from the screen signs in, without an account. First the code, then name,
 * position and delegation; nothing of the visit is told before the code is right.
 */
export const attending: Room = (app, { db, clock, config }) => {
  const options = { config: { access: 'public' }, schema: { hide: true, params: visitParams } } as const
  const limits = config.limits.attendance

  app.get('/kunjungan/:id/hadir', options, async (request, reply) => askCode(request, reply, blank({ code: '' }), null))

  app.post('/kunjungan/:id/hadir', options, async (request, reply) => {
    const code = readForm(codeForm, request.body)
    const arrival = { id: request.params.id, code: code.fields.code.value, address: request.ip, at: clock() }
    try {
      if (!isAnswered(request.body)) {
        const room = await enterRoom(db, limits, arrival)
        return askWho(request, reply, room, blank({ code: arrival.code, name: '', position: '', agency: '' }), null)
      }
      const form = readForm(arrivalForm, request.body)
      if (!form.ok)
        return askWho(request, reply, await enterRoom(db, limits, arrival), told(request.t, form.fields, null), null)
      return thank(request, reply, form.data.name, await signIn(db, limits, arrival, form.data))
    } catch (error) {
      const refusal = mendable(error)
      if (refusal.details.retryAfterSeconds) reply.header('retry-after', refusal.details.retryAfterSeconds)
      return askCode(request, reply, told(request.t, code.fields, refusal), refusal)
    }
  })

  function askCode(request: Request, reply: Reply, typed: Readonly<Record<string, Typed>>, refusal: Refusal | null) {
    const fields = { code: { hint: request.t('visits.hint.code'), max: 20 } } as const
    return show(request, reply, { fields: fieldsOf(request.t, fields, typed), typed, key: 'code', refusal })
  }

  function askWho(
    request: Request,
    reply: Reply,
    room: OpenRoom,
    typed: Readonly<Record<string, Typed>>,
    refusal: Refusal | null,
  ) {
    const { t } = request
    const choices = [{ code: '', name: t('visits.chooseDelegation') }, ...room.agencies]
    const asked = {
      code: { type: 'hidden' },
      name: { max: 120, hint: t('visits.hint.name') },
      position: { max: 120 },
      agency: {
        type: 'select',
        choices: choices.map(({ code, name }) => ({ value: code, label: name, chosen: false })),
      },
    } as const
    return show(request, reply, {
      fields: fieldsOf(t, asked, typed),
      typed,
      key: 'arrival',
      refusal,
      eyebrow: room.title,
    })
  }

  const thank = (request: Request, reply: Reply, name: string, isNew: boolean) =>
    show(request, reply, {
      ...{ fields: [], typed: {}, key: 'thanks', refusal: null },
      note: request.t(isNew ? 'visits.attendance.recorded' : 'visits.attendance.known', { name }),
    })
}

interface Shown {
  readonly fields: ReturnType<typeof fieldsOf>
  readonly typed: Readonly<Record<string, Typed>>
  readonly key: 'code' | 'arrival' | 'thanks'
  readonly refusal: Refusal | null
  readonly eyebrow?: string
  readonly note?: string
}

function show({ t, params }: Request, reply: Reply, { fields, typed, key, refusal, eyebrow = '', note = '' }: Shown) {
  const { id } = params as { readonly id: string }
  const props = {
    back: { href: '/kunjungan', label: t('visits.title') },
    eyebrow,
    title: t(`visits.form.${key}.title`),
    lead: t(`visits.form.${key}.lead`),
    note,
    problem: refusal && refusal.kind !== 'invalid' ? t(refusal.key, refusal.details.args) : '',
    errors: summaryOf(typed),
    action: `/kunjungan/${id}/hadir`,
    fields,
    names: [],
    button: t(`visits.form.${key}.button`),
    open: fields.length > 0,
  }
  const status = refusal ? statusOf(refusal) : props.errors.length > 0 ? 422 : 200
  return reply.page(formPage, props, { title: props.title, status })
}

/** The second form was sent, whatever stands in it. */
const isAnswered = (body: unknown): boolean => body !== null && typeof body === 'object' && 'name' in body
