import type { Insertable, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Schema } from '../../db/schema.ts'

export const insertMessage = (tx: Database, message: Insertable<Schema['message']>) =>
  tx
    .insertInto('message')
    .values(message)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export async function withdrawUnsent(tx: Database, adoptionId: string, at: Date): Promise<void> {
  await tx
    .updateTable('message')
    .set({ withdrawn_at: at })
    .where('mail_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('follow_up_id', 'in', (eb) => eb.selectFrom('follow_up').select('id').where('adoption_id', '=', adoptionId))
    .execute()
}

export const insertLink = (tx: Database, link: Selectable<Schema['mail_link']>) =>
  tx.insertInto('mail_link').values(link).execute()

export const readLink = (db: Database, tokenHash: string) =>
  db
    .selectFrom('mail_link as l')
    .innerJoin('membership as m', 'm.id', 'l.membership_id')
    .where('l.token_hash', '=', tokenHash)
    .select(['l.message_id', 'l.expires_at', 'l.used_at', 'm.person_id', 'm.agency_id as agency'])
    .executeTakeFirst()

export const useLinksOf = (tx: Database, messageId: string, at: Date) =>
  tx
    .updateTable('mail_link')
    .set({ used_at: at })
    .where('message_id', '=', messageId)
    .where('used_at', 'is', null)
    .returning('token_hash')
    .execute()

export const insertUnsubscription = (tx: Database, row: Insertable<Schema['unsubscription']>) =>
  tx.insertInto('unsubscription').values(row).execute()

export const readUnsubscription = (db: Database, tokenHash: string) =>
  db.selectFrom('unsubscription').where('token_hash', '=', tokenHash).selectAll().executeTakeFirst()

export const markUsed = (tx: Database, tokenHash: string, at: Date) =>
  tx
    .updateTable('unsubscription')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .execute()
