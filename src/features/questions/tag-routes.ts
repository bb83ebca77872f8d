import { asActor } from '../../db/actor.ts'
import { noticeDataVersion } from '../../db/data-version.ts'
import { attempt, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { forgetName, nameTag } from './naming.ts'
import { tagsPage } from './queue-pages.ts'
import { oneText, synonymForm } from './schema.ts'
import { tagGroups } from './tag-choice.ts'
import { allTags, tagLabel } from './tags.ts'

/** `/kelola/tag`: what people call indicators and practices. */
export const tagging: Room = (app, { db, clock }) => {
  const options = { config: { access: 'question:moderate' }, schema: { hide: true } } as const
  app.get('/kelola/tag', options, async (request, reply) => show(request, reply, {}, 200))

  app.post('/kelola/tag', options, async (request, reply) => {
    const { actor } = request
    const form = readForm(synonymForm, request.body)
    const wrong = await attempt(form, async () => {
      if (form.ok) await asActor(db, actor, (tx) => nameTag(tx, actor, form.data, clock()))
    })
    if (wrong) return show(request, reply, wrong, 422)
    await noticeDataVersion(db)
    return reply.seeOther('/kelola/tag')
  })

  app.post('/kelola/tag/penghapusan', options, async (request, reply) => {
    const { actor } = request
    await asActor(db, actor, (tx) => forgetName(tx, actor, oneText(request.body, 'word'), clock()))
    await noticeDataVersion(db)
    return reply.seeOther('/kelola/tag')
  })

  async function show(request: Request, reply: Reply, typed: Typed, status: number) {
    const { t } = request
    const tags = await allTags(db)
    const errorOf = (name: string) => (typed[name]?.error ? t(typed[name].error) : '')
    const wrong = { word: errorOf('word'), tag: errorOf('tag') }
    const props = {
      count: tags.length,
      synonyms: tags.flatMap((tag) => tag.synonyms.map((word) => ({ word, tag: tagLabel(request, tag) }))),
      groups: tagGroups(request, tags, typed.tag?.value ?? ''),
      word: typed.word?.value ?? '',
      wordError: wrong.word,
      tagError: wrong.tag,
      errors: Object.entries(wrong).flatMap(([name, message]) => (message === '' ? [] : [{ name, message }])),
    }
    return reply.page(tagsPage, props, { title: t('questions.tags.title'), status })
  }
}
