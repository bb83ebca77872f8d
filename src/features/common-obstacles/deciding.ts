import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { bumpDataVersion } from '../../db/data-version.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { refusePersonal } from './checking.ts'
import { decide, readProposal } from './queries.ts'
import { tellDeclined, tellPublished } from './telling.ts'

/** A proposal that waits. Refuses one that is not there (404) and one that was decided (409). */
export async function openProposal(tx: Handle, who: Actor | null, id: string) {
  demand(who, 'question:moderate')
  const proposal = await readProposal(tx, id)
  if (!proposal) throw new Refusal('notFound', 'refusal.notFound')
  if (proposal.state !== 'proposed') throw decidedBefore()
  return proposal
}

export interface Decision {
  readonly id: string
  /** As others will read it. */
  readonly problem: string
  readonly solution: string
  /** Why; needed to decline. */
  readonly note: string
  readonly publish: boolean
}

/**
 * A curator publishes a proposal on its practice or declines it; both agencies are told, the reason too. Refuses (422) declining
 * without a reason and texts with personal numbers, and (409) what was decided before.
 */
export async function decideOn(
  tx: Handle,
  who: Actor | null,
  { id, publish, problem, solution, note }: Decision,
  at: Date,
): Promise<void> {
  const membership = demand(who, 'question:moderate')
  const {
    agency_id: agencyId,
    solved_by,
    practice_slug: slug,
    title,
    title_en,
    question_id,
    basis,
  } = await openProposal(tx, who, id)
  if (!publish && note === '') {
    const errors = [{ field: 'note', code: 'reason', key: 'common-obstacles.error.reason' }]
    throw new Refusal('invalid', 'refusal.invalid', { errors })
  }
  refusePersonal({ problem, solution, note })
  const state = publish ? 'published' : 'declined'
  const decided = { state, problem, solution, note, decided_by: membership.id, decided_at: at } as const
  if (!(await decide(tx, id, decided))) throw decidedBefore()
  const names = { practice: title, practiceEn: title_en }
  const news = { id, agencies: [agencyId, ...(solved_by ? [solved_by] : [])], basis, names }
  if (publish) {
    await bumpDataVersion(tx)
    await tellPublished(tx, news, slug, at)
  } else {
    const about = question_id ? `/tanya/${question_id}` : `/praktik/${slug}`
    await tellDeclined(tx, news, { reason: note, about }, at)
  }
  const event = { at, action: `obstacle.${state}`, subject: id, agencyId, membership }
  await record(tx, { ...event, personId: who?.personId ?? null, data: { practice: slug } })
}

const decidedBefore = () => new Refusal('conflict', 'common-obstacles.error.decided', { code: 'decided' })
