import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { mistakesOf, type Report } from '../../domain/adoption.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { type Actor, demandOfSeen } from '../../domain/permissions.ts'
import { openAdoption, openForChange } from './opening.ts'
import { listFitAnswers } from './queries.ts'
import { refuseMistakes } from './refusing.ts'
import { storeReport } from './storing.ts'

/**
 * Appends the adopter's news; the adoption stands from now on where the report says. Gives the report's id. Refuses
 * (422, each field named) a stage that does not follow, a day before the last report or in the future, `running` without
 * proof or by mail, `preparing` before the ten questions, a stop without its reason, a next date in the past.
 */
export async function report(
  tx: Handle,
  who: Actor | null,
  { adoptionId: id, ...given }: Report & { readonly adoptionId: string },
  at: Date,
): Promise<string> {
  const { agency_id: agencyId } = await openAdoption(tx, id)
  const membership = demandOfSeen(who, 'adoption:report', { agencyId })
  const adoption = await openForChange(tx, id)
  const news = { ...given, note: given.note.trim(), evidence: given.evidence.trim() }
  const fit = (await listFitAnswers(tx, id)).length > 0
  const standing = { stage: adoption.stage, lastOn: adoption.last_on, fit }
  refuseMistakes(mistakesOf(news, standing, dayInJakarta(at)))
  const stored = await storeReport(tx, adoption, news, { membership, at })
  const event = { at, action: 'adoption.reported', subject: id, agencyId, membership, personId: who?.personId ?? null }
  await record(tx, { ...event, data: { stage: news.stage, on: news.on, via: news.via } })
  return stored
}
