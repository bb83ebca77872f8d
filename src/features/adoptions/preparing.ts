import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { mistakesOf, type Report } from '../../domain/adoption.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { FIT, QUESTIONS, type Question } from '../../domain/obstacle.ts'
import { type Actor, demandOfSeen } from '../../domain/permissions.ts'
import { storeObstacle } from './obstacles.ts'
import { openAdoption, openForChange } from './opening.ts'
import { insertFitAnswers, listFitAnswers } from './queries.ts'
import { refuseMistakes } from './refusing.ts'
import { storeReport } from './storing.ts'

export interface FitAnswer {
  /** Undefined where nothing was chosen. */
  readonly fits: boolean | undefined
  /** What is missing; it becomes the obstacle's description. */
  readonly note: string
}

export type FitAnswers = Readonly<Record<Question, FitAnswer>>

/**
 * Starts preparation with the ten answers: every "no" opens an obstacle of its type. Refuses an unanswered question and a
 * "no" without what is missing (422, each named), and an adoption that is not committed (409).
 */
export async function prepare(
  tx: Handle,
  who: Actor | null,
  { adoptionId: id, answers, nextOn }: PreparationInput,
  at: Date,
): Promise<void> {
  const { agency_id: agencyId } = await openAdoption(tx, id)
  const membership = demandOfSeen(who, 'adoption:report', { agencyId })
  const adoption = await openForChange(tx, id)
  if (adoption.stage !== 'committed' || (await listFitAnswers(tx, id)).length > 0) {
    throw new Refusal('conflict', 'adoptions.error.notCommitted', { code: 'notCommitted' })
  }
  const today = dayInJakarta(at)
  const news: Report = { stage: 'preparing', on: today, note: '', evidence: '', nextOn, via: 'page' }
  const standing = { stage: adoption.stage, lastOn: adoption.last_on, fit: true }
  refuseMistakes([
    ...QUESTIONS.flatMap((question) => fitMistakes(question, answers)),
    ...mistakesOf(news, standing, today),
  ])
  const by = { membership, at }
  await insertFitAnswers(
    tx,
    QUESTIONS.map((question) => ({
      adoption_id: id,
      question,
      agency_id: agencyId,
      owner_id: adoption.owner_id,
      fits: answers[question].fits === true,
      note: answers[question].note.trim(),
      by_membership: membership.id,
      at,
    })),
  )
  for (const question of QUESTIONS.filter((one) => answers[one].fits === false)) {
    const obstacle = { type: FIT[question], severity: 'medium', detail: answers[question].note, inCharge: '' } as const
    await storeObstacle(tx, { ...adoption, stage: 'preparing' }, obstacle, by)
  }
  await storeReport(tx, adoption, news, by)
  const event = { at, action: 'adoption.prepared', subject: id, agencyId, membership, personId: who?.personId ?? null }
  await record(tx, { ...event, data: { no: QUESTIONS.filter((one) => answers[one].fits === false) } })
}

export interface PreparationInput {
  readonly adoptionId: string
  readonly answers: FitAnswers
  /** When the next news is expected; null leaves it to the platform. */
  readonly nextOn: string | null
}

function fitMistakes(question: Question, answers: FitAnswers) {
  const { fits, note } = answers[question]
  if (fits === undefined) return [{ field: question, code: 'unanswered' }]
  return !fits && note.trim() === '' ? [{ field: `${question}Note`, code: 'missing' }] : []
}
