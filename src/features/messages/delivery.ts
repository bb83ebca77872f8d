import { v7 as uuid } from 'uuid'
import type { Config, Mail } from '../../config.ts'
import { asPlatform } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { waitAfterTry } from '../../domain/delivery.ts'
import { composed } from './composing.ts'
import {
  addToMail,
  type ClaimedMail,
  claimMail,
  giveUpInterrupted,
  giveUpOld,
  insertMail,
  peopleWaiting,
  settleMail,
} from './delivery-queries.ts'
import type { Envelope, Outcome } from './smtp.ts'

export interface Delivery {
  readonly db: Database
  readonly config: Pick<Config, 'mail' | 'limits'>
  readonly clock: () => Date
  /** Where the platform is reached; links begin with it. */
  readonly address: string
}

/**
 * Sends what waits in the outbox: at most one letter a person and day, on working days of their region, and
 * news that somebody wants at once as it comes. Several instances may do so at once; each letter is claimed by one. Ends early when the server cannot be reached; what was not
 * taken is tried again later. Without a mail server nothing happens.
 */
export async function deliver(delivery: Delivery): Promise<void> {
  const { db, config, clock } = delivery
  if (!config.mail) return
  const { interrupted, keptFor } = config.limits.mail
  const at = clock()
  await giveUpInterrupted(db, new Date(at.getTime() - interrupted), at)
  await giveUpOld(db, new Date(at.getTime() - keptFor), at)
  await asPlatform(db, async (tx) => {
    const since = new Date(at.getTime() - keptFor)
    for (const waiting of await peopleWaiting(tx, at, since)) {
      const id = uuid()
      if (await insertMail(tx, { id, ...waiting, at })) await addToMail(tx, id, waiting, since)
    }
  })
  for (let reached = true; reached; ) {
    const mail = await claimMail(db, clock())
    if (!mail) return
    reached = await send(delivery, mail)
  }
}

/** Whether the server could be reached; what became of the letter is written down. */
async function send({ db, config, clock, address }: Delivery, mail: ClaimedMail): Promise<boolean> {
  if (!config.mail) return false
  const at = clock()
  const envelope = await asPlatform(db, (tx) => composed(tx, mail, { address, at, age: config.limits.mailLink.age }))
  if (!envelope) {
    await settleMail(db, mail.id, { given_up_at: at, trouble: 'nobody' })
    return true
  }
  const outcome = await handOver(config.mail, envelope)
  await settleMail(db, mail.id, afterwards(outcome, mail.tries, clock()))
  return outcome.kind !== 'away'
}

/** Hands one letter to the server. What does so is loaded with the first letter: most starts send none. */
export async function handOver(mail: Mail, envelope: Envelope): Promise<Outcome> {
  const { post } = await import('./smtp.ts')
  return post(mail, envelope)
}

/** What is written down of a letter after its try number `tries`: sent, given up, or when it is tried again. */
export function afterwards(outcome: Outcome, tries: number, at: Date) {
  if (outcome.kind === 'sent') return { sent_at: at, trouble: '' }
  if (outcome.kind === 'unclear') return { given_up_at: at, trouble: 'unclear' }
  if (outcome.kind === 'refused') return { given_up_at: at, trouble: outcome.reason }
  const next_try_at = new Date(at.getTime() + waitAfterTry(tries))
  return { sending_at: null, next_try_at, trouble: outcome.reason }
}
