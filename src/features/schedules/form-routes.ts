import { RHYTHMS } from '../../domain/rhythm.ts'
import { type Ask, askedFields, attempt, filledIn, mistakesIn, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { nameReport } from '../reports/reports.ts'
import { formPage } from './pages.ts'
import { changeForm, queryFor, VIEW_YEARS, viewForm, viewParams, yearIn } from './schema.ts'
import { changeView, saveView, viewOf } from './views.ts'

const config = { access: 'account:own' } as const

/** Naming a report to see it again, and changing its name or how often it comes by mail. */
export const formRoutes: Room = (app, services) => {
  const { db, clock } = services

  app.get('/laporan/tampilan/baru', { config, schema: { hide: true } }, async (request, reply) => {
    const given = request.originalUrl.split('?').slice(1).join('?')
    return newForm(request, reply, given, filledIn({ name: '', year: 'fixed', rhythm: 'never' }))
  })

  app.post(
    '/laporan/tampilan',
    { config: { ...config, once: true }, schema: { hide: true } },
    async (request, reply) => {
      const form = readForm(viewForm, request.body)
      const { query, whole } = await nameReport(services, request, form.fields.kueri.value)
      // What means nothing was left out: whoever saves sees first what is saved.
      if (!whole) return newForm(request, reply, form.fields.kueri.value, form.fields, 422)
      let made = ''
      const wrong = await attempt(form, async () => {
        if (!form.ok) return
        const wanted = { ...form.data, query: queryFor(query, form.data.year) }
        made = await saveView(db, request.actor, wanted, clock())
      })
      return wrong ? newForm(request, reply, query, wrong, 422) : reply.seeOther(`/laporan/tampilan?tersimpan=${made}`)
    },
  )

  const one = { config, schema: { hide: true, params: viewParams } }
  app.get('/laporan/tampilan/:id', one, async (request, reply) => {
    const view = await viewOf(db, request.actor, request.params.id)
    return changing(request, reply, view, filledIn({ name: view.name, year: yearIn(view.query), rhythm: view.rhythm }))
  })

  app.post('/laporan/tampilan/:id', one, async (request, reply) => {
    const view = await viewOf(db, request.actor, request.params.id)
    const form = readForm(changeForm, request.body)
    const wrong = await attempt(form, async () => {
      if (!form.ok) return
      const { query, whole } = await nameReport(services, request, view.query)
      const wanted = { ...form.data, query: whole ? queryFor(query, form.data.year) : view.query }
      await changeView(db, request.actor, view.id, wanted, clock())
    })
    return wrong ? changing(request, reply, view, wrong, 422) : reply.seeOther(`/laporan/tampilan?tersimpan=${view.id}`)
  })

  async function newForm(request: Request, reply: Reply, given: string, typed: Typed, status = 200) {
    const { t } = request
    const { query, words, whole } = await nameReport(services, request, given)
    const note = whole ? '' : t('schedules.new.leftOut')
    const texts = { title: t('schedules.new.title'), lead: words, note, button: t('schedules.new.button') }
    return form(request, reply, { ...texts, action: '/laporan/tampilan', query, typed, status })
  }

  async function changing(
    request: Request,
    reply: Reply,
    view: { readonly id: string; readonly query: string },
    typed: Typed,
    status = 200,
  ) {
    const { t } = request
    const { words, whole } = await nameReport(services, request, view.query)
    const texts = {
      title: t('schedules.changing.title'),
      lead: whole ? words : t('schedules.unreadable'),
      note: '',
      button: t('schedules.changing.button'),
    }
    return form(request, reply, { ...texts, action: `/laporan/tampilan/${view.id}`, query: '', typed, status })
  }
}

interface Form {
  readonly title: string
  readonly lead: string
  /** What somebody has to see before saving; may be empty. */
  readonly note: string
  readonly button: string
  readonly action: string
  readonly query: string
  readonly typed: Typed
  readonly status: number
}

function form({ t }: Request, reply: Reply, { typed, status, ...rest }: Form): Reply {
  const rhythms = RHYTHMS.map((value) => ({ value, label: t(`schedules.rhythm.${value}`) }))
  const years = VIEW_YEARS.map((value) => ({ value, label: t(`schedules.year.${value}`) }))
  const asks: readonly Ask[] = [
    { name: 'name', as: 'text', hint: t('schedules.hint.name') },
    { name: 'year', as: 'choice', options: years },
    { name: 'rhythm', as: 'choice', hint: t('schedules.hint.rhythm'), options: rhythms },
  ]
  const fields = askedFields(t, 'schedules', asks, typed)
  return reply.page(formPage, { ...rest, fields, errors: mistakesIn(fields) }, { title: rest.title, status })
}
