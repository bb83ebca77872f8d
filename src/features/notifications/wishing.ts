import { asActor, readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import {
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotificationMode,
  USUAL_MODES,
} from '../../domain/notification.ts'
import type { Actor } from '../../domain/permissions.ts'
import { listWishes, upsertWishes } from './wish-queries.ts'

const OF_CURATORS: readonly NotificationKind[] = ['question.unanswered', 'obstacle.proposed']

/** The kinds somebody may be told of at all. */
export function kindsFor(who: Actor): readonly NotificationKind[] {
  const curates = who.memberships.some(({ role }) => role === 'curator')
  return NOTIFICATION_KINDS.filter((kind) => curates || !OF_CURATORS.includes(kind))
}

export type Wishes = Readonly<Partial<Record<NotificationKind, NotificationMode>>>

/** How somebody is told of each kind. */
export async function wishesOf(
  db: Database,
  who: Actor,
): Promise<Readonly<Record<NotificationKind, NotificationMode>>> {
  const rows = await readAs(db, who, (tx) => listWishes(tx, who.personId))
  return { ...USUAL_MODES, ...Object.fromEntries(rows.map(({ kind, mode }) => [kind, mode])) }
}

/** Remembers how somebody wants to be told from now on. */
export const wish = (db: Database, who: Actor, wishes: Wishes): Promise<void> =>
  asActor(db, who, (tx) =>
    upsertWishes(
      tx,
      (Object.entries(wishes) as [NotificationKind, NotificationMode][]).map(([kind, mode]) => ({
        person_id: who.personId,
        kind,
        mode,
      })),
    ),
  )
