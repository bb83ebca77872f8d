import { limits } from '../../config-limits.ts'
import { asActor, readAs } from '../../db/actor.ts'
import { publicGeneration } from '../../db/public-memory.ts'
import { Refusal } from '../../domain/errors.ts'
import { attempt } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import { lasting } from '../../web/lasting.ts'
import { quota, toldToWait } from '../../web/quota.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { followIn } from '../notifications/notifications.ts'
import { questionProps, type Typed } from './detail.ts'
import { type QuestionProps, questionPage } from './pages.ts'
import { readStamp } from './queries.ts'
import { originalOf } from './reading.ts'
import { answer, comment } from './replying.ts'
import { answerForm, commentForm, params, questionQuery } from './schema.ts'

/** What may have been done just before: asked, reported. */
const NEWS: readonly string[] = ['terkirim', 'terlapor']

/** `/tanya/:id`: a question with its answers and comments, and writing beneath it. */
export const question: Room = (app, { db, clock }) => {
  const made = lasting<QuestionProps>()
  const within = quota(limits.reply.perMinute)
  const open = { config: { access: 'public' }, schema: { hide: true, params, querystring: questionQuery } } as const
  const write = { config: { access: 'question:answer', once: true }, schema: { hide: true, params } } as const

  app.get('/tanya/:id', open, async (request, reply) => {
    const { actor, lang, params, query } = request
    const from = oneId(query.dari)
    const [stamp, source, follow] = await readAs(db, actor, (tx) =>
      Promise.all([
        readStamp(tx, params.id),
        from === null ? undefined : readStamp(tx, from),
        actor ? followIn(tx, actor, 'question', params.id) : null,
      ]),
    )
    if (!stamp) throw new Refusal('notFound', 'refusal.notFound')
    const { duplicate_of: of } = stamp
    const original = of === null ? undefined : await asActor(db, actor, (tx) => originalOf(tx, of))
    if (original && query.tetap === undefined) return reply.seeOther(`/tanya/${original.id}?dari=${stamp.id}`)
    const led = source?.duplicate_of === stamp.id ? { href: `/tanya/${source.id}?tetap=1`, title: source.title } : null
    const day = clock().toISOString().slice(0, 10)
    const key = [
      stamp.id,
      stamp.stamp,
      lang,
      actor?.personId ?? '',
      actor?.memberships ?? [],
      led,
      original?.title,
      follow?.follows,
      day,
      publicGeneration(db),
    ]
    const props = await made(key, () => propsOf(request, params.id, led, null))
    const news = actor && NEWS.includes(query.kabar ?? '') ? request.t(`questions.news.${query.kabar}`) : ''
    return show(reply, { ...props, news }, props.post.gone === '' ? 200 : 410)
  })

  app.post('/tanya/:id/jawaban', write, async (request, reply) => {
    const { actor, params } = request
    const form = readForm(answerForm, request.body)
    const named = form.fields.named.value === 'ya'
    const late = mustWait(request, reply)
    if (late) return again(request, reply, { at: 'answer', value: form.fields.body.value, error: late, named }, 429)
    let id = ''
    const wrong = await attempt(form, async () => {
      const said = { questionId: params.id, ...(form.ok ? form.data : { body: '', named: false }) }
      id = await asActor(db, actor, (tx) => answer(tx, actor, said, clock()))
    })
    if (!wrong) return reply.seeOther(`/tanya/${params.id}#p-${id}`)
    return again(request, reply, { at: 'answer', ...bodyOf(request, wrong), named }, 422)
  })

  app.post('/tanya/:id/komentar', write, async (request, reply) => {
    const { actor, params } = request
    const form = readForm(commentForm, request.body)
    const at = oneId(form.fields.parent.value) ?? params.id
    const late = mustWait(request, reply)
    if (late) return again(request, reply, { at, value: form.fields.body.value, error: late, named: false }, 429)
    let id = ''
    const wrong = await attempt(form, async () => {
      if (!form.ok) return
      const said = { questionId: params.id, parentId: form.data.parent, body: form.data.body }
      id = await asActor(db, actor, (tx) => comment(tx, actor, said, clock()))
    })
    if (!wrong) return reply.seeOther(`/tanya/${params.id}#p-${id}`)
    return again(request, reply, { at, ...bodyOf(request, wrong), named: false }, 422)
  })

  /** What somebody is told who wrote too much in a minute; null for everybody else. */
  function mustWait(request: Request, reply: Reply): string | null {
    try {
      within(request.actor?.personId ?? '', clock())
      return null
    } catch (error) {
      return toldToWait(request, reply, error)
    }
  }

  /** The page once more with what was typed. */
  async function again(request: Request, reply: Reply, typed: Typed, status: number) {
    const { id } = request.params as { readonly id: string }
    return show(reply, await propsOf(request, id, null, typed), status)
  }

  const propsOf = (request: Request, id: string, from: QuestionProps['from'], typed: Typed | null) =>
    asActor(db, request.actor, (tx) => questionProps(tx, db, request, { id, from, typed, now: clock() }))
}

type Wrong = NonNullable<Awaited<ReturnType<typeof attempt>>>

/** What was typed, and what is wrong with it or with where it should stand. */
const bodyOf = ({ t }: Request, { body, parent }: Wrong) => ({
  value: body?.value ?? '',
  error: t(body?.error ?? parent?.error ?? 'questions.error.body'),
})

const oneId = (given: string | undefined): string | null =>
  given !== undefined && params.safeParse({ id: given }).success ? given : null

function show(reply: Reply, props: QuestionProps, status: number) {
  return reply.page(questionPage, props, { title: props.title, description: props.description, status })
}
