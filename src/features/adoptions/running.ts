import type { Handle } from '../../db/actor.ts'
import { isRunning, STAGES } from '../../domain/adoption.ts'
import { listAgenciesAt } from './queries.ts'

/** Codes of the agencies that run one of these practices, as far as the actor of `tx` may see them. */
export async function runningAt(tx: Handle, practices: readonly string[]): Promise<readonly string[]> {
  if (practices.length === 0) return []
  const rows = await listAgenciesAt(tx, practices, STAGES.filter(isRunning))
  return rows.map(({ agency_id }) => agency_id)
}
