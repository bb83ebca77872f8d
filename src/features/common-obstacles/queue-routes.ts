import { asActor } from '../../db/actor.ts'
import { noticeDataVersion } from '../../db/data-version.ts'
import { type Ask, askedFields, attempt, filledIn, mistakesIn, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import { inLang } from '../../web/i18n.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { decideOn, openProposal } from './deciding.ts'
import { formPage, queuePage } from './pages.ts'
import { listDecided, listProposed } from './queries.ts'
import { decisionForm, params } from './schema.ts'
import { publishedView } from './showing.ts'

/** `/kelola/kendala-umum`: curators decide which obstacles and solutions stand on a practice. */
export const queue: Room = (app, { db, clock }) => {
  const config = { access: 'question:moderate' } as const
  app.get('/kelola/kendala-umum', { config, schema: { hide: true } }, async (request, reply) => {
    const { actor, t, lang } = request
    const [proposed, decided] = await asActor(db, actor, (tx) => Promise.all([listProposed(tx), listDecided(tx)]))
    const props = {
      proposed: proposed.map((row) => ({
        ...publishedView(request, row),
        href: `/kelola/kendala-umum/${row.id}`,
        agency: row.agency_name,
        at: row.proposed_at,
      })),
      decided: decided.flatMap(({ decided_at: at, title, title_en, problem, state, note, basis }) =>
        at === null
          ? []
          : [
              {
                ...{ practice: inLang(lang, title, title_en || title), problem, note, at },
                ...{ published: state === 'published', simulated: basis === 'simulated' },
              },
            ],
      ),
    }
    return reply.page(queuePage, props, { title: t('common-obstacles.queue.title') })
  })

  const one = { config, schema: { hide: true, params } } as const
  app.get('/kelola/kendala-umum/:id', one, async (request, reply) => show(request, reply, request.params.id, null))
  app.post('/kelola/kendala-umum/:id', one, async (request, reply) => {
    const { actor, params } = request
    const form = readForm(decisionForm, request.body)
    const wrong = await attempt(form, async () => {
      if (!form.ok) return
      const { act, ...texts } = form.data
      const decision = { id: params.id, ...texts, publish: act === 'terbit' }
      await asActor(db, actor, (tx) => decideOn(tx, actor, decision, clock()))
    })
    if (wrong) return show(request, reply, params.id, wrong)
    await noticeDataVersion(db)
    return reply.seeOther('/kelola/kendala-umum')
  })

  async function show(request: Request, reply: Reply, id: string, wrong: Typed | null) {
    const { actor, t, lang } = request
    const proposal = await asActor(db, actor, (tx) => openProposal(tx, actor, id))
    const { problem, solution, title, title_en, question_id, solver_name, agency_name, basis } = proposal
    const asks: readonly Ask[] = [
      { name: 'problem', as: 'long', hint: t('common-obstacles.queue.problemHint') },
      { name: 'solution', as: 'long', hint: t('common-obstacles.hint.solution', { agency: solver_name ?? '–' }) },
      { name: 'note', as: 'long', hint: t('common-obstacles.hint.note') },
    ]
    const fields = askedFields(t, 'common-obstacles', asks, wrong ?? filledIn({ problem, solution }))
    const practice = inLang(lang, title, title_en || title)
    const props = {
      crumbs: [{ href: '/kelola/kendala-umum', label: t('common-obstacles.queue.title') }],
      title: t('common-obstacles.decide.title'),
      lead: t('common-obstacles.decide.lead', { practice, agency: agency_name }),
      simulated: basis === 'simulated',
      question: question_id === null ? '' : `/tanya/${question_id}`,
      action: `/kelola/kendala-umum/${id}`,
      errors: mistakesIn(fields),
      fields,
      buttons: [
        { value: 'terbit', label: t('common-obstacles.decide.publish'), main: true },
        { value: 'tolak', label: t('common-obstacles.decide.decline'), main: false },
      ],
    }
    return reply.page(formPage, props, { title: props.title, status: wrong ? 422 : 200 })
  }
}
