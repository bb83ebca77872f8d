import { type Handle, readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { Followed } from '../../domain/notification.ts'
import type { Actor } from '../../domain/permissions.ts'
import { insertFollow, readFollow } from './follow-queries.ts'

/**
 * What follows by itself: who asks or answers hears of the question from then on. Whoever no longer wants to is not
 * made to again.
 */
export const follow = (tx: Handle, personId: string, subject: Followed, id: string, at: Date): Promise<void> =>
  insertFollow(tx, { person_id: personId, subject, subject_id: id, wanted: true, at })

/** The button to follow something or to stop; what the partial `follow` shows. */
export interface Follow {
  readonly subject: Followed
  readonly id: string
  readonly follows: boolean
}

/** Whether `who` follows something, for its page; null for somebody not signed in. One narrow statement. */
export async function followsOf(
  db: Database,
  who: Actor | null,
  subject: Followed,
  id: string,
): Promise<Follow | null> {
  if (!who) return null
  const [found] = await readAs(db, who, (tx) => readFollow(tx, { personId: who.personId, subject, id }))
  return { subject, id, follows: found !== undefined }
}
