import { randomUUID } from 'node:crypto'
import { limits } from '../../config-limits.ts'
import { readAs } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { can } from '../../domain/permissions.ts'
import { inLang } from '../../web/i18n.ts'
import { render } from '../../web/pages.ts'
import type { App, Room } from '../../web/types.ts'
import { searchApi } from './api.ts'
import { find } from './finding.ts'
import { opening } from './opening-routes.ts'
import { obstaclePage, searchPage, similarPage, similarPiece } from './pages.ts'
import { PAGE_SIZE, searchProps, wishOf } from './props.ts'
import { readObstacle } from './queries.ts'
import { LONGEST, noQuery, obstacleParams, searchQuery, similarQuery } from './schema.ts'
import { similar, similarProps } from './search.ts'

/** Open to everybody; what is found depends on who asks, so it is never kept. */
const config = { access: 'public' } as const
const MOST_SIMILAR = 5

/** Searching everything, what resembles a question that is being written, and how an obstacle was resolved. */
export const search: Room = (app, services) => {
  const { db } = services
  const preHandler = paced(app)

  app.get('/cari', { config, preHandler, schema: { hide: true, querystring: searchQuery } }, async (request, reply) => {
    const { t, actor } = request
    const wish = wishOf(request.query)
    const { q: text, kind, solved, page } = wish
    const findings = text.length > LONGEST ? null : await find(db, actor, { text, kind, solved, page, size: PAGE_SIZE })
    const title = text === '' || findings === null ? t('search.title') : t('search.titleOf', { q: text })
    const status = wish.wrong.length > 0 ? 422 : 200
    return reply.page(searchPage, searchProps(request, actor, wish, findings), { title, status })
  })

  const typing = { hide: true, querystring: similarQuery }
  app.get('/tanya/serupa', { config, preHandler, schema: typing }, async (request, reply) => {
    const { t, lang, actor } = request
    const text = request.query.teks.replaceAll('\0', ' ').trim()
    const error = text.length > LONGEST ? t('search.error.q', { most: LONGEST }) : null
    const found = error || text === '' ? [] : await similar(db, actor, text, MOST_SIMILAR)
    const draft = can(actor, 'question:ask') ? request.query.draf || randomUUID() : ''
    const shown = similarProps(request, found, draft)
    if (request.query.potongan === '1') {
      const piece = render(similarPiece, { similar: shown }, lang, services.guardViews ?? true)
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(piece)
    }
    const props = {
      text,
      draft,
      longest: LONGEST,
      error,
      errors: error ? [{ field: 'teks', message: error }] : [],
      similar: error || text === '' ? null : shown,
      ask: askPath(text, draft),
    }
    return reply.page(similarPage, props, {
      title: t('search.similar.title'),
      scripts: ['similar.js'],
      status: error ? 422 : 200,
    })
  })

  const own = { access: 'account:own' } as const
  const one = { hide: true, params: obstacleParams, querystring: noQuery }
  app.get('/cari/kendala/:id', { config: own, schema: one }, async (request, reply) => {
    const { lang } = request
    const obstacle = await readAs(db, request.actor, (tx) => readObstacle(tx, request.params.id))
    if (!obstacle) throw new Refusal('notFound', 'refusal.notFound')
    const title = inLang(lang, obstacle.title, obstacle.title_en)
    const props = {
      title,
      lang,
      paragraphs: obstacle.body.split('\n\n'),
      simulated: obstacle.basis === 'simulated',
      practice: `/praktik/${obstacle.part}`,
    }
    return reply.page(obstaclePage, props, { title })
  })

  opening(app, services)
  searchApi(app, services, preHandler)
}

function askPath(text: string, draft: string): string {
  const query = [
    ...(text === '' ? [] : [`judul=${encodeURIComponent(text.slice(0, LONGEST))}`]),
    ...(draft === '' ? [] : [`draf=${draft}`]),
  ]
  return ['/tanya/baru', query.join('&')].filter(Boolean).join('?')
}

/** Somebody who is not signed in searches so often a minute, pages and programs together. */
const paced = (app: App) =>
  app.rateLimit({
    max: limits.search.perMinute,
    timeWindow: 60_000,
    allowList: (request) => request.actor !== null,
    errorResponseBuilder: (_request, { ttl }) => {
      const seconds = Math.ceil(ttl / 1000)
      return new Refusal('limited', 'search.error.tooMany', { retryAfterSeconds: seconds, args: { seconds } })
    },
  })
