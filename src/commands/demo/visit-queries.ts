import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'

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
 * What delegations of closed simulated visits took home: the commitments of their simulated adoptions of the host's
 * practices from that day on; who has none says why.
 */
export async function keepCommitments(tx: Handle, host: string): Promise<void> {
  await sql`
    insert into commitment (id, adoption_id, agency_id, owner_id, visit_id, unit, person_in_charge, target_on,
      by_membership, at, basis)
    select gen_random_uuid(), a.id, a.agency_id, a.owner_id, v.id, coalesce(nullif(a.unit, ''), 'Diskominfo'),
      'Kepala Bidang Aptika (simulasi)', greatest(a.target_on, v.held_on + 30), null, v.closed_at, 'simulated'
    from (select distinct on (d.agency_id) v.*, d.agency_id as guest from visit v join delegation d on d.visit_id = v.id
        where v.state = 'closed' and v.basis = 'simulated' and v.agency_id = ${host} order by d.agency_id, v.held_on) v
      join adoption a on a.agency_id = v.guest and a.owner_id = v.agency_id
    where a.basis = 'simulated' and a.committed_on >= v.held_on
      and not exists (select from commitment c where c.adoption_id = a.id and c.visit_id is not null)`.execute(tx)
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
