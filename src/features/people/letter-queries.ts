import { sql, type Updateable } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Schema } from '../../db/schema.ts'

/** The next letter to try, written down as leaving before it does. Nobody else gets it. */
export async function claimLetter(
  tx: Handle,
  at: Date,
): Promise<{ readonly id: string; readonly tries: number } | null> {
  const { rows } = await sql<{ id: string; tries: number }>`
    update invitation set sending_at = ${at}, tries = tries + 1
    where id = (
      select id from invitation
      where next_try_at <= ${at} and sending_at is null and sent_at is null and given_up_at is null
        and accepted_at is null and revoked_at is null and expires_at > ${at}
      order by next_try_at limit 1 for update skip locked)
    returning id, tries`.execute(tx)
  return rows[0] ?? null
}

/** The language somebody with an account has chosen for mail. */
export const chosenLanguage = (tx: Handle, email: string) =>
  tx.selectFrom('person').where('email', '=', email).select('language').executeTakeFirst()

export const settleLetter = (tx: Handle, id: string, end: Updateable<Schema['invitation']>) =>
  tx.updateTable('invitation').set(end).where('id', '=', id).execute()

/** A letter that was leaving when its program ended may have arrived: it is not sent again. */
export const giveUpInterrupted = (tx: Handle, before: Date, at: Date) =>
  tx
    .updateTable('invitation')
    .set({ given_up_at: at, trouble: 'unclear' })
    .where('sending_at', '<', before)
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .execute()
