import type { Handle } from '../../db/actor.ts'
import { insert } from '../../db/bulk.ts'
import { plannedFollowUps } from '../../domain/follow-up.ts'
import { addDays, dayIn, mailDayIn } from '../../domain/working-days.ts'
import { DEMO_ACCOUNTS } from '../../features/accounts/demo-accounts.ts'
import { askNext } from '../../features/follow-ups/follow-ups.ts'
import { idOf } from './accounts.ts'
import { hasFollowUps, simulatedCommitments } from './queries.ts'

const HOUR = 3_600_000
/** What is older was answered long ago. */
const DAYS_SHOWN = 120

/**
 * Questions about the simulated commitments of the agencies one can be in the demonstration: those before the last news
 * answered, one for each work that has been quiet since in the outbox, the rest to come.
 */
export async function seedMail(tx: Handle, at: Date): Promise<void> {
  if (await hasFollowUps(tx)) return
  const agencies = [...new Set(DEMO_ACCOUNTS.flatMap(({ agency }) => agency ?? []))]
  const since = addDays(dayIn('WIB', at), -DAYS_SHOWN)
  const commitments = await simulatedCommitments(tx, agencies)
  const rows = commitments.flatMap(({ id, adoption_id, agency_id, owner_id, target_on, made_on, last_on }) =>
    plannedFollowUps(target_on, made_on)
      .filter(({ dueOn }) => dueOn >= since)
      .map(({ kind, dueOn }) => {
        const answered = dueOn <= last_on
        return {
          id: idOf(`follow-up ${id} ${kind}`, morning(dueOn)),
          commitment_id: id,
          adoption_id,
          agency_id,
          owner_id,
          person_id: null,
          kind,
          due_on: dueOn,
          asked_at: answered ? morning(dueOn) : null,
          answered_at: answered ? morning(last_on) : null,
          dropped_at: null,
          basis: 'simulated' as const,
        }
      }),
  )
  await insert(tx, 'follow_up', rows)
  const workday = lastOfficeHour(at)
  while (await askNext(tx, workday));
}

const morning = (day: string): Date => new Date(`${day}T02:00:00Z`)

/** The demonstration may begin on a Sunday; its letters were written on the working day before. */
function lastOfficeHour(at: Date): Date {
  return mailDayIn('WIB', at) ? at : lastOfficeHour(new Date(at.getTime() - HOUR))
}
