import { asActor } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { emptyForm, type Field, type Fields, readForm } from '../../web/forms.ts'
import { forgetSessions } from '../../web/session.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { end, runningPost } from './ending.ts'
import { endPage } from './pages.ts'
import { endForm, idParams } from './schema.ts'
import { postIn } from './team-props.ts'

const config = { access: 'people:manage' } as const

/** `/tim/orang/:id/akhiri`: ending somebody's post, now or after a last day. */
export const ending: Room = (app, { db, clock }) => {
  const one = { config, schema: { hide: true, params: idParams } }

  app.get('/tim/orang/:id/akhiri', one, (request, reply) =>
    show(request, reply, request.params.id, { fields: emptyForm(endForm), refused: '', status: 200 }),
  )

  app.post('/tim/orang/:id/akhiri', one, async (request, reply) => {
    const { id } = request.params
    const form = readForm(endForm, request.body)
    const { fields } = form
    if (!form.ok) return show(request, reply, id, { fields, refused: '', status: 422 })
    const { when, day } = form.data
    if (when === 'day' && day === null) {
      const wrong = { ...fields, day: { ...fields.day, error: 'people.error.lastDay' } }
      return show(request, reply, id, { fields: wrong, refused: '', status: 422 })
    }
    try {
      const agencyId = await end(db, request.actor, id, when === 'now' ? null : day, clock())
      forgetSessions()
      return reply.seeOther(`/tim?instansi=${agencyId}&selesai=berakhir`)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.key === 'people.error.lastApprover') {
        return show(request, reply, id, { fields, refused: request.t(error.key), status: 409 })
      }
      if (error.kind !== 'invalid') throw error
      const wrong = { ...fields, day: { ...fields.day, error: 'people.error.passed' } }
      return show(request, reply, id, { fields: wrong, refused: '', status: 422 })
    }
  })

  interface Shown {
    readonly fields: Fields<typeof endForm.shape>
    readonly refused: string
    readonly status: number
  }

  async function show(request: Request, reply: Reply, id: string, { fields, refused, status }: Shown): Promise<Reply> {
    const { actor, t } = request
    const { post, agencyId } = await asActor(db, actor, (tx) => runningPost(tx, actor, id, clock()))
    const said = ({ value, error }: Field): Field => ({ value, error: error && t(error) })
    const props = {
      id,
      name: post.name,
      post: postIn(t, post),
      back: `/tim?instansi=${agencyId}`,
      self: post.personId === actor?.personId,
      refused,
      wrong: Object.values(fields).some(({ error }) => error !== null),
      whenError: said(fields.when).error ?? '',
      whens: (['now', 'day'] as const).map((value) => ({
        value,
        label: t(`people.end.${value}`),
        chosen: fields.when.value === value,
      })),
      day: said(fields.day),
    }
    return reply.page(endPage, props, { title: t('people.end.title', { name: post.name }), status })
  }
}
