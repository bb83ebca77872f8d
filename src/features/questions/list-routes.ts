import { readAs } from '../../db/actor.ts'
import { publicGeneration } from '../../db/public-memory.ts'
import { can } from '../../domain/permissions.ts'
import { OPEN_STATES, QUESTION_KINDS } from '../../domain/question.ts'
import { tagCalled } from '../../domain/tag.ts'
import { pathIn } from '../../web/language.ts'
import { lasting } from '../../web/lasting.ts'
import { pageOf } from '../../web/paging.ts'
import type { Request, Room } from '../../web/types.ts'
import { fieldSynonyms } from '../search/search.ts'
import { type ListProps, listPage, type QuestionItem } from './pages.ts'
import { nextPlace, placeIn } from './places.ts'
import { listQuestions, type QuestionRow, readPaces } from './queries.ts'
import { stateOfRow } from './reading.ts'
import { listQuery } from './schema.ts'
import { tagGroups } from './tag-choice.ts'
import { allTags, bySlug, type KnownTag, tagLinks } from './tags.ts'
import { choices, marksOf, oneOf, pacesOf } from './words.ts'

const SIZE = 30
const LONGEST = 200

/** `/tanya`: what was asked, the newest doings first. */
export const list: Room = (app, { db }) => {
  const options = { config: { access: 'public' }, schema: { hide: true, querystring: listQuery } } as const
  const made = lasting<ListProps>()
  app.get('/tanya', options, async (request, reply) => {
    const { actor, t, query } = request
    const { cursor, ...asked } = query
    const tags = await allTags(db)
    const known = bySlug(tags)
    const [named = '', typed = ''] = [asked.tag, asked.q?.replaceAll('\0', '').trim()]
    // "TTE" in an address names a tag too
    const tag = named === '' ? '' : (tagCalled(tags, named, fieldSynonyms)?.slug ?? named)
    const tagError = tag === '' || known.has(tag) ? '' : t('questions.error.unknownTag')
    const qError = typed.length > LONGEST ? t('questions.error.q') : ''
    const kind = oneOf(QUESTION_KINDS, asked.jenis)
    const state = oneOf(OPEN_STATES, asked.status)
    const filter = { tag: tagError === '' ? tag : '', kind, state, q: qError === '' ? typed : '' }
    const after = placeIn(asked, cursor)
    const [rows, paces] = await readAs(db, actor, (tx) =>
      Promise.all([listQuestions(tx, filter, { limit: SIZE + 1, after }), readPaces(tx)]),
    )
    const wrong = { tag: tagError, q: qError }
    const rights = {
      mayAsk: can(actor, 'question:ask'),
      mayModerate: can(actor, 'question:moderate'),
      signInPath: actor ? '' : `/masuk?lanjut=${encodeURIComponent(pathIn(request.lang, '/tanya/baru'))}`,
    }
    const seen = rows.map(({ id, stamp }) => [id, stamp])
    const props = await made([seen, paces, asked, request.lang, rights, publicGeneration(db)], () => {
      const { items, next } = pageOf(rows, SIZE, nextPlace(asked), (row) => itemOf(request, row, known))
      return {
        errors: Object.entries(wrong).flatMap(([field, message]) => (message === '' ? [] : [{ field, message }])),
        ...{ tagError, q: typed, qError, groups: tagGroups(request, tags, tag) },
        kinds: choices(t, QUESTION_KINDS, 'kind', kind ?? ''),
        states: choices(t, OPEN_STATES, 'state', state ?? ''),
        filtered: filter.tag !== '' || kind !== undefined || state !== undefined || filter.q !== '',
        items,
        next: next === null ? null : `/tanya?${new URLSearchParams({ ...given(asked), cursor: next })}`,
        ...rights,
        paces: pacesOf(t, paces),
      }
    })
    const meta = { title: t('questions.title'), description: t('questions.lead') }
    return reply.page(listPage, props, { ...meta, status: props.errors.length > 0 ? 422 : 200 })
  })
}

const given = (query: { readonly [name: string]: string | undefined }): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])))

const itemOf = (request: Request, row: QuestionRow, tags: ReadonlyMap<string, KnownTag>): QuestionItem => ({
  href: `/tanya/${row.id}`,
  title: row.title,
  kind: request.t(`questions.kind.${row.kind}`),
  marks: marksOf(request.t, stateOfRow(row), row),
  tags: tagLinks(request, tags, row.tags),
  agency: row.agency_name,
  answers: row.answers,
  votes: row.votes,
  at: row.active_at,
})
