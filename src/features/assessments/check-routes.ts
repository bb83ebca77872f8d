import { asActor } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { can } from '../../domain/permissions.ts'
import { missingNumbers } from '../../domain/scoring.ts'
import { afterStep } from '../../domain/workflow.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { checkPage } from './answer-pages.ts'
import { type AnswerRow, listAnswers } from './answer-queries.ts'
import { bandOf, headingOf, levelText, linkOf, predicateIn } from './presenting.ts'
import { openAssessment } from './reading.ts'
import { assessmentParams } from './schema.ts'
import { readLapse, readSubmission } from './submission-queries.ts'
import { markReady, submit, takeBack } from './submitting.ts'

/** `/penilaian/:id/periksa`: all answers on one page, ready mark and submission. */
export const checking: Room = (app, { db, clock }) => {
  const options = { config: { access: 'assessment:read' }, schema: { hide: true, params: assessmentParams } } as const

  app.get('/penilaian/:id/periksa', options, async (request, reply) => show(request, reply, request.params.id, null))

  app.post('/penilaian/:id/siap', options, async (request, reply) =>
    act(request, reply, request.params.id, () => markReady(db, request.actor, request.params.id, clock())),
  )
  app.post('/penilaian/:id/siap/pencabutan', options, async (request, reply) =>
    act(request, reply, request.params.id, () => takeBack(db, request.actor, request.params.id, clock())),
  )
  app.post('/penilaian/:id/pengiriman', options, async (request, reply) =>
    act(request, reply, request.params.id, () => submit(db, request.actor, request.params.id, clock())),
  )

  async function act(request: Request, reply: Reply, id: string, step: () => Promise<unknown>): Promise<Reply> {
    try {
      await step()
      return reply.seeOther(`/penilaian/${id}/periksa`)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'notFound' || error.kind === 'unauthenticated') throw error
      return show(request, reply, id, error)
    }
  }

  async function show(request: Request, reply: Reply, id: string, refused: Refusal | null): Promise<Reply> {
    const { actor, lang, t } = request
    const props = await asActor(db, actor, async (tx) => {
      const { assessment, instrument } = await openAssessment(tx, actor, id)
      const answers = await listAnswers(tx, id)
      const agency = await findAgency(tx, assessment.agency_id)
      const submission = await readSubmission(tx, id)
      const lapse = assessment.state === 'draft' ? await readLapse(tx, id) : undefined
      const changed = lapse && instrument.indicators[lapse.number - 1]
      const missing = missingNumbers(assessment.levels).flatMap((number) => instrument.indicators[number - 1] ?? [])
      const subject = { agencyId: assessment.agency_id }
      const { state } = assessment
      const complete = missing.length === 0
      const maySubmit = can(actor, 'assessment:submit', subject)
      return {
        ...headingOf(request, assessment, instrument, agency),
        missing: missing.map((indicator) => linkOf(lang, indicator)),
        warnings: instrument.indicators.flatMap((indicator) => {
          const warning = warningOf(answers[indicator.number - 1], indicator.namesService)
          return warning ? [{ ...linkOf(lang, indicator), warning: t(`assessments.check.warning.${warning}`) }] : []
        }),
        answers: instrument.indicators.map((indicator) => ({
          ...linkOf(lang, indicator),
          value: levelText(instrument, answers[indicator.number - 1]?.value ?? null) ?? '',
          band: bandOf(answers[indicator.number - 1]?.value ?? null),
          explanation: answers[indicator.number - 1]?.explanation ?? '',
        })),
        index: assessment.index_value,
        predicate: predicateIn(lang, instrument, assessment.predicate),
        ready: state === 'ready',
        lapse: changed ? { ...linkOf(lang, changed), at: lapse.at, by: lapse.by ?? t('assessments.somebody') } : null,
        mayMarkReady: complete && state === 'draft' && !maySubmit && can(actor, 'assessment:mark-ready', subject),
        mayTakeBack: state === 'ready' && can(actor, 'assessment:mark-ready', subject),
        maySubmit: complete && maySubmit && afterStep(state, 'submit') !== null,
        lacking:
          complete || !can(actor, 'assessment:mark-ready', subject)
            ? ''
            : t(lackingKey(maySubmit), { count: missing.length }),
        whoSubmits: !maySubmit && state !== 'submitted',
        submission: submission
          ? { at: submission.at, by: submission.by ?? t('assessments.somebody'), hash: submission.hash }
          : null,
        refused: refused ? t(refused.key, refused.details.args) : null,
      }
    })
    const status = refused
      ? { forbidden: 403, conflict: 409, invalid: 422, limited: 429 }[refused.kind as 'forbidden']
      : 200
    return reply.page(checkPage, props, { title: t('assessments.check.title', { title: props.title }), status })
  }
}

const lackingKey = (maySubmit: boolean): string =>
  `assessments.check.${maySubmit ? 'lackingToSubmit' : 'lackingToMark'}`

function warningOf(answer: AnswerRow | undefined, namesService: boolean): 'explanation' | 'service' | null {
  if (!answer || answer.value === null) return null
  if (namesService && (answer.serviceName === '' || answer.serviceOwner === '')) return 'service'
  return answer.value > 100 && answer.explanation.trim() === '' ? 'explanation' : null
}
