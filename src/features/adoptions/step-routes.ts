import { asActor } from '../../db/actor.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { inLang } from '../../web/i18n.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { adoptionProps } from './detail.ts'
import { formPage } from './form-pages.ts'
import { askedFields, attempt, filledIn, mistakesIn, type Typed } from './form-view.ts'
import { openAdoption } from './opening.ts'
import { adoptionPage } from './pages.ts'
import { adoptionParams } from './schema.ts'
import type { Step } from './step.ts'
import { steps } from './steps.ts'

/** `/penerapan/:id` and the pages on which something is done to it. */
export const adoptionPages: Room = (app, { db, clock }) => {
  const schema = { hide: true, params: adoptionParams }
  app.get('/penerapan/:id', { config: { access: 'adoption:read' }, schema }, async (request, reply) => {
    const today = dayInJakarta(clock())
    const props = await asActor(db, request.actor, (tx) => adoptionProps(tx, request, request.params.id, today))
    return reply.page(adoptionPage, props, { title: `${props.practice}, ${props.agency}` })
  })

  for (const step of steps) {
    const path = `/penerapan/:id/${step.place}` as const
    const options = { config: { access: step.access, once: step.once ?? false }, schema }
    app.get(path, options, async (request, reply) => show(request, reply, step, request.params.id, null))
    app.post(path, options, async (request, reply) => {
      const { actor } = request
      const { id } = request.params
      const form = step.read(request.body)
      const wrong = await attempt(form, () => asActor(db, actor, (tx) => form.act(tx, actor, id, clock())))
      return wrong ? show(request, reply, step, id, wrong) : reply.seeOther(`/penerapan/${id}`)
    })
  }

  async function show(request: Request, reply: Reply, step: Step, id: string, wrong: Typed | null) {
    const { lang, t, actor } = request
    const today = dayInJakarta(clock())
    const adoption = await asActor(db, actor, (tx) => openAdoption(tx, id))
    const fields = askedFields(t, step.asks(request, adoption, today), wrong ?? filledIn(step.start(adoption, today)))
    const practice = inLang(lang, adoption.title, adoption.title_en)
    const props = {
      crumbs: [
        { href: '/penerapan', label: t('adoptions.title') },
        { href: `/penerapan/${id}`, label: practice },
      ],
      eyebrow: `${adoption.agency_name} · ${practice}`,
      title: t(`adoptions.form.${step.name}.title`),
      lead: t(`adoptions.form.${step.name}.lead`),
      ahead: step.ahead?.(request, adoption) ?? null,
      action: `/penerapan/${id}/${step.place}`,
      button: t(`adoptions.form.${step.name}.button`),
      errors: mistakesIn(fields),
      fields,
    }
    return reply.page(formPage, props, { title: props.title, status: wrong ? 422 : 200 })
  }
}
