import { asPlatform } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { NOTIFICATION_KINDS, type NotificationKind, USUAL_MODES } from '../../domain/notification.ts'
import { type Unsubscription, useUnsubscription } from '../messages/messages.ts'
import { withholdWaiting } from './stop-queries.ts'
import { listWishes, upsertWishes } from './wish-queries.ts'

/**
 * Turns off what a letter told of: its kinds where they were told at once, every kind of the digest. What waits is not
 * sent either. Doing it twice changes nothing more.
 */
export const stopMail = (db: Database, unsubscription: Unsubscription, at: Date): Promise<void> =>
  asPlatform(db, async (tx) => {
    const { person_id, stream, ...rest } = unsubscription
    const rows = await listWishes(tx, person_id)
    const wishes = { ...USUAL_MODES, ...Object.fromEntries(rows.map(({ kind, mode }) => [kind, mode])) }
    const named = stream === 'daily' ? NOTIFICATION_KINDS : rest.kinds.filter(isKind)
    const kinds = named.filter((kind) => wishes[kind] === stream)
    if (kinds.length > 0)
      await upsertWishes(
        tx,
        kinds.map((kind) => ({ person_id, kind, mode: 'off' })),
      )
    await withholdWaiting(tx, person_id, kinds)
    await useUnsubscription(tx, unsubscription, at)
  })

const isKind = (kind: string): kind is NotificationKind => kind in USUAL_MODES
