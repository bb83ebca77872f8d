import type { Handle } from '../../db/actor.ts'
import type { Zone } from '../../domain/working-days.ts'

/** Whether simulated questions stand there already. */
export async function hasQuestions(tx: Handle): Promise<boolean> {
  const row = await tx.selectFrom('question').select('id').where('basis', '=', 'simulated').limit(1).executeTakeFirst()
  return row !== undefined
}

/** The time zone of each province, by its code. */
export async function zonesOfProvinces(tx: Handle): Promise<ReadonlyMap<string, Zone>> {
  const rows = await tx.selectFrom('time_zone').select(['province_code', 'zone']).execute()
  return new Map(rows.map(({ province_code, zone }) => [province_code, zone]))
}
