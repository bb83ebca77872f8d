import { limits } from '../../config-limits.ts'
import { asActor } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { attempt, filledIn, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import { quota, toldToWait } from '../../web/quota.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { askPage } from './ask-pages.ts'
import { askProps } from './ask-view.ts'
import { edit, openEditable } from './editing.ts'
import { readQuestion } from './queries.ts'
import { answerEditForm, commentEditForm, oneText, postParams, questionEditForm, withTags } from './schema.ts'
import { showStep } from './step.ts'
import { allTags } from './tags.ts'

interface Place {
  readonly id: string
  readonly post: string
}

/** `/tanya/:id/sunting/:post`: writing a post anew. */
export const editing: Room = (app, { db, clock }) => {
  const options = { config: { access: 'question:answer' }, schema: { hide: true, params: postParams } } as const
  const path = '/tanya/:id/sunting/:post'
  const within = quota(limits.reply.perMinute)

  app.get(path, options, async (request, reply) => {
    const { post, tags } = await find(request, request.params)
    const fields = filledIn({ title: post.title, body: post.body, tags: tags.join(','), version: String(post.version) })
    return show(request, reply, request.params, fields, { status: 200 })
  })

  app.post(path, options, async (request, reply) => {
    const { params } = request
    const { post } = await find(request, params)
    const step = oneText(request.body, 'act')
    const form =
      post.kind === 'question' ? readForm(questionEditForm, withTags(request.body)) : formOf(post.kind, request)
    const fields = form.fields as Typed
    if (step === 'cari-tag') return show(request, reply, params, untouched(fields), { status: 200 })
    if (step === 'pratinjau')
      return show(request, reply, params, fields, { status: form.ok ? 200 : 422, preview: true })
    try {
      const wrong = await attempt({ ok: form.ok, fields }, () => store(request, params, form))
      return wrong
        ? show(request, reply, params, wrong, { status: 422 })
        : reply.seeOther(`/tanya/${params.id}#p-${params.post}`)
    } catch (error) {
      if (error instanceof Refusal && error.key === 'questions.error.changed')
        return showConflict(request, reply, params, fields)
      return show(request, reply, params, fields, { status: 429, general: toldToWait(request, reply, error) })
    }
  })

  const formOf = (kind: string, { body }: Request) =>
    kind === 'answer' ? readForm(answerEditForm, body) : readForm(commentEditForm, body)

  type Form = ReturnType<typeof formOf> | ReturnType<typeof readForm<typeof questionEditForm.shape>>

  async function store({ actor }: Request, { id, post }: Place, form: Form): Promise<void> {
    if (!form.ok) return
    const { version, body } = form.data
    within(actor?.personId ?? '', clock())
    const head = 'title' in form.data ? { title: form.data.title, tags: form.data.tags } : null
    await asActor(db, actor, (tx) => edit(tx, actor, { questionId: id, postId: post, version, body, head }, clock()))
  }

  /** Nothing was stored: both texts stand there, and saving once more is a choice. */
  async function showConflict(request: Request, reply: Reply, place: Place, fields: Typed) {
    const { post } = await find(request, place)
    const body = { value: fields.body?.value ?? '', error: 'questions.error.changed' }
    const again = { ...fields, body, version: { value: String(post.version), error: null } }
    return show(request, reply, place, again, { status: 409, theirs: post.body })
  }

  const find = ({ actor }: Request, { id, post }: Place) =>
    asActor(db, actor, async (tx) => {
      const [found, question] = [await openEditable(tx, actor, id, post), await readQuestion(tx, id)]
      return { post: found, tags: question?.tags ?? [] }
    })

  interface Shown {
    readonly status: number
    readonly preview?: boolean
    readonly theirs?: string
    readonly general?: string
  }

  async function show(request: Request, reply: Reply, place: Place, fields: Typed, shown: Shown) {
    const { status, preview = false, theirs = '', general = '' } = shown
    const { post } = await find(request, place)
    if (post.kind !== 'question') {
      const version = Number(fields.version?.value)
      const asks = [{ name: 'body', as: 'long' }] as const
      const action = `/tanya/${place.id}/sunting/${place.post}`
      const step = { name: 'edit', post, action, asks, typed: fields, status, quotes: false, version, theirs, general }
      return showStep(request, reply, step)
    }
    const sought = oneText(request.body, 'cari')
    const edits = { id: place.id, title: post.title, theirs }
    const props = askProps(request, await allTags(db), fields, { sought, preview, similar: null, general, edits })
    return reply.page(askPage, props, { title: props.title, status })
  }
}

const untouched = (fields: Typed): Typed =>
  Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, { value, error: null }]))
