import { randomUUID } from 'node:crypto'
import { limits } from '../../config-limits.ts'
import { asActor } from '../../db/actor.ts'
import { QUESTION_KINDS } from '../../domain/question.ts'
import { attempt, filledIn, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import { quota, toldToWait } from '../../web/quota.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { askedAnyway, similar, similarProps } from '../search/search.ts'
import { askPage } from './ask-pages.ts'
import { askProps, templateOf, withTemplate } from './ask-view.ts'
import { ask } from './asking.ts'
import { fromObstacle } from './from-obstacle.ts'
import { askQuery, oneText, questionForm, withTags } from './schema.ts'
import { allTags } from './tags.ts'
import { oneOf } from './words.ts'

const MOST_SIMILAR = 5

/**
 * `/tanya/baru`: writing a question. Looking for tags, taking a template, the preview, and seeing what is similar before it
 * is sent are steps of the same form.
 */
export const asking: Room = (app, { db, clock }) => {
  const config = { access: 'question:ask' } as const
  const within = quota(limits.question.perMinute)

  app.get('/tanya/baru', { config, schema: { hide: true, querystring: askQuery } }, async (request, reply) => {
    const { jenis, judul = '', tag = '', kendala } = request.query
    if (kendala !== undefined) {
      const made = await asActor(db, request.actor, (tx) => fromObstacle(tx, request.actor, request, kendala))
      return show(request, reply, made, { status: 200, preview: false })
    }
    const kind = oneOf(QUESTION_KINDS, jenis) ?? 'how'
    const known = (await allTags(db)).some(({ slug }) => slug === tag)
    const tags = known ? tag : ''
    const body = templateOf(request.t, kind)
    const fields = filledIn({
      kind,
      title: judul.replaceAll('\0', ''),
      body,
      tags,
      visibility: 'public',
      named: '',
      draf: request.query.draf,
    })
    return show(request, reply, fields, { status: 200, preview: false })
  })

  app.post('/tanya/baru', { config: { ...config, once: true }, schema: { hide: true } }, async (request, reply) => {
    const { actor } = request
    const step = oneText(request.body, 'act')
    const form = readForm(questionForm, withTags(request.body))
    if (step === 'templat')
      return show(request, reply, withTemplate(request.t, form.fields), { status: 200, preview: false })
    if (step === 'cari-tag') return show(request, reply, untouched(form.fields), { status: 200, preview: false })
    if (step === 'pratinjau') return show(request, reply, form.fields, { status: form.ok ? 200 : 422, preview: true })
    if (form.ok && !form.data.tetap && (await alike(request, form.data.title, '')).items.length > 0) {
      const sentOnce = { ...form.fields, tetap: { value: 'ya', error: null } }
      return show(request, reply, sentOnce, { status: 200, preview: false })
    }
    let id = ''
    try {
      const wrong = await attempt(form, async () => {
        if (!form.ok) return
        id = await asActor(db, actor, async (tx) => {
          const asked = await ask(tx, actor, form.data, clock())
          await askedAnyway(tx, form.data.draf, clock())
          within(actor?.personId ?? '', clock())
          return asked
        })
      })
      return wrong
        ? show(request, reply, wrong, { status: 422, preview: false })
        : reply.seeOther(`/tanya/${id}?kabar=terkirim`)
    } catch (error) {
      const general = toldToWait(request, reply, error)
      return show(request, reply, form.fields, { status: 429, preview: false, general })
    }
  })

  const alike = async (request: Request, title: string, draft: string) =>
    similarProps(request, await similar(db, request.actor, title, MOST_SIMILAR), draft)

  interface Shown {
    readonly status: number
    readonly preview: boolean
    readonly general?: string
  }

  async function show(request: Request, reply: Reply, given: Typed, { status, preview, general }: Shown) {
    const draft = given.draf?.value || randomUUID()
    const fields = { ...given, draf: { value: draft, error: null } }
    const sought = oneText(request.body, 'cari')
    const looked = preview || given.tetap?.value === 'ya'
    const found = looked ? await alike(request, given.title?.value ?? '', draft) : null
    const props = askProps(request, await allTags(db), fields, {
      sought,
      preview,
      similar: found,
      general: general ?? '',
    })
    return reply.page(askPage, props, { title: props.title, status, scripts: ['similar.js', 'template.js'] })
  }
}

/** Nothing is wrong yet with a form that is still being written. */
const untouched = (fields: Typed): Typed =>
  Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, { value, error: null }]))
