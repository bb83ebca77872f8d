import { asActor, asPlatform, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { readActor } from '../../db/people.ts'
import { type Actor, can } from '../../domain/permissions.ts'
import { FAILING_MS, signature, type Trouble, waitAfter } from '../../domain/webhook.ts'
import type { Services } from '../../web/types.ts'
import { type Claimed, claim, lockListener, noteFailing, readEvent, readListener, settle } from './delivery-queries.ts'
import { messageOf } from './message.ts'
import { type Posted, post } from './post.ts'
import { endWebhook } from './queries.ts'

/** What sending needs of the program. */
export interface Sender extends Pick<Services, 'db' | 'clock' | 'demonstration'> {
  readonly config: Pick<Services['config'], 'host' | 'baseUrl' | 'limits'>
  /** Where people reach the platform. */
  readonly address: string
}

/** In a demonstration on one's own machine, programs on it may be told. */
export const mayTellItself = ({ config, demonstration }: Pick<Sender, 'config' | 'demonstration'>): boolean =>
  demonstration && config.baseUrl === null && /^(localhost|127\.|::1$)/.test(config.host)

/**
 * Sends the delivery that is due longest, or the one with this id. Gives the webhook and whether it took it; null where
 * none was due. It is put off before it leaves, so that one that was interrupted comes again: a receiver may be told twice
 * of the same id, and never not at all.
 */
export async function sendNext(
  sender: Sender,
  which: { readonly only?: string; readonly except?: readonly string[] } = {},
): Promise<{ readonly webhookId: string; readonly taken: boolean } | null> {
  const { db, clock, config } = sender
  const now = clock()
  const claimed = await claim(db, { now, again: new Date(now.getTime() + config.limits.webhook.interrupted), ...which })
  if (!claimed) return null
  const posted = await tell(sender, claimed)
  const taken = await asPlatform(db, (tx) => conclude(tx, claimed, posted, clock()))
  return { webhookId: claimed.webhook_id, taken }
}

type Ending = Posted | { readonly trouble: 'nobody' | 'ended' }

/** With the rights of this moment: whoever lost them is told nothing. */
async function tell(sender: Sender, { id, webhook_id, event_id }: Claimed): Promise<Ending> {
  const { db, clock, config, address } = sender
  const listener = await asPlatform(db, (tx) => readListener(tx, webhook_id))
  if (listener.ended !== '') return { trouble: 'ended' }
  const at = clock()
  const who = await listening(db, listener.person_id, at)
  if (!who) return { trouble: 'nobody' }
  const event = event_id === null ? null : ((await asActor(db, who, (tx) => readEvent(tx, event_id))) ?? 'unseen')
  if (event === 'unseen') return { trouble: 'nobody' }
  const message = messageOf(event, { id, at, address })
  const body = JSON.stringify(message)
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Living-Lab-Webhook/1',
    'x-lab-event': message.type,
    'x-lab-delivery': id,
    'x-lab-signature': signature(listener.secret, body, at),
  }
  const { timeout } = config.limits.webhook
  return post({ url: listener.url, body, headers, timeout, loopback: mayTellItself(sender) })
}

/** Somebody who may be told at this moment, or null. */
export async function listening(db: Database, personId: string, at: Date): Promise<Actor | null> {
  const who = await readActor(db, personId, at)
  return can(who, 'webhook:own') ? who : null
}

/** Writes down how it ended, when it is tried again, and whether the webhook goes on. */
async function conclude(tx: Handle, { id, webhook_id, tries }: Claimed, posted: Ending, at: Date): Promise<boolean> {
  const { failing_since, ended } = await lockListener(tx, webhook_id)
  const status = 'status' in posted ? posted.status : null
  const trouble: Trouble = 'trouble' in posted ? posted.trouble : 'answer'
  if (status !== null && status >= 200 && status < 300) {
    await settle(tx, id, { next_try_at: null, taken_at: at, given_up_at: null, status, trouble: '' })
    await noteFailing(tx, webhook_id, null)
    return true
  }
  const meant = ended === '' && trouble !== 'nobody' && trouble !== 'ended'
  const wait = meant ? waitAfter(tries) : null
  const next_try_at = wait === null ? null : new Date(at.getTime() + wait)
  await settle(tx, id, { next_try_at, taken_at: null, given_up_at: wait === null ? at : null, status, trouble })
  if (!meant) return false
  const since = failing_since ?? at
  await noteFailing(tx, webhook_id, since)
  if (at.getTime() - since.getTime() >= FAILING_MS) await endWebhook(tx, webhook_id, at, 'failing')
  return false
}
