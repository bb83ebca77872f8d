import { asActor, asPlatform } from '../../db/actor.ts'
import { countDue, forgetOld, listListening, listSeen, listWaiting, type Meant, spread } from './delivery-queries.ts'
import { listening, type Sender, sendNext } from './sending.ts'

/** How many receivers are told at the same time. */
const SIDE_BY_SIDE = 8

/**
 * Tells everybody who wants it what happened to adoptions. Several instances may do so at once, and again after one was
 * killed. A receiver that did not take one thing is left alone with the rest until the next time.
 */
export async function deliverWebhooks(sender: Sender): Promise<void> {
  const { db, clock, config } = sender
  await spreadEvents(sender)
  const failed = new Set<string>()
  const oneAfterAnother = async () => {
    for (;;) {
      const sent = await sendNext(sender, { except: [...failed] })
      if (!sent) return
      if (!sent.taken) failed.add(sent.webhookId)
    }
  }
  const due = await asPlatform(db, (tx) => countDue(tx, clock(), SIDE_BY_SIDE))
  await Promise.all(Array.from({ length: due }, oneAfterAnother))
  const before = new Date(clock().getTime() - config.limits.webhook.keptFor)
  await asPlatform(db, (tx) => forgetOld(tx, before))
}

/** Makes a delivery of each event for each webhook whose person may see it, and that was there when it happened. */
async function spreadEvents({ db, clock }: Sender): Promise<void> {
  const at = clock()
  const [events, webhooks] = await asPlatform(db, (tx) => Promise.all([listWaiting(tx), listListening(tx)]))
  const ids = events.map(({ id }) => id)
  if (ids.length === 0) return
  const meant: Meant[] = []
  for (const { id: webhookId, person_id, made_at } of webhooks) {
    const who = await listening(db, person_id, at)
    const seen = who ? await asActor(db, who, (tx) => listSeen(tx, ids)) : []
    for (const event of seen) if (event.at >= made_at) meant.push({ webhookId, eventId: event.id })
  }
  await asPlatform(db, (tx) => spread(tx, meant, ids, at))
}
