import type { Selectable } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Schema } from '../../db/schema.ts'
import { Refusal } from '../../domain/errors.ts'
import { type AdoptionRow, lockAdoption, readAdoption } from './queries.ts'

export type Adoption = Selectable<Schema['adoption']>

/** Refuses what the actor of `tx` may not see as if it were not there (404). */
export async function openAdoption(tx: Handle, id: string): Promise<AdoptionRow> {
  const adoption = await readAdoption(tx, id)
  if (!adoption) throw new Refusal('notFound', 'refusal.notFound')
  return adoption
}

/** The adoption as it is once everybody before has finished with it; nobody else changes it meanwhile. */
export async function openForChange(tx: Handle, id: string): Promise<Adoption> {
  const adoption = await lockAdoption(tx, id)
  if (!adoption) throw new Refusal('notFound', 'refusal.notFound')
  return adoption
}
