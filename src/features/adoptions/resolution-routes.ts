import { asActor, type Handle } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { RESOLUTIONS } from '../../domain/obstacle.ts'
import { readForm } from '../../web/forms.ts'
import { inLang } from '../../web/i18n.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { formPage } from './form-pages.ts'
import { type Ask, askedFields, attempt, mistakesIn, type Typed } from './form-view.ts'
import { readObstacle } from './obstacle-queries.ts'
import { demandToResolve, resolveObstacle } from './obstacles.ts'
import { openAdoption } from './opening.ts'
import { obstacleParams, resolutionForm } from './schema.ts'
import { refuseUnless } from './step.ts'

/** `/penerapan/:id/kendala/:obstacle`: what removed an obstacle. */
export const resolving: Room = (app, { db, clock }) => {
  const options = {
    config: { access: 'obstacle:resolve' },
    schema: { hide: true, params: obstacleParams },
  } as const
  const path = '/penerapan/:id/kendala/:obstacle'
  app.get(path, options, async (request, reply) => show(request, reply, request.params, {}, 200))
  app.post(path, options, async (request, reply) => {
    const { actor, params } = request
    const form = readForm(resolutionForm, request.body)
    const wrong = await attempt(form, async () => {
      const obstacleId = params.obstacle
      if (form.ok) await asActor(db, actor, (tx) => resolveObstacle(tx, actor, { obstacleId, ...form.data }, clock()))
    })
    return wrong ? show(request, reply, params, wrong, 422) : reply.seeOther(`/penerapan/${params.id}`)
  })

  interface Params {
    readonly id: string
    readonly obstacle: string
  }

  async function show(request: Request, reply: Reply, { id, obstacle: own }: Params, typed: Typed, status: number) {
    const { lang, t, actor } = request
    const { adoption, obstacle } = await asActor(db, actor, (tx) => find(tx, id, own))
    demandToResolve(actor, obstacle)
    refuseUnless(obstacle.resolved_on === null, 'adoptions.error.resolved')
    const asks: Ask[] = [
      {
        name: 'resolution',
        as: 'choice',
        options: RESOLUTIONS.map((value) => ({ value, label: t(`adoptions.resolution.${value}`) })),
      },
      { name: 'note', as: 'long', label: t('adoptions.field.solution'), hint: t('adoptions.hint.solution') },
    ]
    const fields = askedFields(t, asks, typed)
    const practice = inLang(lang, adoption.title, adoption.title_en)
    const props = {
      crumbs: [
        { href: '/penerapan', label: t('adoptions.title') },
        { href: `/penerapan/${id}`, label: practice },
      ],
      eyebrow: `${adoption.agency_name} · ${practice}`,
      title: t('adoptions.form.resolution.title'),
      lead: `${t(`adoptions.type.${obstacle.type}`)}: ${obstacle.detail}`,
      ahead: null,
      action: `/penerapan/${id}/kendala/${own}`,
      button: t('adoptions.form.resolution.button'),
      errors: mistakesIn(fields),
      fields,
    }
    return reply.page(formPage, props, { title: props.title, status })
  }
}

async function find(tx: Handle, id: string, obstacleId: string) {
  const [adoption, obstacle] = await Promise.all([openAdoption(tx, id), readObstacle(tx, obstacleId)])
  if (obstacle?.adoption_id !== id) throw new Refusal('notFound', 'refusal.notFound')
  return { adoption, obstacle }
}
