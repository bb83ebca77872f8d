import type { Insertable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Schema } from '../../db/schema.ts'

export const listWishes = (tx: Database, personId: string) =>
  tx.selectFrom('notification_wish').where('person_id', '=', personId).select(['kind', 'mode']).execute()

export async function upsertWishes(
  tx: Database,
  wishes: readonly Insertable<Schema['notification_wish']>[],
): Promise<void> {
  await tx
    .insertInto('notification_wish')
    .values(wishes)
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'kind']).doUpdateSet((eb) => ({ mode: eb.ref('excluded.mode') })),
    )
    .execute()
}
