import { asActor, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { type Guess, notGuessed } from '../../web/guessing.ts'
import { translator } from '../../web/i18n.ts'
import { openObstacle, report } from '../adoptions/adoptions.ts'
import { type Question, questionOf } from '../follow-ups/follow-ups.ts'
import { linkBehind, type OpenLink, useUp } from '../messages/messages.ts'
import type { Answered } from './schema.ts'

export interface Open {
  readonly state: 'open'
  readonly link: OpenLink
  readonly question: Question
}

/** `over` where there is nothing to answer any more because the work was stopped. */
export interface Closed {
  readonly state: 'used' | 'expired' | 'moved' | 'over'
  readonly link: OpenLink
  /** None where the person may not see it any more. */
  readonly question: Question | null
}

/**
 * What a token asks, or null for one that was never given out. Changes nothing but the count of wrong tokens of an
 * address: after too many the next try has to wait, longer each time (429).
 */
export async function askedBy(
  db: Database,
  token: string,
  { address, at, limits }: { readonly address: string; readonly at: Date; readonly limits: Guess['limits'] },
): Promise<Open | Closed | null> {
  const link = await notGuessed(db, { key: `link ${address}`, at, limits }, () => linkBehind(db, token, at))
  if (!link) return null
  const question = await asActor(db, link.actor, (tx) => questionOf(tx, link.messageId))
  if (link.state !== 'open') return { state: link.state, link, question: question ?? null }
  if (!question) return { state: 'moved', link, question: null }
  return { state: question.stage === 'stopped' ? 'over' : 'open', link, question }
}

/**
 * Stores an answer and uses the link up, both or neither. False where the link was used in the meantime. It is marked as
 * come by mail; `done` is kept as news and moves nothing, because that it runs needs a proof.
 */
export function answer(db: Database, { link, question }: Open, given: Answered, at: Date): Promise<boolean> {
  return asActor(db, link.actor, async (tx) => {
    if (!(await useUp(tx, link, at))) return false
    await store(tx, link, question, given, at)
    return true
  })
}

async function store(tx: Handle, link: OpenLink, question: Question, given: Answered, at: Date): Promise<void> {
  const { adoptionId } = question
  const t = translator(link.actor.language)
  const words = given.answer === 'stopped' ? given.reason : given.note
  const note = [t(`links.stored.${given.answer}`), words].filter(Boolean).join(' ')
  const stage = given.answer === 'stopped' ? 'stopped' : question.stage
  const news = { adoptionId, stage, on: dayInJakarta(at), note, evidence: '', nextOn: null, via: 'mail' } as const
  await report(tx, link.actor, news, at)
  if (given.answer !== 'blocked') return
  for (const type of given.obstacles) {
    const detail = given.note || t('links.stored.noDetail')
    await openObstacle(tx, link.actor, { adoptionId, type, severity: 'medium', detail, inCharge: '' }, at)
  }
}
