import { asActor, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { AnswerFields, Change, FieldName } from '../../domain/answers.ts'
import { type FieldError, Refusal } from '../../domain/errors.ts'
import type { Indicator } from '../../domain/instrument.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { afterStep } from '../../domain/workflow.ts'
import { readAssignment, reopenAccepted } from '../assignments/assignments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { type AnswerRow, listAnswers, storeAnswer } from './answer-queries.ts'
import { type BothTexts, fieldsAt, mergedFields } from './merging.ts'
import { type AssessmentRow, readAssessment } from './queries.ts'
import { instrumentOf, opened } from './reading.ts'
import { locked } from './saving.ts'
import { storedScore } from './scoring.ts'
import { usesSameService } from './services.ts'

/** A change of one answer among many. */
export interface OneOfMany {
  readonly number: number
  /** The version of the answer it was made on. */
  readonly version: number
  /** May refuse (422) what the instrument does not take; `base` is what the answer said at that version. */
  change(instrument: LoadedInstrument, indicator: Indicator, base: AnswerFields): Change
}

/** What becomes of one of them. */
export type Weighed =
  | { readonly number: number; readonly kind: 'same' }
  | { readonly number: number; readonly kind: 'changes'; readonly before: AnswerRow; readonly after: AnswerFields }
  | {
      readonly number: number
      readonly kind: 'conflict'
      readonly fields: Readonly<Partial<Record<FieldName, BothTexts>>>
    }
  | { readonly number: number; readonly kind: 'wrong'; readonly error: FieldError }

export interface WeighedMany {
  readonly assessment: AssessmentRow
  readonly instrument: LoadedInstrument
  readonly weighed: readonly Weighed[]
}

/** Says what `saveAnswers` would do, and stores nothing. Refuses the same. */
export const weighAnswers = (
  db: Database,
  who: Actor | null,
  id: string,
  edits: readonly OneOfMany[],
): Promise<WeighedMany> =>
  asActor(db, who, async (tx) => {
    const { assessment } = await opened(tx, who, await readAssessment(tx, id))
    demandAnswering(who, assessment)
    return weigh(tx, assessment, edits, async () => {})
  })

/**
 * Saves changes of many answers in one transaction, each by the rules of one: what conflicts with somebody else's or is
 * wrong is named and left as it is, and the others are stored. Refuses another agency's (404), a wrong role (403), a
 * submitted assessment (409 locked).
 */
export const saveAnswers = (
  db: Database,
  who: Actor | null,
  id: string,
  edits: readonly OneOfMany[],
  at: Date,
): Promise<WeighedMany> =>
  asActor(db, who, async (tx) => {
    const assessment = await locked(tx, who, id)
    const { membership, state } = demandAnswering(who, assessment)
    const [by, personId] = [membership.id, who?.personId ?? '']
    const levels = [...assessment.levels]
    return weigh(tx, assessment, edits, async (instrument, number, version, fields) => {
      const value = levels[number - 1]
      levels[number - 1] = fields.value
      const score = storedScore(instrument, levels)
      const agencyId = assessment.agency_id
      await storeAnswer(tx, { id, number, agencyId, version, fields, state, score, by, at, source: null })
      if (value === fields.value) return
      const assignment = await readAssignment(tx, id, number)
      await reopenAccepted(tx, assignment, { assessmentId: id, agencyId, membership, personId, at, note: '' })
    })
  })

/** Refuses whoever may not answer an assessment (403, 404) and one that takes no answers any more (409). */
export const demandMany = (db: Database, who: Actor | null, id: string) =>
  asActor(db, who, async (tx) => {
    const found = await opened(tx, who, await readAssessment(tx, id))
    demandAnswering(who, found.assessment)
    return found
  })

function demandAnswering(who: Actor | null, assessment: AssessmentRow) {
  const membership = demand(who, 'assessment:answer', { agencyId: assessment.agency_id })
  const state = afterStep(assessment.state, 'answer')
  if (state === null) throw new Refusal('conflict', 'assessments.error.locked', { code: 'locked' })
  return { membership, state }
}

type Store = (instrument: LoadedInstrument, number: number, version: number, fields: AnswerFields) => Promise<void>

async function weigh(
  tx: Handle,
  assessment: AssessmentRow,
  edits: readonly OneOfMany[],
  store: Store,
): Promise<WeighedMany> {
  const instrument = await instrumentOf(tx, assessment)
  const answers = await listAnswers(tx, assessment.id)
  const weighed: Weighed[] = []
  for (const edit of edits) {
    const one = await weighOne(tx, assessment.id, instrument, answers, edit)
    weighed.push(one)
    if (one.kind !== 'changes') continue
    const version = one.before.version + 1
    await store(instrument, one.number, version, one.after)
    answers[one.number - 1] = { ...one.before, ...one.after, version }
  }
  return { assessment, instrument, weighed }
}

async function weighOne(
  tx: Handle,
  id: string,
  instrument: LoadedInstrument,
  answers: readonly AnswerRow[],
  { number, version, change }: OneOfMany,
): Promise<Weighed> {
  const [before, indicator] = [answers[number - 1], instrument.indicators[number - 1]]
  if (!before || !indicator) {
    return { number, kind: 'wrong', error: { field: 'number', code: 'unknown', key: 'assessments.error.version' } }
  }
  try {
    const base = version < before.version ? await fieldsAt(tx, id, number, version) : before
    const after = await mergedFields(tx, id, before, version, change(instrument, indicator, base))
    if (!after) return { number, kind: 'same' }
    const same =
      after.serviceName === before.serviceName
        ? undefined
        : usesSameService(instrument, answers, number, after.serviceName)
    if (!same) return { number, kind: 'changes', before, after }
    const args = { indicator: instrument.indicators[same.number - 1]?.code ?? String(same.number) }
    const error = { field: 'serviceName', code: 'duplicate', key: 'assessments.error.sameService', args }
    return { number, kind: 'wrong', error }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refused(number, error)
  }
}

function refused(number: number, refusal: Refusal): Weighed {
  const { details, key } = refusal
  if (details.code === 'conflict') {
    return { number, kind: 'conflict', fields: details.extra?.fields as Partial<Record<FieldName, BothTexts>> }
  }
  const error = details.errors?.[0] ?? { field: 'number', code: refusal.kind, key }
  return { number, kind: 'wrong', error }
}
