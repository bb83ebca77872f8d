import { asActor, type Handle, readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Followed } from '../../domain/notification.ts'
import type { Actor } from '../../domain/permissions.ts'
import { type FollowedRow, insertFollow, isThere, listFollowed, readFollow, setWanted } from './follow-queries.ts'

/**
 * What follows by itself: who asks or answers hears of the question from then on. Whoever no longer wants to is not
 * made to again.
 */
export const follow = (tx: Handle, personId: string, subject: Followed, id: string, at: Date): Promise<void> =>
  insertFollow(tx, { person_id: personId, subject, subject_id: id, wanted: true, at })

/** The button to follow something or to stop; what the partial `follow-button` shows. */
export interface Follow {
  readonly subject: Followed
  readonly id: string
  readonly follows: boolean
}

/** Whether `who` follows something, for its page; null for somebody not signed in. One narrow statement. */
export const followsOf = async (
  db: Database,
  who: Actor | null,
  subject: Followed,
  id: string,
): Promise<Follow | null> => (who ? readAs(db, who, (tx) => followIn(tx, who, subject, id)) : null)

/** The same within a transaction of `who`. */
export async function followIn(tx: Handle, { personId }: Actor, subject: Followed, id: string): Promise<Follow> {
  const [found] = await readFollow(tx, { personId, subject, id })
  return { subject, id, follows: found !== undefined }
}

/** Follows something or no longer does, as somebody says. Refuses what is not there for them (404). */
export const chooseToFollow = (
  db: Database,
  who: Actor,
  { subject, id, wanted }: { readonly subject: Followed; readonly id: string; readonly wanted: boolean },
  at: Date,
): Promise<void> =>
  asActor(db, who, async (tx) => {
    if (!(await isThere(tx, subject, id))) throw new Refusal('notFound', 'refusal.notFound')
    await setWanted(tx, { person_id: who.personId, subject, subject_id: id, wanted, at })
  })

/** All that somebody follows, the latest first. */
export const followedBy = (db: Database, who: Actor): Promise<FollowedRow[]> =>
  readAs(db, who, (tx) => listFollowed(tx, who.personId))

/** The page of something that can be followed. */
export function pathOf(subject: Followed, id: string): string {
  if (subject === 'practice') return `/praktik/${id}`
  if (subject === 'region') return `/daerah/${id}`
  if (subject === 'question') return `/tanya/${id}`
  const dot = id.lastIndexOf('.')
  return `/instrumen/${id.slice(0, dot)}/indikator/${id.slice(dot + 1)}`
}
