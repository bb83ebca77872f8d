import type { Handle } from '../../db/actor.ts'

/** The agencies that look after practices. */
export async function listOwners(tx: Handle, practices: readonly string[]): Promise<readonly string[]> {
  if (practices.length === 0) return []
  const rows = await tx
    .selectFrom('practice')
    .where('slug', 'in', practices)
    .where('agency_id', 'is not', null)
    .select('agency_id')
    .distinct()
    .execute()
  return rows.flatMap(({ agency_id }) => agency_id ?? [])
}
