import { asActor, readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import { listNotifications, type NotificationRow, readOne, setRead, setReadUpTo } from './list-queries.ts'

/** Above every id. */
const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** What somebody was told, newest first; what is older than the notification `after`. */
export const toldTo = (
  db: Database,
  who: Actor,
  { size, after }: { readonly size: number; readonly after: string | null },
): Promise<NotificationRow[]> =>
  readAs(db, who, (tx) => listNotifications(tx, { personId: who.personId, before: after ?? NEWEST, size }))

/** The page a notification is about. Marks it as read unless it is only looked at ahead. Refuses another's (404). */
export const opened = (db: Database, who: Actor, id: string, read: { readonly at: Date } | null): Promise<string> =>
  asActor(db, who, async (tx) => {
    const found = await readOne(tx, who.personId, id)
    if (!found) throw new Refusal('notFound', 'refusal.notFound')
    if (read && !found.read_at) await setRead(tx, who.personId, id, read.at)
    return found.about
  })

/** Marks as read what stood on the list when `newest` was its first: what came meanwhile stays unread. */
export const readAll = (db: Database, who: Actor, newest: string, at: Date) =>
  asActor(db, who, (tx) => setReadUpTo(tx, who.personId, newest, at))
