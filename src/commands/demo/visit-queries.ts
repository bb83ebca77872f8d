import { type Selectable, sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Schema } from '../../db/schema.ts'

export async function hasVisits(tx: Handle): Promise<boolean> {
  const row = await tx.selectFrom('visit').select('id').where('basis', '=', 'simulated').limit(1).executeTakeFirst()
  return row !== undefined
}

/** The other regencies and cities of a region's province. */
export async function neighboursOf(tx: Handle, code: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('agency')
    .where('province_code', '=', code.slice(0, 2))
    .where('type', '!=', 'provinsi')
    .where('autonomous', '=', true)
    .where('code', '!=', code)
    .select('code')
    .orderBy('code')
    .execute()
  return rows.map((row) => row.code)
}

/** The newest simulated levels of some agencies. */
export const latestLevels = (tx: Handle, agencies: readonly string[]) =>
  tx
    .selectFrom('assessment')
    .distinctOn('agency_id')
    .where('agency_id', 'in', agencies)
    .where('basis', '=', 'simulated')
    .select(['agency_id', 'levels'])
    .orderBy('agency_id')
    .orderBy('year', 'desc')
    .execute()

/**
 * What delegations of closed simulated visits could take home: their simulated adoptions of the host's practices from the
 * day of their first visit on.
 */
export async function promisesAtVisits(tx: Handle, host: string) {
  const { rows } = await sql<Omit<Selectable<Schema['commitment']>, 'id'> & { readonly practice: string }>`
    select a.id as adoption_id, a.agency_id, a.owner_id, v.id as visit_id,
      coalesce(nullif(a.unit, ''), 'Diskominfo') as unit, 'Kepala Bidang Aptika (simulasi)' as person_in_charge,
      greatest(a.target_on, v.held_on + 30) as target_on, null as by_membership, v.closed_at as at,
      'simulated' as basis, a.practice_slug as practice
    from (select distinct on (d.agency_id) v.*, d.agency_id as guest from visit v join delegation d on d.visit_id = v.id
        where v.state = 'closed' and v.basis = 'simulated' and v.agency_id = ${host} order by d.agency_id, v.held_on) v
      join adoption a on a.agency_id = v.guest and a.owner_id = v.agency_id
    where a.basis = 'simulated' and a.committed_on >= v.held_on
    order by a.id`.execute(tx)
  return rows
}

/** Counts what each delegation of a closed simulated visit committed to; who did to nothing says why. */
export async function countPromises(tx: Handle): Promise<void> {
  await sql`
    update delegation d set commitments = (
        select count(*) from commitment c where c.visit_id = d.visit_id and c.agency_id = d.agency_id)
    from visit v where v.id = d.visit_id and v.state = 'closed' and v.basis = 'simulated'`.execute(tx)
  await sql`
    update delegation d set no_commitment = 'Simulasi: menunggu penganggaran tahun depan.'
    from visit v where v.id = d.visit_id and v.state = 'closed' and v.basis = 'simulated' and d.commitments = 0`.execute(
    tx,
  )
}
