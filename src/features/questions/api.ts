import { asActor } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import { ranked } from '../../domain/question.ts'
import { pageOf } from '../../web/paging.ts'
import type { Room } from '../../web/types.ts'
import { questionsInput, questionsJson, wholeQuestion } from './api-schema.ts'
import { aQuestion, aWholeQuestion } from './examples.ts'
import { nextPlace, placeIn } from './places.ts'
import { listPosts, listWorked, type PostRow } from './post-queries.ts'
import { listQuestions, type QuestionRow } from './queries.ts'
import { openQuestion, originalOf, stateOfRow } from './reading.ts'
import { params } from './schema.ts'
import { allTags } from './tags.ts'

const tags = ['questions']
const config = { access: 'public', scope: 'library:read' } as const

/** Questions as JSON: what everybody may read, and whoever is signed in also what is for agencies. */
export const questionsApi: Room = (app, { db }) => {
  const list = {
    tags,
    summary: 'Questions',
    description: 'In the order in which something happened last. No duplicates and nothing that was removed.',
    querystring: questionsInput,
    response: { 200: questionsJson.meta({ example: { items: [aQuestion], next: null } }) },
  }
  app.get('/api/v1/questions', { config, schema: list }, async (request) => {
    const { actor, query } = request
    const { limit, cursor, ...asked } = query
    const { tag = '', state, q = '' } = asked
    if (tag !== '' && !(await allTags(db)).some(({ slug }) => slug === tag)) {
      const errors = [{ field: 'tag', code: 'unknown', key: 'questions.error.unknownTag' }]
      throw new Refusal('invalid', 'refusal.invalid', { errors })
    }
    const after = placeIn(asked, cursor)
    const filter = { tag, kind: undefined, state, q }
    const rows = await asActor(db, actor, (tx) => listQuestions(tx, filter, { limit: limit + 1, after }))
    return pageOf(rows, limit, nextPlace(asked), itemOf)
  })

  const one = {
    tags,
    summary: 'One question',
    description: 'With its answers and comments. One that was closed as a duplicate names the original.',
    params,
    response: { 200: wholeQuestion.meta({ example: aWholeQuestion }) },
  }
  app.get('/api/v1/questions/:id', { config, schema: one }, async (request) => {
    const { actor } = request
    const { id } = request.params
    const [question, posts, worked, original] = await asActor(db, actor, async (tx) => {
      const question = await openQuestion(tx, id)
      return Promise.all([question, listPosts(tx, id), listWorked(tx, id), originalOf(tx, question.duplicate_of)])
    })
    const shown = question.removed_at === null ? posts : []
    const commentsOf = (parent: string) =>
      shown.filter(({ parent_id }) => parent_id === parent).map((row) => postOf(actor, row))
    const answers = shown.filter(({ kind }) => kind === 'answer').map((row) => ({ ...row, postedAt: row.posted_at }))
    return {
      ...itemOf(question),
      duplicateOf: original?.id ?? null,
      person: nameOf(actor, question),
      body: question.body,
      comments: commentsOf(id),
      items: ranked(answers, question.accepted_id).map((row) => ({
        ...postOf(actor, row),
        accepted: row.id === question.accepted_id,
        votes: row.votes,
        worked: worked
          .filter(({ post_id }) => post_id === row.id)
          .map(({ agency_id, agency_name, note, basis }) => ({
            agency: agency_id,
            agencyName: agency_name,
            note,
            basis,
          })),
        comments: commentsOf(row.id),
      })),
    }
  })
}

/** The public reads names of persons only where they said so. */
const nameOf = (who: Actor | null, { named, person_name }: Pick<PostRow, 'named' | 'person_name'>): string | null =>
  named || who ? person_name : null

const itemOf = (row: QuestionRow) => ({
  id: row.id,
  title: row.removed_at === null ? row.title : '',
  kind: row.kind,
  state: stateOfRow(row),
  visibility: row.visibility,
  agency: row.agency_id,
  agencyName: row.agency_name,
  tags: row.tags,
  answers: row.answers,
  votes: row.votes,
  askedAt: row.asked_at.toISOString(),
  activeAt: row.active_at.toISOString(),
  basis: row.basis,
})

const postOf = (who: Actor | null, row: PostRow) => ({
  id: row.id,
  agency: row.agency_id,
  agencyName: row.agency_name,
  person: nameOf(who, row),
  body: row.body,
  postedAt: row.posted_at.toISOString(),
  editedAt: row.edited_at?.toISOString() ?? null,
  removed: row.removed_reason,
  basis: row.basis,
})
