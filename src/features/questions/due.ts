import { asPlatform, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { daysOf } from '../../db/time-zones.ts'
import { TRIED_AFTER } from '../../domain/question.ts'
import { dayIn } from '../../domain/working-days.ts'
import { lockUnanswered, lockUntried, markTriedAsked, markUnansweredTold, storePaces } from './due-queries.ts'
import { tellTried, tellUnanswered } from './telling.ts'

const DAY = 24 * 60 * 60 * 1_000
/** Days that the medians look back. */
export const PACE_OVER = 365

/**
 * Tells curators once of each question that nobody answered within five working days, and asks each asker once, a week
 * after the first answer, whether it worked. Each question is claimed by one instance; running twice tells once.
 */
export async function followQuestions(db: Database, clock: () => Date): Promise<void> {
  for (let found = true; found; ) found = await asPlatform(db, (tx) => tellNextUnanswered(tx, clock()))
  for (let found = true; found; ) found = await asPlatform(db, (tx) => askNextTried(tx, clock()))
  await asPlatform(db, (tx) => countPaces(tx, clock()))
}

/** Counts how long answers and solutions take, for the list's page; once again changes nothing. */
export const countPaces = (tx: Handle, at: Date): Promise<void> =>
  storePaces(tx, new Date(at.getTime() - PACE_OVER * DAY), at)

async function tellNextUnanswered(tx: Handle, at: Date): Promise<boolean> {
  const question = await lockUnanswered(
    tx,
    daysOf((zone) => dayIn(zone, at)),
  )
  if (!question) return false
  await markUnansweredTold(tx, question.id, at)
  await tellUnanswered(tx, question, at)
  return true
}

async function askNextTried(tx: Handle, at: Date): Promise<boolean> {
  const question = await lockUntried(tx, new Date(at.getTime() - TRIED_AFTER * DAY))
  if (!question) return false
  await markTriedAsked(tx, question.id, at)
  await tellTried(tx, { ...question, asker: question.person_id }, at)
  return true
}
