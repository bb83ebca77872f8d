import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { asPlatform, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'

const AT_ONCE = 500

/** Events of which no deliveries were made yet, oldest first. */
export const listWaiting = (tx: Handle) =>
  tx.selectFrom('adoption_event').where('spread_at', 'is', null).select('id').orderBy('at').limit(AT_ONCE).execute()

/** Webhooks that are told, by person. */
export const listListening = (tx: Handle) =>
  tx.selectFrom('webhook').where('ended', '=', '').select(['id', 'person_id', 'made_at']).execute()

/** Those of some events that the actor of the transaction may see. */
export const listSeen = (tx: Handle, ids: readonly string[]) =>
  tx.selectFrom('adoption_event').where('id', 'in', ids).select(['id', 'at']).execute()

export interface Meant {
  readonly webhookId: string
  readonly eventId: string
}

/** Makes a delivery of each, and notes that the events were spread; a second time changes nothing. */
export async function spread(tx: Handle, meant: readonly Meant[], events: readonly string[], at: Date): Promise<void> {
  if (meant.length > 0) {
    await tx
      .insertInto('webhook_delivery')
      .values(
        meant.map(({ webhookId, eventId }) => ({
          id: uuid(),
          webhook_id: webhookId,
          event_id: eventId,
          made_at: at,
          next_try_at: at,
        })),
      )
      .onConflict((conflict) => conflict.columns(['webhook_id', 'event_id']).doNothing())
      .execute()
  }
  await tx.updateTable('adoption_event').set({ spread_at: at }).where('id', 'in', events).execute()
}

export interface Claimed {
  readonly id: string
  readonly webhook_id: string
  readonly event_id: string | null
  readonly tries: number
}

/**
 * Takes the delivery that is due longest, or the one with this id, and puts it off until `again`: should the program die
 * meanwhile, it is tried again then. Null for none. `except`: webhooks that are left alone.
 */
export async function claim(
  db: Database,
  {
    now,
    again,
    only = null,
    except = [],
  }: { now: Date; again: Date; only?: string | null; except?: readonly string[] },
): Promise<Claimed | null> {
  const { rows } = await asPlatform(db, (tx) =>
    sql<Claimed>`
      update webhook_delivery d set tries = tries + 1, next_try_at = ${again}
      where id = (select id from webhook_delivery
        where next_try_at <= ${now} and (${only}::uuid is null or id = ${only}::uuid) and webhook_id <> all (${[...except]}::uuid[])
        order by next_try_at, id limit 1 for update skip locked)
      returning id, webhook_id, event_id, tries`.execute(tx),
  )
  return rows[0] ?? null
}

export const readListener = (tx: Handle, id: string) =>
  tx
    .selectFrom('webhook')
    .where('id', '=', id)
    .select(['person_id', 'url', 'secret', 'ended'])
    .executeTakeFirstOrThrow()

/** The same, and nobody else changes it or its deliveries until the transaction ends. */
export const lockListener = (tx: Handle, id: string) =>
  tx.selectFrom('webhook').where('id', '=', id).select(['failing_since', 'ended']).forUpdate().executeTakeFirstOrThrow()

/** How many deliveries are due, `most` at most. */
export async function countDue(tx: Handle, now: Date, most: number): Promise<number> {
  const due = await tx.selectFrom('webhook_delivery').where('next_try_at', '<=', now).select('id').limit(most).execute()
  return due.length
}

/** What an event tells, if the actor of the transaction may see it. */
export const readEvent = (tx: Handle, id: string) =>
  tx
    .selectFrom('adoption_event as e')
    .innerJoin('adoption as a', 'a.id', 'e.adoption_id')
    .innerJoin('agency', 'agency.code', 'e.agency_id')
    .where('e.id', '=', id)
    .select(['e.id', 'e.type', 'e.at', 'e.stage', 'e.happened_on', 'e.basis', 'e.agency_id', 'e.owner_id'])
    .select(['e.adoption_id', 'a.practice_slug', 'agency.name as agency_name'])
    .executeTakeFirst()

export type EventRow = NonNullable<Awaited<ReturnType<typeof readEvent>>>

export interface Outcome {
  readonly next_try_at: Date | null
  readonly taken_at: Date | null
  readonly given_up_at: Date | null
  readonly status: number | null
  readonly trouble: string
}

export async function settle(tx: Handle, id: string, outcome: Outcome): Promise<void> {
  await tx.updateTable('webhook_delivery').set(outcome).where('id', '=', id).execute()
}

export async function noteFailing(tx: Handle, webhookId: string, since: Date | null): Promise<void> {
  await tx.updateTable('webhook').set({ failing_since: since }).where('id', '=', webhookId).execute()
}

/** Deliveries are forgotten with what they told of. */
export async function forgetOld(tx: Handle, before: Date): Promise<void> {
  await tx.deleteFrom('webhook_delivery').where('made_at', '<', before).where('next_try_at', 'is', null).execute()
  await tx
    .deleteFrom('adoption_event as e')
    .where('e.at', '<', before)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('webhook_delivery as d').whereRef('d.event_id', '=', 'e.id').select('d.id'))),
    )
    .execute()
}
