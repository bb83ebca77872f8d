import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { zoneOf } from '../../db/time-zones.ts'
import { oneLine } from '../../domain/one-line.ts'
import type { Actor } from '../../domain/permissions.ts'
import { demand } from '../../domain/permissions.ts'
import { ANSWER_WITHIN, type QuestionKind, type QuestionVisibility } from '../../domain/question.ts'
import { dayIn, workingDaysAfter } from '../../domain/working-days.ts'
import { ownObstacle } from '../adoptions/adoptions.ts'
import { follow } from '../notifications/notifications.ts'
import { refusePersonal, tagsOf } from './checking.ts'
import { tellAsked } from './telling.ts'
import { insertPost, insertQuestion, insertRevision } from './write-queries.ts'

export interface NewQuestion {
  readonly kind: QuestionKind
  readonly title: string
  readonly body: string
  /** Slugs. */
  readonly tags: readonly string[]
  readonly visibility: QuestionVisibility
  /** Whether the public reads one's name too. */
  readonly named: boolean
  /** Id of the obstacle it is made of, or empty. */
  readonly obstacle?: string
}

/**
 * Asks other agencies, and tells those who can help. Gives the question's id. Refuses (422) tags that do not exist and
 * personal numbers in title or text, and (404) another agency's obstacle.
 */
export async function ask(tx: Handle, who: Actor | null, question: NewQuestion, at: Date): Promise<string> {
  const membership = demand(who, 'question:ask')
  const agencyId = membership.agency ?? ''
  const personId = who?.personId ?? ''
  const { kind, visibility, body, named, obstacle = '' } = question
  const obstacleId = obstacle === '' ? null : (await ownObstacle(tx, who, obstacle)).id
  const title = oneLine(question.title)
  refusePersonal({ title, body })
  const tags = await tagsOf(tx, question.tags)
  const id = uuid()
  const slugs = tags.map(({ slug }) => slug)
  const due = workingDaysAfter(dayIn(await zoneOf(tx, agencyId), at), ANSWER_WITHIN)
  const moments = { asked_at: at, active_at: at, answer_due_on: due }
  const facts = { kind, title, visibility, basis: 'reported', obstacle_id: obstacleId } as const
  await insertQuestion(tx, { id, agency_id: agencyId, ...facts, ...moments }, slugs)
  await insertPost(tx, {
    ...{ id, question_id: id, kind: 'question', parent_id: null, agency_id: agencyId, person_id: personId },
    ...{ by_membership: membership.id, named, body, basis: 'reported', posted_at: at },
  })
  const revision = { post_id: id, version: 1, agency_id: agencyId, title, tags: slugs, body }
  await insertRevision(tx, { ...revision, by_membership: membership.id, at })
  await follow(tx, personId, 'question', id, at)
  await tellAsked(tx, { id, title, basis: 'reported', agency: membership.agencyName ?? agencyId, tags }, at)
  const event = { at, action: 'question.asked', subject: id, agencyId, membership, personId }
  await record(tx, { ...event, data: { kind, visibility, tags: slugs } })
  return id
}
