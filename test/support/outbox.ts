import { v7 as uuid } from 'uuid'
import { readConfig } from '../../src/config.ts'
import { asPlatform } from '../../src/db/actor.ts'
import { askDue } from '../../src/features/follow-ups/follow-ups.ts'
import { deliver, enqueue } from '../../src/features/messages/messages.ts'
import type { TestApp } from './app.ts'

export const ADDRESS = 'http://127.0.0.1:3000'

/** What the delivery job does at the moment that the app's clock shows; links lead to `address`. */
export const delivered = (app: TestApp, smtpUrl: string, address = ADDRESS): Promise<void> =>
  deliver({
    db: app.db,
    config: readConfig({ SMTP_URL: smtpUrl, MAIL_FROM: 'Living Lab <lab@example.go.id>' }),
    clock: () => app.now,
    address,
  })

/** What the job of follow-ups does at that moment. */
export const asked = (app: TestApp): Promise<void> => askDue(app.db, () => app.now)

/** The id of somebody of the demonstration. */
export async function personOf(app: TestApp, email: string): Promise<string> {
  const { id } = await app.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return id
}

/** A message to somebody in Kabupaten Bandung unless said. */
export async function aMessage(app: TestApp, email: string, subject: string, agencyId = '32.04'): Promise<void> {
  const to = await personOf(app, email)
  const message = { to, agencyId, key: uuid(), subject, text: `Isi: ${subject}`, about: '/praktik' }
  await asPlatform(app.db, (tx) => enqueue(tx, message, app.now))
}
