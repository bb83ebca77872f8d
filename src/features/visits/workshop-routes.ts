import type { Refusal } from '../../domain/errors.ts'
import { allowedAs } from '../../domain/permissions.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { wordsOf } from './ask-routes.ts'
import { formPage } from './form-pages.ts'
import { blank, fieldsOf, mendable, statusOf, summaryOf, type Typed, told } from './forms.ts'
import { openWorkshop } from './hosting.ts'
import { workshopForm } from './schema.ts'

/** `/kunjungan/lokakarya`: a host opens a room to many delegations. */
export const workshops: Room = (app, { db, clock }) => {
  const options = { config: { access: 'visit:host' }, schema: { hide: true } } as const

  app.get('/kunjungan/lokakarya', options, async (request, reply) =>
    showWorkshop(
      request,
      reply,
      blank({ title: '', heldOn: '', starts: '09:00', ends: '15:00', place: '', contact: '', message: '' }),
      null,
      200,
    ),
  )

  app.post(
    '/kunjungan/lokakarya',
    { ...options, config: { ...options.config, once: true } },
    async (request, reply) => {
      const { actor, t } = request
      const form = readForm(workshopForm, request.body)
      if (!form.ok) return showWorkshop(request, reply, told(t, form.fields, null), null, 422)
      const { opening, closing } = wordsOf(request)
      const point = { practice: null, indicators: [], unit: '' }
      const agenda = [
        { ...point, topic: opening, minutes: 15 },
        { ...point, topic: closing, minutes: 30 },
      ]
      try {
        return reply.seeOther(`/kunjungan/${await openWorkshop(db, actor, form.data, agenda, clock())}`)
      } catch (error) {
        const refusal = mendable(error)
        return showWorkshop(request, reply, told(t, form.fields, refusal), refusal, statusOf(refusal))
      }
    },
  )
}

function showWorkshop(
  { t, actor }: Request,
  reply: Reply,
  typed: Readonly<Record<string, Typed>>,
  refusal: Refusal | null,
  status: number,
): Reply {
  const asked = {
    title: { hint: t('visits.hint.workshopTitle'), max: 200 },
    heldOn: { type: 'date' },
    starts: { type: 'time' },
    ends: { type: 'time' },
    place: { max: 300 },
    contact: { hint: t('visits.hint.contact'), max: 200 },
    message: { type: 'area', max: 5_000 },
  } as const
  const props = {
    back: { href: '/kunjungan', label: t('visits.title') },
    eyebrow: allowedAs(actor, 'visit:host')?.agencyName ?? '',
    title: t('visits.form.workshop.title'),
    lead: t('visits.form.workshop.lead'),
    note: '',
    problem: refusal && refusal.kind !== 'invalid' ? t(refusal.key, refusal.details.args) : '',
    errors: summaryOf(typed),
    action: '/kunjungan/lokakarya',
    fields: fieldsOf(t, asked, typed),
    names: [],
    button: t('visits.form.workshop.button'),
    open: true,
  }
  return reply.page(formPage, props, { title: props.title, status })
}
