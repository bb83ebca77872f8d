import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Schema } from '../../db/schema.ts'
import type { Resolution } from '../../domain/obstacle.ts'

export async function insertObstacle(tx: Handle, obstacle: Insertable<Schema['obstacle']>): Promise<void> {
  await tx.insertInto('obstacle').values(obstacle).execute()
  await countOpen(tx, obstacle.adoption_id)
}

export const readObstacle = (tx: Handle, id: string) =>
  tx.selectFrom('obstacle').where('id', '=', id).selectAll().executeTakeFirst()

/** The same with what its practice is called. */
export const readObstacleWithPractice = (tx: Handle, id: string) =>
  tx
    .selectFrom('obstacle')
    .innerJoin('practice', 'practice.slug', 'obstacle.practice_slug')
    .where('obstacle.id', '=', id)
    .selectAll('obstacle')
    .select(['practice.title', 'practice.title_en'])
    .executeTakeFirst()

export interface Resolved {
  readonly id: string
  readonly adoptionId: string
  readonly on: string
  readonly resolution: Resolution
  readonly note: string
  readonly by: string
  readonly at: Date
}

/** False where it was resolved already. */
export async function resolve(
  tx: Handle,
  { id, adoptionId, on, resolution, note, by, at }: Resolved,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('obstacle')
    .set({ resolved_on: on, resolution, resolution_note: note, resolved_by: by, resolved_at: at })
    .where('id', '=', id)
    .where('resolved_on', 'is', null)
    .executeTakeFirst()
  await countOpen(tx, adoptionId)
  return numUpdatedRows === 1n
}

const countOpen = (tx: Handle, adoptionId: string) =>
  tx
    .updateTable('adoption')
    .set({
      open_obstacles: sql<number>`(select count(*) from obstacle o where o.adoption_id = adoption.id and o.resolved_on is null)`,
    })
    .where('id', '=', adoptionId)
    .execute()
