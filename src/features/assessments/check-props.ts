import { readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { Refusal } from '../../domain/errors.ts'
import { can } from '../../domain/permissions.ts'
import { afterStep } from '../../domain/workflow.ts'
import type { Field } from '../../web/forms.ts'
import type { Request } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { checksOf, readCheckRows } from '../checks/checks.ts'
import { listAnswers } from './answer-queries.ts'
import { findingsProps, type TypedReasons } from './check-findings.ts'
import type { CheckProps, FindingsProps } from './check-pages.ts'
import { bandOf, headingOf, levelText, linkOf, predicateIn } from './presenting.ts'
import { readAssessment } from './queries.ts'
import { opened as openedOf } from './reading.ts'
import { countWrittenBy, listSubmissions, readLapse } from './submission-queries.ts'
import { amendable } from './submitting.ts'

/** What came back refused: why, the reason that was typed for an amendment, and those typed for warnings. */
export interface RefusedStep {
  readonly refusal: Refusal | null
  readonly reason: Field
  readonly reasons: TypedReasons | null
}

export const NOTHING_TYPED: RefusedStep = { refusal: null, reason: { value: '', error: null }, reasons: null }

export interface CheckShown extends RefusedStep {
  /** The day in Jakarta. */
  readonly today: string
  /** How many reasons were just stored; 0 for none. */
  readonly given: number
}

/** Everything the page of the checks shows, with what the reader may do next; nine queries, asked at once. */
export async function checkProps(
  db: Database,
  request: Request,
  id: string,
  { refusal, reason, reasons, today, given }: CheckShown,
): Promise<CheckProps> {
  const { actor, lang, t } = request
  const [row, answers, [submission], lapsed, rows, own] = await readAs(db, actor, (tx) =>
    Promise.all([
      readAssessment(tx, id),
      listAnswers(tx, id),
      listSubmissions(tx, id),
      readLapse(tx, id),
      readCheckRows(tx, id),
      countWrittenBy(tx, id, actor?.personId ?? null),
    ]),
  )
  const { assessment, instrument } = await openedOf(db, actor, row)
  const agency = await findAgency(db, assessment.agency_id)
  const { state, year, levels } = assessment
  const subject = { agencyId: assessment.agency_id }
  const locked = state === 'submitted'
  const lapse = state === 'draft' ? lapsed : undefined
  const changed = lapse && instrument.indicators[lapse.number - 1]
  const mayGive = !locked && can(actor, 'assessment:explain', subject)
  const shown = { assessmentId: id, instrument, mayGive, locked, typed: reasons }
  const checks = checksOf({ year, levels, instrument, answers }, rows, today)
  const findings = findingsProps(request, checks, shown)
  const isClear = findings.errorCount === 0 && findings.openCount === 0
  const maySubmit = can(actor, 'assessment:submit', subject)
  const mayMark = can(actor, 'assessment:mark-ready', subject)
  const somebody = t('assessments.somebody')
  const heading = headingOf(request, assessment, instrument, agency)
  const forms = [...findings.open, ...findings.reasoned]
  return {
    ...heading,
    // also where a refused form came back from an address of its own
    places: heading.places.map((place) => ({ ...place, here: place.href === `/penilaian/${id}/periksa` })),
    findings,
    next: locked || !mayMark ? null : nextOf(request, id, findings),
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
    mayMarkReady: isClear && state === 'draft' && !maySubmit && mayMark,
    mayTakeBack: state === 'ready' && mayMark,
    maySubmit: isClear && maySubmit && afterStep(state, 'submit') !== null,
    secondPerson:
      isClear && maySubmit && !locked && own > 0
        ? t('assessments.check.secondPerson', { own, all: answers.length })
        : '',
    lacking:
      isClear || locked || !mayMark ? '' : t(`assessments.check.${maySubmit ? 'lackingToSubmit' : 'lackingToMark'}`),
    whoSubmits: !maySubmit && !locked && can(actor, 'team:read', subject),
    submission:
      submission && locked ? { at: submission.at, by: submission.by ?? somebody, hash: submission.hash } : null,
    opened:
      submission?.amendedAt && !locked
        ? { at: submission.amendedAt, by: submission.amendedBy ?? somebody, reason: submission.reason ?? '' }
        : null,
    amend:
      locked && amendable(assessment) && can(actor, 'assessment:amend', subject)
        ? { value: reason.value, error: reason.error === null ? '' : t(reason.error) }
        : null,
    refused: refusal ? t(refusal.key, refusal.details.args) : '',
    errors: forms.flatMap(({ name, form }) => [
      ...(form?.ticksError ? [{ href: `#${name}-daftar`, text: form.ticksError }] : []),
      ...(form?.textError ? [{ href: `#${name}-alasan`, text: form.textError }] : []),
    ]),
    typedBack: reasons && !forms.some(({ name }) => name === reasons.name) ? reasons.text : '',
    done: given > 0 ? t('checks.given', { count: given }) : '',
  }
}

/** What to do first: an answer, then a level, then the first kind of warnings. */
function nextOf({ t }: Request, id: string, { unanswered, bare, open }: FindingsProps): CheckProps['next'] {
  const [answer] = unanswered
  if (answer) {
    const href = `/penilaian/${id}/indikator/${answer.number}`
    return { href, text: t('checks.next.answer', { indicator: `${answer.code} ${answer.title}` }) }
  }
  const [first] = bare
  const [level] = first?.levels ?? []
  if (first && level) {
    const args = { indicator: `${first.code} ${first.title}`, level: level.level }
    return { href: level.href, text: t('checks.next.evidence', args) }
  }
  const [kind] = open
  return kind
    ? { href: `/penilaian/${id}/periksa#${kind.name}`, text: t('checks.next.reason', { kind: kind.title }) }
    : null
}
