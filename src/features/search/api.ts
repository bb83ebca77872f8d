import type { App, Services } from '../../web/types.ts'
import { someFinds } from './examples.ts'
import { find } from './finding.ts'
import { foundKind } from './marked.ts'
import type { FoundRow } from './queries.ts'
import { type SearchItem, searchInput, searchOut } from './schema.ts'

/** The search for programs. */
export function searchApi(app: App, { db }: Services, preHandler: ReturnType<App['rateLimit']>): void {
  const schema = {
    tags: ['search'],
    summary: 'Search everything',
    description:
      'Practices, questions with their answers, indicators, regions and visits by words in either language, best first; signed in also obstacles that were resolved. Entries that say all words, or any where few say all. Ranked among the newest 500. A text of nothing but stop words finds nothing. 60 a minute without signing in.',
    querystring: searchInput,
    response: { 200: searchOut.meta({ example: someFinds }) },
  }
  app.get(
    '/api/v1/search',
    { config: { access: 'public', scope: 'library:read' }, preHandler, schema },
    async (request, reply) => {
      const { q, kind = null, limit, page } = request.query
      const found = await find(db, request.actor, { text: q, kind, solved: null, page: page - 1, size: limit })
      reply.header('cache-control', 'no-store')
      return { items: (found?.rows ?? []).map(itemOf), more: (found?.count ?? 0) > page * limit }
    },
  )
}

const itemOf = ({ kind, id, title, title_en, url, solved, basis }: FoundRow): SearchItem => ({
  kind: foundKind(kind),
  id,
  title,
  titleEn: title_en,
  url,
  solved,
  basis,
})
