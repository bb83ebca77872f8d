import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { Refusal } from '../../domain/errors.ts'
import { can } from '../../domain/permissions.ts'
import { missingNumbers } from '../../domain/scoring.ts'
import { afterStep } from '../../domain/workflow.ts'
import type { Field } from '../../web/forms.ts'
import type { Request } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import type { CheckProps } from './answer-pages.ts'
import { type AnswerRow, listAnswers } from './answer-queries.ts'
import { bandOf, headingOf, levelText, linkOf, predicateIn } from './presenting.ts'
import { openAssessment } from './reading.ts'
import { countWrittenBy, listSubmissions, readLapse } from './submission-queries.ts'
import { amendable } from './submitting.ts'

/** What came back refused: why, and the reason that was typed for an amendment. */
export interface RefusedStep {
  readonly refusal: Refusal | null
  readonly reason: Field
}

export const NOTHING_TYPED: RefusedStep = { refusal: null, reason: { value: '', error: null } }

/** Everything the page of all answers shows, with what the reader may do next. */
export const checkProps = (
  db: Database,
  request: Request,
  id: string,
  { refusal, reason }: RefusedStep,
): Promise<CheckProps> =>
  asActor(db, request.actor, async (tx) => {
    const { actor, lang, t } = request
    const { assessment, instrument } = await openAssessment(tx, actor, id)
    const answers = await listAnswers(tx, id)
    const agency = await findAgency(tx, assessment.agency_id)
    const [submission] = await listSubmissions(tx, id)
    const lapse = assessment.state === 'draft' ? await readLapse(tx, id) : undefined
    const changed = lapse && instrument.indicators[lapse.number - 1]
    const missing = missingNumbers(assessment.levels).flatMap((number) => instrument.indicators[number - 1] ?? [])
    const subject = { agencyId: assessment.agency_id }
    const { state } = assessment
    const complete = missing.length === 0
    const maySubmit = can(actor, 'assessment:submit', subject)
    const mayAmend = state === 'submitted' && amendable(assessment) && can(actor, 'assessment:amend', subject)
    const mayStillSubmit = maySubmit && afterStep(state, 'submit') !== null
    const own = mayStillSubmit ? await countWrittenBy(tx, id, actor?.personId ?? '') : 0
    const somebody = t('assessments.somebody')
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
      lapse: changed ? { ...linkOf(lang, changed), at: lapse.at, by: lapse.by ?? somebody } : null,
      mayMarkReady: complete && state === 'draft' && !maySubmit && can(actor, 'assessment:mark-ready', subject),
      mayTakeBack: state === 'ready' && can(actor, 'assessment:mark-ready', subject),
      maySubmit: complete && mayStillSubmit,
      secondPerson: complete && own > 0 ? t('assessments.check.secondPerson', { own, all: answers.length }) : '',
      lacking:
        complete || !can(actor, 'assessment:mark-ready', subject)
          ? ''
          : t(lackingKey(maySubmit), { count: missing.length }),
      whoSubmits: !maySubmit && state !== 'submitted',
      submission:
        submission && state === 'submitted'
          ? { at: submission.at, by: submission.by ?? somebody, hash: submission.hash }
          : null,
      opened:
        submission?.amendedAt && state !== 'submitted'
          ? { at: submission.amendedAt, by: submission.amendedBy ?? somebody, reason: submission.reason ?? '' }
          : null,
      amend: mayAmend ? { value: reason.value, error: reason.error === null ? '' : t(reason.error) } : null,
      refused: refusal ? t(refusal.key, refusal.details.args) : null,
    }
  })

const lackingKey = (maySubmit: boolean): string =>
  `assessments.check.${maySubmit ? 'lackingToSubmit' : 'lackingToMark'}`

function warningOf(answer: AnswerRow | undefined, namesService: boolean): 'explanation' | 'service' | null {
  if (!answer || answer.value === null) return null
  if (namesService && (answer.serviceName === '' || answer.serviceOwner === '')) return 'service'
  return answer.value > 100 && answer.explanation.trim() === '' ? 'explanation' : null
}
