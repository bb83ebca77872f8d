import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { zoneOf } from '../../db/time-zones.ts'
import { type Actor, can, ownAgencies } from '../../domain/permissions.ts'
import { isAuthor, mayAccept, ranked, TRIED_AFTER } from '../../domain/question.ts'
import { addDays, dayIn } from '../../domain/working-days.ts'
import { pathIn } from '../../web/language.ts'
import { markdownLines } from '../../web/markdown.ts'
import type { Request } from '../../web/types.ts'
import { followIn } from '../notifications/notifications.ts'
import type { Draft, QuestionProps } from './pages.ts'
import { listOwnVotes, listPosts, listWorked } from './post-queries.ts'
import { type Around, postView } from './post-view.ts'
import type { QuestionRow } from './queries.ts'
import { isOpenRow, openQuestion, originalOf, stateOfRow } from './reading.ts'
import { solvingPath } from './solvable.ts'
import { allTags, bySlug, tagLinks } from './tags.ts'
import { marksOf } from './words.ts'

/** What was typed beneath which post and came back; the question itself stands for an answer. */
export interface Typed {
  readonly at: 'answer' | string
  readonly value: string
  readonly error: string
  readonly named: boolean
}

interface Wish {
  readonly id: string
  readonly from: QuestionProps['from']
  readonly typed: Typed | null
  readonly now: Date
}

/** Characters of the line under a title in results of search engines. */
const DESCRIPTION = 160

const EMPTY: Draft = { value: '', error: '' }

/** Everything `who` may see of a question. Refuses one that is not there for them (404). */
export async function questionProps(
  tx: Handle,
  db: Database,
  request: Request,
  { id, from, typed, now }: Wish,
): Promise<QuestionProps> {
  const { actor, t, lang } = request
  const question = await openQuestion(tx, id)
  const [posts, votes, worked, original, tags, zone, follow, solving] = await Promise.all([
    listPosts(tx, id),
    actor ? listOwnVotes(tx, id, actor.personId) : [],
    listWorked(tx, id),
    originalOf(tx, question.duplicate_of),
    allTags(db),
    zoneOf(db, question.agency_id),
    actor ? followIn(tx, actor, 'question', id) : null,
    solvingPath(tx, actor, question),
  ])
  const open = isOpenRow(question)
  const around: Around = {
    ...{ request, question, posts, worked, open, typed },
    voted: new Set(votes.map(({ post_id }) => post_id)),
    own: ownAgencies(actor),
  }
  const views = posts.filter(({ kind }) => kind !== 'comment')
  const removed = question.removed_at !== null
  const asked = views.filter(({ kind }) => kind === 'question').map((row) => postView(around, row))
  const [post] = asked
  if (!post) throw new Error(`question ${id} has no text`)
  const answers = removed ? [] : views.filter(({ kind }) => kind === 'answer').map((row) => postView(around, row))
  const today = dayIn(zone, now)
  return {
    id,
    title: titleOf(request, question),
    description: markdownLines(question.body).join(' ').slice(0, DESCRIPTION),
    kind: t(`questions.kind.${question.kind}`),
    marks: marksOf(t, stateOfRow(question), question),
    tags: tagLinks(request, bySlug(tags), question.tags),
    news: '',
    from,
    original: original ? { href: `/tanya/${original.id}`, title: original.title } : null,
    solving,
    asksWhetherTried: asksWhetherTried(actor, question, now),
    post,
    answers: ranked(
      answers.map((answer) => ({ ...answer, worked: answer.worked.length, postedAt: answer.at, view: answer })),
      question.accepted_id,
    ).map(({ view }) => view),
    membersOnly: question.visibility === 'agencies',
    dueOn: question.answer_due_on,
    overdue: open && question.answers === 0 && question.answer_due_on < today,
    inviting: open && !isAuthor(actor, { agencyId: question.agency_id, personId: question.person_id }),
    follow,
    mayAnswer: open && can(actor, 'question:answer'),
    signInPath: actor ? '' : `/masuk?lanjut=${encodeURIComponent(pathIn(lang, `/tanya/${id}`))}`,
    mayClose: open && can(actor, 'question:moderate'),
    mayReopen: question.duplicate_of !== null && can(actor, 'question:moderate'),
    errors:
      typed && typed.error !== ''
        ? [{ name: typed.at === 'answer' ? 'body' : `komentar-${typed.at}`, message: typed.error }]
        : [],
    draft: typed?.at === 'answer' ? typed : EMPTY,
    named: typed?.at === 'answer' && typed.named,
  }
}

/** A title went with its question. */
export const titleOf = (
  { t }: Pick<Request, 't'>,
  { title, removed_at }: Pick<QuestionRow, 'title' | 'removed_at'>,
): string => (removed_at === null ? title : t('questions.removedTitle'))

/** A week after the first answer the asker is asked whether it worked, on the page too. */
function asksWhetherTried(who: Actor | null, question: QuestionRow, now: Date): boolean {
  const { agency_id: agencyId, person_id: personId, first_answer_at: first, accepted_id } = question
  if (!isOpenRow(question) || accepted_id !== null || first === null) return false
  const since = addDays(first.toISOString().slice(0, 10), TRIED_AFTER)
  return since <= now.toISOString().slice(0, 10) && mayAccept(who, { agencyId, personId })
}
