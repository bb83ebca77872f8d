import type { Handle } from '../../db/actor.ts'

const columns = ['id', 'url', 'made_at', 'failing_since', 'ended_at', 'ended'] as const

/** One's own, newest first; those that ended by their person's word are not shown any more. */
export const listWebhooks = (tx: Handle) =>
  tx
    .selectFrom('webhook')
    .where('ended', '<>', 'person')
    .select(columns)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()

export const readWebhook = (tx: Handle, id: string) =>
  tx.selectFrom('webhook').where('id', '=', id).where('ended', '<>', 'person').select(columns).executeTakeFirst()

export type WebhookRow = NonNullable<Awaited<ReturnType<typeof readWebhook>>>

export async function countOtherWebhooks(tx: Handle, id: string): Promise<number> {
  const rows = await tx.selectFrom('webhook').where('ended', '=', '').where('id', '<>', id).select('id').execute()
  return rows.length
}

export interface NewWebhook {
  readonly id: string
  readonly personId: string
  readonly url: string
  readonly secret: string
  readonly at: Date
}

/** False where this id was used before `since`, or ended. */
export async function storeWebhook(tx: Handle, webhook: NewWebhook, since: Date): Promise<boolean> {
  const { id, personId, url, secret, at } = webhook
  const { numInsertedOrUpdatedRows: made } = await tx
    .insertInto('webhook')
    .values({ id, person_id: personId, url, secret, made_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (made === 1n) return true
  const { numUpdatedRows } = await tx
    .updateTable('webhook')
    .set({ url, secret })
    .where('id', '=', id)
    .where('made_at', '>', since)
    .where('ended', '=', '')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** False where it has ended already. */
export async function endWebhook(tx: Handle, id: string, at: Date, why: 'person' | 'failing'): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('webhook')
    .set({ ended: why, ended_at: at })
    .where('id', '=', id)
    .where('ended', '=', '')
    .executeTakeFirst()
  await tx
    .updateTable('webhook_delivery')
    .set({ next_try_at: null, given_up_at: at, trouble: 'ended' })
    .where('webhook_id', '=', id)
    .where('next_try_at', 'is not', null)
    .execute()
  return numUpdatedRows === 1n
}

/** The newest deliveries of a webhook. */
export const listDeliveries = (tx: Handle, webhookId: string, limit: number) =>
  tx
    .selectFrom('webhook_delivery as d')
    .leftJoin('adoption_event as e', 'e.id', 'd.event_id')
    .where('d.webhook_id', '=', webhookId)
    .select(['d.id', 'd.event_id', 'e.type', 'd.made_at', 'd.tries', 'd.next_try_at', 'd.taken_at'])
    .select(['d.given_up_at', 'd.status', 'd.trouble'])
    .orderBy('d.made_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()

export const insertTest = (tx: Handle, id: string, webhookId: string, at: Date) =>
  tx
    .insertInto('webhook_delivery')
    .values({ id, webhook_id: webhookId, event_id: null, made_at: at, next_try_at: at })
    .execute()

/** Lets a delivery begin anew; false where it is not of this webhook, or is still tried by itself. */
export async function renewDelivery(tx: Handle, webhookId: string, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('webhook_delivery')
    .set({ next_try_at: at, tries: 0, taken_at: null, given_up_at: null, status: null, trouble: '' })
    .where('id', '=', id)
    .where('webhook_id', '=', webhookId)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
