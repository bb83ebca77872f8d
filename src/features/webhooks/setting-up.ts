import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { limits } from '../../config-limits.ts'
import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { wrongAddress } from './address.ts'
import {
  countOtherWebhooks,
  endWebhook,
  insertTest,
  readWebhook,
  renewDelivery,
  storeWebhook,
  type WebhookRow,
} from './queries.ts'

export interface Wish {
  /** A UUID that came with the empty form. */
  readonly id: string
  readonly url: string
}

/**
 * Sets up a webhook and gives its secret, which is not shown again. The same form sent twice gives one webhook, with the
 * last secret. Refuses (422) an address that is not https, or of a private network; more than a person may have; (409) an
 * id that was used before.
 */
export async function setUpWebhook(
  db: Database,
  who: Actor | null,
  { id, url }: Wish,
  { at, loopback }: { readonly at: Date; readonly loopback: boolean },
): Promise<string> {
  const membership = demand(who, 'webhook:own')
  const personId = who?.personId ?? ''
  const mistake = wrongAddress(url, loopback)
  if (mistake !== null) throw wrong(mistake)
  const secret = `whsec_${randomBytes(32).toString('base64url')}`
  await asActor(db, who, async (tx) => {
    if ((await countOtherWebhooks(tx, id)) >= limits.webhook.most) throw wrong('webhooks.error.most')
    const since = new Date(at.getTime() - limits.once)
    if (!(await storeWebhook(tx, { id, personId, url, secret, at }, since))) {
      throw new Refusal('conflict', 'webhooks.error.again')
    }
    const data = { host: new URL(url).host }
    await record(tx, { at, action: 'webhook.made', subject: id, personId, membership, data })
  })
  return secret
}

/** One of one's own. Refuses any other (404). */
export async function openWebhook(tx: Handle, id: string): Promise<WebhookRow> {
  const webhook = await readWebhook(tx, id)
  if (!webhook) throw new Refusal('notFound', 'refusal.notFound')
  return webhook
}

/** Ends it at once; what waited is not sent any more. Refuses one that is not one's own (404). */
export async function endOwnWebhook(db: Database, who: Actor | null, id: string, at: Date): Promise<void> {
  const membership = demand(who, 'webhook:own')
  await asActor(db, who, async (tx) => {
    await openWebhook(tx, id)
    await endWebhook(tx, id, at, 'person')
    await record(tx, { at, action: 'webhook.ended', subject: id, personId: who?.personId ?? null, membership })
  })
}

/** Makes a delivery that tells nothing, to try it. Gives its id. Refuses a webhook that has ended (409). */
export async function makeTest(db: Database, who: Actor | null, webhookId: string, at: Date): Promise<string> {
  demand(who, 'webhook:own')
  const id = uuid()
  await asActor(db, who, async (tx) => {
    await openForSending(tx, webhookId)
    await insertTest(tx, id, webhookId, at)
  })
  return id
}

/** Lets a delivery begin anew. Refuses one that is not of this webhook (404), or where it has ended (409). */
export async function renew(
  db: Database,
  who: Actor | null,
  { webhookId, id }: { readonly webhookId: string; readonly id: string },
  at: Date,
): Promise<void> {
  demand(who, 'webhook:own')
  await asActor(db, who, async (tx) => {
    await openForSending(tx, webhookId)
    if (!(await renewDelivery(tx, webhookId, id, at))) throw new Refusal('notFound', 'refusal.notFound')
  })
}

async function openForSending(tx: Handle, id: string): Promise<void> {
  const { ended } = await openWebhook(tx, id)
  if (ended !== '') throw new Refusal('conflict', 'webhooks.error.ended')
}

const wrong = (key: string): Refusal =>
  new Refusal('invalid', 'refusal.invalid', { errors: [{ field: 'url', code: 'url', key }] })
