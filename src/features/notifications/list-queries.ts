import type { Database } from '../../db/database.ts'
import { statement } from '../../db/statement.ts'

export type NotificationRow = Awaited<ReturnType<typeof listNotifications>>[number]

/** The newest ones before `before`, an id above all others for the first page. */
export const listNotifications = statement(
  (tx, { personId, before, size }: { readonly personId: string; readonly before: string; readonly size: number }) =>
    tx
      .selectFrom('notification')
      .where('person_id', '=', personId)
      .where('id', '<', before)
      .select(['id', 'kind', 'arguments', 'about', 'basis', 'at', 'read_at'])
      .orderBy('id', 'desc')
      .limit(size),
)

export const readOne = (tx: Database, personId: string, id: string) =>
  tx
    .selectFrom('notification')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .select(['about', 'read_at'])
    .executeTakeFirst()

export const setRead = (tx: Database, personId: string, id: string, at: Date) =>
  tx
    .updateTable('notification')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('read_at', 'is', null)
    .execute()

export const setReadUpTo = (tx: Database, personId: string, id: string, at: Date) =>
  tx
    .updateTable('notification')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('id', '<=', id)
    .where('read_at', 'is', null)
    .execute()
