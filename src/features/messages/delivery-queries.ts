import { sql, type Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Schema, Stream } from '../../db/schema.ts'
import { dayOfZone, mailDays, plainDays } from '../../db/time-zones.ts'
import type { Zone } from '../../domain/working-days.ts'

interface Waiting {
  readonly person_id: string
  readonly zone: Zone
  readonly day: string
  readonly stream: Stream
}

/** The day a letter leaves under: news that somebody wants at once comes at night and at weekends too. */
const leavingDay = (stream: string, zone: string, at: Date) =>
  sql<string>`case when ${sql.ref(stream)} = 'now' then ${dayOfZone(zone, plainDays(at))} else ${dayOfZone(zone, mailDays(at))} end`

/**
 * Who has something in the outbox, may be written to today, and has no letter of today nor one that is still open; each
 * stream by itself, and what is told at once as often as it comes.
 */
export async function peopleWaiting(tx: Database, at: Date, since: Date): Promise<readonly Waiting[]> {
  const day = leavingDay('m.stream', 'z.zone', at)
  const { rows } = await sql<Waiting>`
    select distinct on (m.person_id, m.stream) m.person_id, m.stream, z.zone, ${day} as day
    from message m cross join lateral (select zone_of_mail(m.agency_id, m.person_id) as zone) z
    where m.mail_id is null and m.withdrawn_at is null and m.basis = 'reported' and m.made_at > ${since}
      and ${day} is not null
      and not exists (select from mail l where l.person_id = m.person_id and l.stream = m.stream
        and ((l.stream <> 'now' and l.day >= ${day}) or (l.sent_at is null and l.given_up_at is null)))
    order by m.person_id, m.stream, m.made_at`.execute(tx)
  return rows
}

/** False where the person got a letter for that day in the meantime. */
export async function insertMail(
  tx: Database,
  { at, ...mail }: Waiting & { readonly id: string; readonly at: Date },
): Promise<boolean> {
  const made = await tx
    .insertInto('mail')
    .values({ ...mail, made_at: at, next_try_at: at, sending_at: null, sent_at: null, given_up_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

export const addToMail = (tx: Database, mailId: string, { person_id, stream }: Waiting, since: Date) =>
  tx
    .updateTable('message')
    .set({ mail_id: mailId })
    .where('person_id', '=', person_id)
    .where('stream', '=', stream)
    .where('mail_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('basis', '=', 'reported')
    .where('made_at', '>', since)
    .execute()

export interface ClaimedMail {
  readonly id: string
  readonly person_id: string
  readonly zone: Zone
  readonly stream: Stream
  /** This one included. */
  readonly tries: number
}

/** The next letter to try, written down as leaving today before it does. Nobody else gets it. */
export async function claimMail(db: Database, at: Date): Promise<ClaimedMail | null> {
  const day = leavingDay('stream', 'zone', at)
  const { rows } = await sql<ClaimedMail>`
    update mail set sending_at = ${at}, tries = tries + 1, day = ${day}
    where id = (
      select id from mail
      where sent_at is null and given_up_at is null and sending_at is null and next_try_at <= ${at} and ${day} is not null
      order by next_try_at limit 1 for update skip locked)
    returning id, person_id, zone, stream, tries`.execute(db)
  return rows[0] ?? null
}

export const messagesIn = (tx: Database, mailId: string) =>
  tx
    .selectFrom('message')
    .where('mail_id', '=', mailId)
    .where('withdrawn_at', 'is', null)
    .select(['id', 'agency_id', 'subject', 'text', 'about', 'follow_up_id', 'kinds', 'posts'])
    .orderBy('made_at')
    .orderBy('id')
    .execute()

export async function withdrawMessages(tx: Database, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('message').set({ withdrawn_at: at }).where('id', 'in', ids).execute()
}

export const settleMail = (db: Database, id: string, end: Updateable<Schema['mail']>) =>
  db.updateTable('mail').set(end).where('id', '=', id).execute()

/** A letter that was leaving when its program ended may have arrived: it is not sent again. */
export const giveUpInterrupted = (db: Database, before: Date, at: Date) =>
  db
    .updateTable('mail')
    .set({ given_up_at: at, trouble: 'unclear' })
    .where('sending_at', '<', before)
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .execute()

/** What no server took for so long is of no use any more. */
export const giveUpOld = (db: Database, before: Date, at: Date) =>
  db
    .updateTable('mail')
    .set({ given_up_at: at })
    .where('made_at', '<', before)
    .where('sending_at', 'is', null)
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .execute()
