import { asActor } from '../../db/actor.ts'
import { type Ask, askedFields, attempt, filledIn, mistakesIn, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import { markdownLines } from '../../web/markdown.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { formPage } from './pages.ts'
import { params, solutionForm } from './schema.ts'
import { openSolved, solve } from './solving.ts'

const LONGEST = 2_000

/** `/tanya/:id/penyelesaian`: the accepted answer removed the obstacle that the question was made of. */
export const solving: Room = (app, { db, clock }) => {
  const options = { config: { access: 'obstacle:resolve' }, schema: { hide: true, params } } as const
  app.get('/tanya/:id/penyelesaian', options, async (request, reply) => show(request, reply, request.params.id, null))
  app.post('/tanya/:id/penyelesaian', options, async (request, reply) => {
    const { actor, params } = request
    const form = readForm(solutionForm, request.body)
    let adoption = ''
    const wrong = await attempt(form, async () => {
      if (!form.ok) return
      const solved = { questionId: params.id, ...form.data }
      adoption = await asActor(db, actor, (tx) => solve(tx, actor, solved, clock()))
    })
    return wrong ? show(request, reply, params.id, wrong) : reply.seeOther(`/penerapan/${adoption}#kendala`)
  })

  async function show(request: Request, reply: Reply, id: string, wrong: Typed | null) {
    const { actor, t } = request
    const { title, obstacle, answer, answerer, basis } = await asActor(db, actor, (tx) => openSolved(tx, actor, id))
    const solution = markdownLines(answer.text).join('\n').slice(0, LONGEST)
    const asks: readonly Ask[] = (['problem', 'solution'] as const).map((name) => ({
      ...{ name, as: 'long', hint: t(`common-obstacles.hint.${name}`, { agency: answerer }) },
    }))
    const start = filledIn({ problem: obstacle.detail, solution })
    const fields = askedFields(t, 'common-obstacles', asks, wrong ?? start)
    const props = {
      crumbs: [
        { href: '/tanya', label: t('questions.title') },
        { href: `/tanya/${id}`, label: title },
      ],
      title: t('common-obstacles.solve.title'),
      lead: t('common-obstacles.solve.lead'),
      simulated: basis === 'simulated',
      question: `/tanya/${id}`,
      action: `/tanya/${id}/penyelesaian`,
      errors: mistakesIn(fields),
      fields,
      buttons: [{ value: 'ya', label: t('common-obstacles.solve.button'), main: true }],
    }
    return reply.page(formPage, props, { title: props.title, status: wrong ? 422 : 200 })
  }
}
