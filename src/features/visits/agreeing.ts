import { v7 as uuid } from 'uuid'
import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { expiryWarning } from '../../domain/agreement.ts'
import { type Actor, demand, ownAgencies } from '../../domain/permissions.ts'
import { addDays } from '../../domain/working-days.ts'
import { refuseMistakes } from './mistakes.ts'
import { type AgreementRow, listEnding } from './party-queries.ts'
import { openParty } from './reading.ts'
import { told } from './trail.ts'
import { insertAgreement } from './write-queries.ts'

export interface NewAgreement {
  /** Code of the delegation it is made with. */
  readonly partner: string
  readonly kind: 'mou' | 'pks'
  readonly number: string
  readonly subject: string
  readonly signedOn: string
  readonly expiresOn: string
}

/** Host or guest records an agreement between them. Refuses an end before the signing and a known number (422). */
export const recordAgreement = (db: Database, who: Actor | null, id: string, given: NewAgreement, at: Date) =>
  asActor(db, who, async (tx) => {
    const { visit, asHost, asGuest, delegations } = await openParty(tx, who, id)
    const membership = asHost ?? asGuest?.membership ?? demand(who, 'visit:host', { agencyId: visit.host })
    refuseMistakes([
      ...(delegations.some(({ agency }) => agency === given.partner) ? [] : [{ field: 'partner', code: 'delegation' }]),
      ...(given.expiresOn <= given.signedOn ? [{ field: 'expiresOn', code: 'expiresBefore' }] : []),
    ])
    const isNew = await insertAgreement(tx, {
      ...{ id: uuid(), agency_id: visit.host, partner_id: given.partner, visit_id: id, kind: given.kind },
      ...{ number: given.number, subject: given.subject, signed_on: given.signedOn, expires_on: given.expiresOn },
      ...{ recorded_by: membership.id, recorded_at: at, basis: visit.basis },
    })
    refuseMistakes(isNew ? [] : [{ field: 'number', code: 'knownNumber' }])
    await told(tx, who, 'visit.agreement', id, membership.agency ?? visit.host, at, { number: given.number })
  })

export interface EndingAgreement extends AgreementRow {
  readonly warning: 'in90' | 'in30' | 'expired'
}

/** Agreements of one's agencies that end within 90 days, or ended in the last 90. */
export async function endingAgreements(
  db: Database,
  who: Actor | null,
  today: string,
): Promise<readonly EndingAgreement[]> {
  const own = ownAgencies(who)
  if (own.length === 0) return []
  const rows = await asActor(db, who, (tx) => listEnding(tx, own, addDays(today, -90), addDays(today, 90)))
  return rows.flatMap((row) => {
    const warning = expiryWarning(row.expiresOn, today)
    return warning ? [{ ...row, warning }] : []
  })
}
