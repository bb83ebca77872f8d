import { asActor } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { giveConsent, readConsent, takeConsentBack } from './consent-queries.ts'

/** Since when an agency lets other signed-in agencies see its levels per indicator; null when it does not. */
export const consentOf = (db: Database, who: Actor | null, agencyId: string): Promise<Date | null> =>
  asActor(db, who, async (tx) => (await readConsent(tx, agencyId))?.given_at ?? null)

/** The approver gives or takes back the agency's consent. */
export function shareLevels(
  db: Database,
  who: Actor | null,
  agencyId: string,
  shared: boolean,
  at: Date,
): Promise<void> {
  const membership = demand(who, 'levels:share', { agencyId })
  return asActor(db, who, async (tx) => {
    await (shared ? giveConsent(tx, agencyId, membership.id, at) : takeConsentBack(tx, agencyId))
    const action = shared ? 'levels.shared' : 'levels.withdrawn'
    await record(tx, { at, action, subject: agencyId, agencyId, membership, personId: who?.personId ?? null })
  })
}
