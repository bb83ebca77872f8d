import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { ReportBasis } from '../../db/schema.ts'
import { type Days, dayOfZone } from '../../db/time-zones.ts'

export interface Responsible {
  readonly id: string
  readonly kind: 'mou' | 'pks'
  readonly number: string
  readonly expiresOn: string
  readonly visit: string | null
  readonly basis: ReportBasis
  readonly agencyName: string
  readonly partnerName: string
  /** The side the person works for, and what day it is there. */
  readonly side: string
  readonly today: string
  readonly person: string
  readonly name: string
}

/** Agreements that end within so many days, once for each person responsible on either side; only where people may be written to. */
export async function listResponsible(tx: Handle, days: Days, within: number): Promise<readonly Responsible[]> {
  const today = dayOfZone('z.zone', days)
  const { rows } = await sql<Responsible>`
    select distinct on (a.id, p.id) a.id, a.kind, a.number, a.expires_on as "expiresOn", a.visit_id as visit, a.basis,
      one.name as "agencyName", other.name as "partnerName", side.code as side, ${today} as today, p.id as person, p.name
    from agreement a
      join agency one on one.code = a.agency_id join agency other on other.code = a.partner_id
      join agency side on side.code in (a.agency_id, a.partner_id)
      join time_zone z on z.province_code = side.province_code
      join membership m on m.agency_id = side.code
        and (m.role in ('member', 'approver') or (m.role = 'curator' and side.code = a.agency_id))
        and m.valid_from <= ${today} and (m.valid_until is null or m.valid_until >= ${today})
      join person p on p.id = m.person_id and p.disabled_at is null
    where a.expires_on between ${today} and ${today} + ${within}::int
    order by a.id, p.id, side.code`.execute(tx)
  return rows
}

/** Which of these messages are written already, as `key person`. */
export async function listWritten(tx: Handle, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set()
  const rows = await tx.selectFrom('message').where('key', 'in', keys).select(['key', 'person_id']).execute()
  return new Set(rows.map(({ key, person_id }) => `${key} ${person_id}`))
}
