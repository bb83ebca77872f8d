import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { date } from '../../web/format.ts'
import type { Request } from '../../web/types.ts'
import { endingAgreements } from './agreeing.ts'
import { visitTurns } from './own.ts'

export interface VisitTask {
  readonly text: string
  readonly href: string
  readonly action: string
}

/** What visits ask of a person: those in which it is one's turn, and agreements that come to their end. */
export async function visitTasks(db: Database, { actor, lang, t }: Request, at: Date): Promise<readonly VisitTask[]> {
  const today = dayInJakarta(at)
  const [turns, ending] = await Promise.all([visitTurns(db, actor, today), endingAgreements(db, actor, today)])
  return [
    ...turns.map(({ id, title, next, heldOn }) => ({
      text: `${title}, ${date(lang, heldOn)}. ${t(`visits.next.${next}`)}`,
      href: `/kunjungan/${id}`,
      action: t('visits.task.open'),
    })),
    ...ending.map(({ kind, number, agencyName, partnerName, expiresOn, warning, visit }) => ({
      text: t(warning === 'expired' ? 'visits.task.ended' : 'visits.task.ends', {
        agreement: `${t(`visits.agreement.${kind}`)} ${number}`,
        parties: `${agencyName} – ${partnerName}`,
        day: date(lang, expiresOn),
      }),
      href: visit === null ? '/kunjungan' : `/kunjungan/${visit}`,
      action: t('visits.task.look'),
    })),
  ]
}
