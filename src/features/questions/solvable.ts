import type { Handle } from '../../db/actor.ts'
import { type Actor, can, ownAgencies } from '../../domain/permissions.ts'
import { findObstacle } from '../adoptions/adoptions.ts'
import { notify } from '../notifications/notifications.ts'
import type { QuestionRow } from './queries.ts'

/** An accepted answer may have removed the obstacle the question was made of: those it stops are asked. */
export async function askWhetherSolved(tx: Handle, question: QuestionRow, at: Date): Promise<void> {
  const obstacle = await stillOpen(tx, question)
  if (!obstacle) return
  const { id, title, basis, person_id: asker, agency_id: agency } = question
  const names = { title, practice: obstacle.title, practiceEn: obstacle.title_en }
  const to = { to: asker === null ? [] : [asker], agencies: [agency] }
  const about = `/tanya/${id}/penyelesaian`
  await notify(tx, { kind: 'obstacle.solvable', key: `solvable ${id}`, arguments: names, about, basis, ...to }, at)
}

/** Where `who` says that it did; empty for everybody else, and once it is resolved. */
export async function solvingPath(tx: Handle, who: Actor | null, question: QuestionRow): Promise<string> {
  const { id, agency_id: agencyId, accepted_id } = question
  if (accepted_id === null || !ownAgencies(who).includes(agencyId)) return ''
  if (!can(who, 'obstacle:resolve', { agencyId })) return ''
  return (await stillOpen(tx, question)) ? `/tanya/${id}/penyelesaian` : ''
}

async function stillOpen(tx: Handle, { obstacle_id }: QuestionRow) {
  const obstacle = obstacle_id === null ? undefined : await findObstacle(tx, obstacle_id)
  return obstacle?.resolved_on === null ? obstacle : undefined
}
