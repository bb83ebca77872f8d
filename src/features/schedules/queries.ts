import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Schema } from '../../db/schema.ts'

export type View = Selectable<Schema['saved_view']>

export const listViews = (tx: Database, personId: string): Promise<View[]> =>
  tx
    .selectFrom('saved_view')
    .where('person_id', '=', personId)
    .selectAll()
    .orderBy((eb) => eb.fn('lower', ['name']))
    .execute()

/** Undefined for a view of somebody else: row-level security shows only one's own. */
export const readView = (tx: Database, id: string): Promise<View | undefined> =>
  tx.selectFrom('saved_view').where('id', '=', id).selectAll().executeTakeFirst()

/** False where the person has a view of that name. */
export async function insertView(tx: Database, view: Insertable<Schema['saved_view']>): Promise<boolean> {
  const made = await tx
    .insertInto('saved_view')
    .values(view)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

/** False where another view of the person has that name. */
export async function updateView(tx: Database, view: View, change: Updateable<Schema['saved_view']>): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('saved_view as v')
    .set(change)
    .where('v.id', '=', view.id)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('saved_view as o')
            .select('o.id')
            .where('o.person_id', '=', view.person_id)
            .where('o.id', '<>', view.id)
            .where(sql<boolean>`lower(o.name) = lower(${change.name ?? ''})`),
        ),
      ),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const deleteView = (tx: Database, id: string) => tx.deleteFrom('saved_view').where('id', '=', id).execute()
