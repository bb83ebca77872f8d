import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, allowedAs, demand, type Membership } from '../../domain/permissions.ts'
import { isAuthor, mayAccept } from '../../domain/question.ts'
import type { QuestionRow } from './queries.ts'
import { openPost, openQuestion } from './reading.ts'
import { askWhetherSolved } from './solvable.ts'
import { tellAccepted } from './telling.ts'
import { updateAccepted } from './write-queries.ts'

/**
 * Says which answer solved a question: its asker, or a curator for the asker, who is told. Another one that was accepted
 * before gives way. Refuses everybody else (403), and (409) when something else was accepted at the same moment.
 */
export async function accept(
  tx: Handle,
  who: Actor | null,
  questionId: string,
  answerId: string,
  at: Date,
): Promise<void> {
  const question = await openQuestion(tx, questionId)
  const membership = demandToAccept(who, question)
  const post = await openPost(tx, questionId, answerId)
  if (post.kind !== 'answer') throw new Refusal('notFound', 'refusal.notFound')
  if (question.accepted_id === answerId) return
  await settle(tx, question, { id: answerId, by: membership.id, at })
  await tellAccepted(
    tx,
    {
      ...{ id: questionId, title: question.title, basis: question.basis, post: answerId },
      ...{ author: post.person_id, asker: question.person_id },
      ...{
        askerAgency: question.agency_name,
        authorAgency: post.agency_name,
        forAsker: !isAuthor(who, asker(question)),
      },
    },
    at,
  )
  await askWhetherSolved(tx, question, at)
  await tellOf(tx, who, 'question.accepted', question, membership, answerId, at)
}

/** Takes the acceptance back. What nobody had accepted stays so. */
export async function withdrawAcceptance(tx: Handle, who: Actor | null, questionId: string, at: Date): Promise<void> {
  const question = await openQuestion(tx, questionId)
  const membership = demandToAccept(who, question)
  if (question.accepted_id === null) return
  await settle(tx, question, null)
  await tellOf(tx, who, 'question.acceptanceWithdrawn', question, membership, question.accepted_id, at)
}

const asker = ({ agency_id, person_id }: QuestionRow) => ({ agencyId: agency_id, personId: person_id })

function demandToAccept(who: Actor | null, question: QuestionRow): Membership {
  const any = demand(who, 'question:answer')
  if (!mayAccept(who, asker(question))) throw new Refusal('forbidden', 'questions.error.notAsker')
  return allowedAs(who, 'question:ask', { agencyId: question.agency_id }) ?? allowedAs(who, 'question:moderate') ?? any
}

async function settle(tx: Handle, { id, accepted_id }: QuestionRow, accepted: Parameters<typeof updateAccepted>[3]) {
  if (await updateAccepted(tx, id, accepted_id, accepted)) return
  throw new Refusal('conflict', 'questions.error.acceptedMeanwhile', { code: 'conflict' })
}

const tellOf = (
  tx: Handle,
  who: Actor | null,
  action: string,
  { id, agency_id: agencyId }: QuestionRow,
  membership: Membership,
  post: string,
  at: Date,
) => record(tx, { at, action, subject: id, agencyId, membership, personId: who?.personId ?? null, data: { post } })
