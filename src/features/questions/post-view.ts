import { can } from '../../domain/permissions.ts'
import { isAuthor, mayAccept, mayEdit, mayMarkWorked, mayVote } from '../../domain/question.ts'
import { markdownHtml } from '../../web/markdown.ts'
import { markup } from '../../web/pages.ts'
import type { Request } from '../../web/types.ts'
import type { Typed } from './detail.ts'
import type { Comment, Post } from './pages.ts'
import type { listWorked, PostRow } from './post-queries.ts'
import type { QuestionRow } from './queries.ts'

/** What a post is shown with. */
export interface Around {
  readonly request: Request
  readonly question: QuestionRow
  readonly posts: readonly PostRow[]
  readonly worked: Awaited<ReturnType<typeof listWorked>>
  /** Posts that the reader found useful. */
  readonly voted: ReadonlySet<string>
  /** Agencies the reader works for. */
  readonly own: readonly string[]
  /** Whether one may still write. */
  readonly open: boolean
  readonly typed: Typed | null
}

/** The question or an answer with its comments, and what its reader may do. */
export function postView(around: Around, row: PostRow): Post {
  const { request, question, posts, worked, voted, own, open, typed } = around
  const { actor } = request
  const author = authorOf(row)
  const there = open && row.removed_at === null
  const marks = worked.filter(({ post_id }) => post_id === row.id)
  const marked = marks.some(({ agency_id }) => own.includes(agency_id))
  const isAnswer = row.kind === 'answer'
  return {
    ...commentView(around, row),
    isAnswer,
    accepted: question.accepted_id === row.id,
    votes: row.votes,
    mayVote: there && mayVote(actor, author),
    voted: voted.has(row.id),
    worked: marks.map(({ agency_name, note, basis }) => ({
      agency: agency_name,
      note,
      simulated: basis === 'simulated',
    })),
    mayMarkWorked: there && isAnswer && !marked && mayMarkWorked(actor, author),
    marked: there && marked,
    mayAccept: there && isAnswer && mayAccept(actor, { agencyId: question.agency_id, personId: question.person_id }),
    comments: question.removed_at
      ? []
      : posts.filter(({ parent_id }) => parent_id === row.id).map((comment) => commentView(around, comment)),
    mayComment: there && can(actor, 'question:answer'),
    draft: typed?.at === row.id ? typed : { value: '', error: '' },
  }
}

function commentView({ request, question, open }: Around, row: PostRow): Comment {
  const { actor, t } = request
  const author = authorOf(row)
  const there = row.removed_at === null && question.removed_at === null
  const isCurator = can(actor, 'question:moderate')
  const mayWithdraw = isAuthor(actor, author) && (row.kind !== 'question' || question.answers === 0)
  return {
    id: row.id,
    question: question.id,
    html: markup(markdownHtml(row.body)),
    gone: row.removed_at === null ? '' : t(`questions.gone.${row.removed_reason}`),
    agency: row.agency_name,
    person: row.named || actor ? (row.person_name ?? '') : '',
    simulated: row.basis === 'simulated',
    at: row.posted_at,
    edited: row.edited_at !== null,
    mayEdit: there && open && mayEdit(actor, author),
    mayFlag: there && can(actor, 'question:answer') && !isAuthor(actor, author),
    mayRemove: there && (isCurator || mayWithdraw),
  }
}

const authorOf = ({ agency_id, person_id }: PostRow) => ({ agencyId: agency_id, personId: person_id })
