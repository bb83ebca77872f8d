import { asActor } from '../../db/actor.ts'
import { attempt, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { postParams, workedForm } from './schema.ts'
import { showStep } from './step.ts'
import { markWorked, openMarkable } from './voting.ts'

/** `/tanya/:id/berhasil/:post`: one's agency tried an answer, and it worked. */
export const working: Room = (app, { db, clock }) => {
  const options = { config: { access: 'question:vote' }, schema: { hide: true, params: postParams } } as const
  const path = '/tanya/:id/berhasil/:post'
  app.get(path, options, async (request, reply) => show(request, reply, request.params, {}, 200))
  app.post(path, options, async (request, reply) => {
    const { actor, params } = request
    const form = readForm(workedForm, request.body)
    const wrong = await attempt(form, async () => {
      const mark = { questionId: params.id, postId: params.post, note: form.ok ? form.data.note : '' }
      await asActor(db, actor, (tx) => markWorked(tx, actor, mark, clock()))
    })
    return wrong ? show(request, reply, params, wrong, 422) : reply.seeOther(`/tanya/${params.id}#p-${params.post}`)
  })

  interface Place {
    readonly id: string
    readonly post: string
  }

  async function show(request: Request, reply: Reply, { id, post: postId }: Place, typed: Typed, status: number) {
    const { actor, t } = request
    const post = await asActor(db, actor, (tx) => openMarkable(tx, actor, id, postId))
    const asks = [{ name: 'note', as: 'long', hint: t('questions.worked.hint') }] as const
    const action = `/tanya/${id}/berhasil/${postId}`
    return showStep(request, reply, { name: 'worked', post, action, asks, typed, status })
  }
}
