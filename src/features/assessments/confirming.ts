import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { confirmed } from '../../domain/proposal.ts'
import { afterStep } from '../../domain/workflow.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { type Earlier, earlierOf, proposalsFrom } from '../proposals/proposals.ts'
import { type AnswerRow, listAnswers, type Source, storeAnswer } from './answer-queries.ts'
import { type AssessmentRow, updateSource } from './queries.ts'
import { instrumentOf } from './reading.ts'
import { locked } from './saving.ts'
import { storedScore } from './scoring.ts'
import { usesSameService } from './services.ts'

/** A proposal as it was shown: the number it is for, and the version of the earlier answer. */
export interface Shown {
  readonly number: number
  readonly version: number
}

export interface Outcome {
  readonly confirmed: readonly number[]
  /** Answered meanwhile, changed in the earlier assessment meanwhile, or naming a service that is named already. */
  readonly skipped: readonly { readonly number: number; readonly reason: 'answered' | 'changed' | 'service' }[]
}

/**
 * Confirms proposals in one go: each becomes a revision that names where it comes from; own texts stay. What has changed
 * since it was shown is skipped and named. Refuses another agency's (404), a wrong role (403), a submitted one (409).
 */
export const confirmProposals = (
  db: Database,
  who: Actor | null,
  id: string,
  shown: readonly Shown[],
  at: Date,
): Promise<Outcome> =>
  asActor(db, who, async (tx) => {
    const { assessment, by, state } = await unlocked(tx, who, id)
    const instrument = await instrumentOf(tx, assessment)
    const proposals = assessment.source_id ? await proposalsFrom(tx, assessment.source_id, instrument) : null
    const answers = await listAnswers(tx, id)
    const levels = [...assessment.levels]
    const outcome = { confirmed: [] as number[], skipped: [] as Outcome['skipped'][number][] }
    for (const { number, version } of unique(shown)) {
      const ordinal = number - 1
      const [current, earlier] = [answers[ordinal], proposals?.proposed.get(number)]
      const result = current && step(instrument, answers, current, earlier, version)
      if (!current || !earlier || !result || 'reason' in result) {
        outcome.skipped.push({ number, reason: result && 'reason' in result ? result.reason : 'changed' })
        continue
      }
      levels[ordinal] = result.fields.value
      answers[ordinal] = { ...current, ...result.fields, version: current.version + 1 }
      const score = storedScore(instrument, levels)
      const agencyId = assessment.agency_id
      const edit = { id, number, agencyId, version: current.version + 1, fields: result.fields, state, score, by, at }
      await storeAnswer(tx, { ...edit, source: sourceOf(proposals?.source.id ?? '', earlier) })
      outcome.confirmed.push(number)
    }
    return outcome
  })

/** Chooses the earlier assessment that proposals come from, or none. Refuses one that is not an earlier one (422). */
export const chooseSource = (
  db: Database,
  who: Actor | null,
  id: string,
  source: string | null,
  at: Date,
): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { assessment, membership } = await unlocked(tx, who, id)
    const { agency_id: agencyId, year, instrument_id: instrument } = assessment
    const earlier = await earlierOf(tx, { agencyId, year, instrument })
    if (source !== null && !earlier.some((one) => one.id === source)) {
      const errors = [{ field: 'sumber', code: 'unknown', key: 'proposals.error.source' }]
      throw new Refusal('invalid', 'refusal.invalid', { errors })
    }
    if (source === assessment.source_id) return
    await updateSource(tx, id, source)
    const event = { at, action: 'assessment.source', subject: id, agencyId, membership }
    await record(tx, { ...event, personId: who?.personId ?? null, data: { source, before: assessment.source_id } })
  })

/** What a confirmed answer says of where it comes from. */
export const sourceOf = (assessment: string, { answer }: Earlier): Source => ({
  origin: 'proposal',
  assessment,
  version: answer.version,
})

async function unlocked(tx: Handle, who: Actor | null, id: string) {
  const assessment: AssessmentRow = await locked(tx, who, id)
  const membership = demand(who, 'assessment:answer', { agencyId: assessment.agency_id })
  const state = afterStep(assessment.state, 'answer')
  if (state === null) throw new Refusal('conflict', 'assessments.error.locked', { code: 'locked' })
  return { assessment, membership, by: membership.id, state }
}

function step(
  instrument: LoadedInstrument,
  answers: readonly AnswerRow[],
  current: AnswerRow,
  earlier: Earlier | undefined,
  version: number,
) {
  if (current.value !== null) return { reason: 'answered' } as const
  const fields = earlier?.answer.version === version ? confirmed(current, earlier.answer) : null
  if (!fields) return { reason: 'changed' } as const
  if (usesSameService(instrument, answers, current.number, fields.serviceName)) return { reason: 'service' } as const
  return { fields }
}

const unique = (shown: readonly Shown[]): readonly Shown[] => [
  ...new Map(shown.map((one) => [one.number, one])).values(),
]
