import { OBSTACLE_TYPES } from '../../domain/obstacle.ts'
import { emptyForm, type Fields, readForm } from '../../web/forms.ts'
import { inLang } from '../../web/i18n.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { answer, askedBy, type Closed, type Open } from './answering.ts'
import { closedPage, questionPage, thanksPage } from './pages.ts'
import { ANSWERS, answerForm, thanksQuery, tokenParams, withTicked } from './schema.ts'

/** The secret stands in the address: no other site may learn it, no cookie is used, nothing is kept. */
const config = { access: 'public', secretInPath: true } as const

/** `/tautan/:token`: an answer from the mail, without signing in. */
export const links: Room = (app, { db, clock, config: { limits } }) => {
  const onRequest = async (_request: Request, reply: Reply) => {
    reply.headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  }
  const options = { config, onRequest, schema: { hide: true, params: tokenParams } }
  const behind = (request: Request, token: string) =>
    askedBy(db, token, { address: request.ip, at: clock(), limits: limits.mailLink })

  app.get('/tautan/:token', options, async (request, reply) => {
    const { token } = request.params
    const asked = await behind(request, token)
    if (asked?.state !== 'open') return closed(request, reply, asked?.state)
    return show(request, reply, { token, asked, fields: emptyForm(answerForm), status: 200 })
  })

  app.post('/tautan/:token', options, async (request, reply) => {
    const { token } = request.params
    const asked = await behind(request, token)
    if (asked?.state !== 'open') return closed(request, reply, asked?.state)
    const form = readForm(answerForm, withTicked(request.body))
    if (!form.ok) return show(request, reply, { token, asked, fields: form.fields, status: 422 })
    if (!(await answer(db, asked, form.data, clock()))) return closed(request, reply, 'used')
    return reply.seeOther(`/tautan/${token}/jawaban?untuk=${form.data.answer}`)
  })

  const thanks = { ...options, schema: { ...options.schema, querystring: thanksQuery } }
  app.get('/tautan/:token/jawaban', thanks, async (request, reply) => {
    const asked = await behind(request, request.params.token)
    if (asked?.state !== 'used' || !asked.link.usedAt || !asked.question) return closed(request, reply, asked?.state)
    const { adoptionId, title, titleEn } = asked.question
    const props = {
      when: asked.link.usedAt,
      practice: inLang(request.lang, title, titleEn || title),
      text: request.t(`links.thanks.${request.query.untuk}`),
      adoptionPath: `/penerapan/${adoptionId}`,
    }
    return reply.page(thanksPage, props, { title: request.t('links.thanks.title') })
  })
}

interface Shown {
  readonly token: string
  readonly asked: Open
  readonly fields: Fields<typeof answerForm.shape>
  readonly status: number
}

function show(request: Request, reply: Reply, { token, asked, fields, status }: Shown): Reply {
  const { t, lang } = request
  const { question } = asked
  const ticked = fields.obstacles.value.split(',')
  const props = {
    token,
    agency: question.agency,
    practice: inLang(lang, question.title, question.titleEn || question.title),
    practicePath: `/praktik/${question.slug}`,
    unit: question.unit,
    targetOn: question.targetOn,
    answers: ANSWERS.map((value) => ({
      value,
      label: t(`links.answer.${value}`),
      chosen: fields.answer.value === value,
    })),
    obstacles: OBSTACLE_TYPES.map((value) => ({
      value,
      label: t(`links.obstacle.${value}`),
      chosen: ticked.includes(value),
    })),
    failed: status !== 200,
    answer: fields.answer,
    obstacle: fields.obstacles,
    note: fields.note,
    reason: fields.reason,
  }
  return reply.page(questionPage, props, { title: t('links.title'), status })
}

/** Why a link leads nowhere, and how to go on: 404 for one that never was, else 410. */
function closed(request: Request, reply: Reply, why: Closed['state'] | 'open' | undefined): Reply {
  // A link that is still open has no thanks to show.
  const state = why === undefined || why === 'open' ? 'unknown' : why
  const title = request.t(`links.closed.${state}.title`)
  const text = request.t(`links.closed.${state}.text`)
  return reply.page(closedPage, { title, text }, { title, status: state === 'unknown' ? 404 : 410 })
}
