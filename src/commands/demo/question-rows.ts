import { ANSWER_WITHIN, TRIED_AFTER } from '../../domain/question.ts'
import { addDays, dayIn, workingDaysAfter, type Zone } from '../../domain/working-days.ts'
import { idOf } from './accounts.ts'
import { startOfDay, whileAllWork } from './office-hours.ts'
import type { DemoQuestion } from './question-texts.ts'

type DemoAnswer = DemoQuestion['answers'][number]

const HOUR = 3_600_000
/** How many hours after the answer that helped the asker said so, or another agency that it worked there too. */
const TRIED = 20

const simulated = { basis: 'simulated' as const }
const nobody = { person_id: null, by_membership: null, named: false }

/**
 * What is written to the database of one simulated question with all that is beneath it; the same for the same moment.
 * Everything happens while the offices of all that take part are open.
 */
export function rowsOf(question: DemoQuestion, zoneOf: (region: string) => Zone, at: Date) {
  const { key, region, kind, title, visibility, tags, daysAgo, answers } = question
  const id = idOf(`question ${key}`, at)
  const zones = regionsOf(question).map(zoneOf)
  const begun = at.getTime() - daysAgo * 24 * HOUR
  const after = (hours: number): Date => whileAllWork(zones, new Date(begun + hours * HOUR))
  const asked = after(0)
  const idOfAnswer = (n: number): string => idOf(`answer ${key} ${n}`, at)
  const post = { question_id: id, parent_id: null as string | null, ...nobody, ...simulated }
  const best = answers.findIndex(({ accepted }) => accepted)
  const posts = [
    { ...post, id, kind: 'question' as const, agency_id: region, body: question.body, posted_at: asked },
    ...answers.map((answer, n) => ({
      ...{ ...post, id: idOfAnswer(n), kind: 'answer' as const, agency_id: answer.region },
      ...{ body: answer.body, posted_at: after(answer.afterHours) },
    })),
    ...answers.flatMap(({ comments }, n) =>
      comments.map((comment, m) => ({
        ...{ ...post, id: idOf(`comment ${key} ${n} ${m}`, at), kind: 'comment' as const, parent_id: idOfAnswer(n) },
        ...{ agency_id: comment.region, body: comment.body, posted_at: after(comment.afterHours) },
      })),
    ),
  ]
  const acceptedAt = best < 0 ? null : after((answers[best]?.afterHours ?? 0) + TRIED)
  const due = workingDaysAfter(dayIn(zoneOf(region), asked), ANSWER_WITHIN)
  return {
    question: {
      ...{ id, agency_id: region, kind, title, visibility, ...simulated, obstacle_id: null },
      ...{ accepted_id: best < 0 ? null : idOfAnswer(best), accepted_by: null, accepted_at: acceptedAt },
      ...{ duplicate_of: null, closed_by: null, closed_at: null, asked_at: asked, active_at: asked },
      answer_due_on: due,
      ...askedAfterwards({ firstAt: answers.length > 0 ? after(firstOf(answers)) : null, acceptedAt, at }),
      unanswered_told_at: answers.length > 0 ? null : past(startOfDay(zoneOf(region), addDays(due, 1)), at),
    },
    tags: tags.map((tag) => ({ question_id: id, tag })),
    posts: posts.map((one) => ({ ...one, edited_at: null, removed_at: null, removed_by: null, removed_reason: null })),
    revisions: posts.map(({ id: post_id, agency_id, kind: of, body, posted_at }) => ({
      ...{ post_id, version: 1, agency_id, body, by_membership: null, at: posted_at },
      ...(of === 'question' ? { title, tags: [...tags] } : { title: null, tags: null }),
    })),
    worked: answers.flatMap((answer, n) => marksOf(answer, idOfAnswer(n), after(answer.afterHours + TRIED))),
    common: commonOf(question, id, idOfAnswer(best), acceptedAt, at),
  }
}

/** All that take part. */
const regionsOf = ({ region, answers }: DemoQuestion): string[] => [
  region,
  ...answers.flatMap((answer) => [answer, ...answer.comments, ...answer.worked].map((one) => one.region)),
]

const firstOf = (answers: readonly DemoAnswer[]): number => Math.min(...answers.map(({ afterHours }) => afterHours))

const past = (moment: Date, at: Date): Date | null => (moment <= at ? moment : null)

interface Answered {
  readonly firstAt: Date | null
  readonly acceptedAt: Date | null
  readonly at: Date
}

/** When the job would have asked whether an answer worked, had it been running: never, where one was accepted before. */
function askedAfterwards({ firstAt, acceptedAt, at }: Answered): { readonly tried_asked_at: Date | null } {
  const week = firstAt && new Date(firstAt.getTime() + TRIED_AFTER * 24 * HOUR)
  return { tried_asked_at: week && (!acceptedAt || acceptedAt > week) ? past(week, at) : null }
}

const marksOf = ({ worked }: DemoAnswer, postId: string, at: Date) =>
  worked.map(({ region, note }) => ({
    ...{ post_id: postId, agency_id: region, note, by_membership: null, ...simulated },
    at,
  }))

function commonOf(
  { key, region, answers, common }: DemoQuestion,
  questionId: string,
  answerId: string,
  acceptedAt: Date | null,
  at: Date,
) {
  const answer = answers.find(({ accepted }) => accepted)
  if (!common || !answer || !acceptedAt) return []
  const { practice, type, problem, solution } = common
  return [
    {
      ...{ id: idOf(`common obstacle ${key}`, at), practice_slug: practice, type, problem, solution },
      ...{ question_id: questionId, answer_id: answerId, obstacle_id: null, agency_id: region },
      ...{ solved_by: answer.region, state: 'published' as const, note: '', ...simulated },
      ...{ proposed_by: null, proposed_at: acceptedAt, decided_by: null, decided_at: acceptedAt },
    },
  ]
}
