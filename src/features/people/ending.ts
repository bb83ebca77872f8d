import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { holdsOn, leavesNoApprover } from '../../domain/posts.ts'
import { addDays } from '../../domain/working-days.ts'
import { endPost, endSessions, holdPeople, listPosts, type PostRow, readPost } from './queries.ts'

/** A post that holds or begins later, at an agency that the approver answers for. Refuses others' (404), ended ones (409). */
export async function runningPost(tx: Handle, who: Actor | null, id: string, at: Date) {
  const found = await readPost(tx, id)
  if (!found?.agency_id) throw new Refusal('notFound', 'refusal.notFound')
  const agencyId = found.agency_id
  const membership = demand(who, 'people:manage', { agencyId })
  const posts = await listPosts(tx, agencyId)
  const post = posts.find((one) => one.id === id)
  if (!post || !isRunning(post, dayInJakarta(at))) throw new Refusal('conflict', 'people.error.ended')
  return { post, posts, agencyId, membership }
}

/** Whether a post holds today or will. */
export const isRunning = (post: Pick<PostRow, 'from' | 'until'>, today: string): boolean =>
  holdsOn(post, today) || post.from > today

/**
 * Ends a post: at once, and with it the sessions of its person everywhere, or after a last day. What was done under it
 * stays. Refuses another agency's (404), a wrong role (403), one that ended before or is the agency's last approver (409), a
 * day that has passed (422).
 * @param last the last day; null for at once
 */
export const end = (db: Database, who: Actor | null, id: string, last: string | null, at: Date): Promise<string> =>
  asActor(db, who, async (tx) => {
    const known = await readPost(tx, id)
    if (!known?.agency_id) throw new Refusal('notFound', 'refusal.notFound')
    demand(who, 'people:manage', { agencyId: known.agency_id })
    await holdPeople(tx, known.agency_id)
    const { post, posts, agencyId, membership } = await runningPost(tx, who, id, at)
    const today = dayInJakarta(at)
    if (last !== null && (last < today || last < post.from)) {
      throw new Refusal('invalid', 'refusal.invalid', {
        errors: [{ field: 'day', code: 'passed', key: 'people.error.passed' }],
      })
    }
    const until = last ?? addDays(today < post.from ? post.from : today, -1)
    const all = posts.map((one) => ({ ...one, disabled: one.disabledAt !== null }))
    if (leavesNoApprover(all, id, until)) throw new Refusal('conflict', 'people.error.lastApprover')
    await endPost(tx, id, until, at)
    if (last === null) await endSessions(tx, post.personId)
    const data = { person: post.personId, role: post.role, unit: post.unitId, until, atOnce: last === null }
    await record(tx, {
      at,
      action: 'post.ended',
      subject: id,
      personId: who?.personId ?? null,
      membership,
      agencyId,
      data,
    })
    return agencyId
  })
