import type { Actor } from '../domain/permissions.ts'
import { asActor, type Handle } from './actor.ts'
import { bumpDataVersion, noticeDataVersion } from './data-version.ts'
import type { Database } from './database.ts'

/** Like `asActor` for what changes public pages: they show it at once here, and within a second on other instances. */
export async function asPublisher<T>(db: Database, who: Actor | null, work: (tx: Handle) => Promise<T>): Promise<T> {
  const result = await asActor(db, who, async (tx) => {
    const done = await work(tx)
    await bumpDataVersion(tx)
    return done
  })
  await noticeDataVersion(db)
  return result
}
