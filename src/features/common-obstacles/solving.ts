import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { ownObstacle, resolveObstacle } from '../adoptions/adoptions.ts'
import { refusePersonal } from './checking.ts'
import { insertProposal, readAsked } from './queries.ts'
import { tellProposed } from './telling.ts'

/**
 * A question of one's own that was made of an obstacle which still stands, and the answer that was accepted. Refuses
 * what is not there for `who` (404), and where nothing was accepted yet or the obstacle is resolved (409).
 */
export async function openSolved(tx: Handle, who: Actor | null, questionId: string) {
  const question = await readAsked(tx, questionId)
  const obstacle = await ownObstacle(tx, who, question?.obstacle_id ?? '')
  const membership = demand(who, 'obstacle:resolve', { agencyId: obstacle.agency_id })
  if (obstacle.resolved_on !== null) throw new Refusal('conflict', 'adoptions.error.resolved', { code: 'resolved' })
  const { id, title, basis, accepted_id, answer, answer_basis, answered_by } = question ?? {}
  if (!id || !title || !accepted_id || !answer || !answered_by)
    throw new Refusal('conflict', 'common-obstacles.error.notSolved', { code: 'notSolved' })
  const simulated = [basis, answer_basis, obstacle.basis].includes('simulated')
  return {
    ...{ id, title, obstacle, membership, answer: { id: accepted_id, text: answer, by: answered_by } },
    basis: simulated ? ('simulated' as const) : ('reported' as const),
    answerer: question?.answerer ?? answered_by,
  }
}

export interface Solved {
  readonly questionId: string
  /** What stood in the way and what removed it, as others may read it. */
  readonly problem: string
  readonly solution: string
}

/**
 * The accepted answer removed the obstacle: it is resolved, and what helped is proposed to curators for its practice.
 * Gives the adoption's id. Refuses (422) texts with personal numbers, and all that `openSolved` refuses.
 */
export async function solve(
  tx: Handle,
  who: Actor | null,
  { questionId, problem, solution }: Solved,
  at: Date,
): Promise<string> {
  const { obstacle, membership, answer, basis } = await openSolved(tx, who, questionId)
  refusePersonal({ problem, solution })
  const obstacleId = obstacle.id
  const adoption = await resolveObstacle(tx, who, { obstacleId, resolution: 'answer', note: solution }, at)
  const id = uuid()
  const agencyId = obstacle.agency_id
  await insertProposal(tx, {
    ...{ id, practice_slug: obstacle.practice_slug, type: obstacle.type, problem, solution },
    ...{ question_id: questionId, answer_id: answer.id, obstacle_id: obstacleId, agency_id: agencyId },
    ...{ solved_by: answer.by, state: 'proposed', basis, proposed_by: membership.id, proposed_at: at },
    ...{ note: '', decided_by: null, decided_at: null },
  })
  const names = { agency: membership.agencyName ?? agencyId, practice: obstacle.title, practiceEn: obstacle.title_en }
  await tellProposed(tx, { id, questionId, solver: answer.by, basis, names }, at)
  const event = { at, action: 'obstacle.proposed', subject: id, agencyId, membership, personId: who?.personId ?? null }
  await record(tx, { ...event, data: { obstacle: obstacleId, question: questionId } })
  return adoption
}
