import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readAs } from '../../db/actor.ts'
import { inLang } from '../../web/i18n.ts'
import { isKnown } from '../../web/known.ts'
import { markdownHtml } from '../../web/markdown.ts'
import { addressOf } from '../../web/share.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { atom, type Entry } from './atom.ts'
import { listNewestPractices, listNewestQuestions } from './queries.ts'

const config = { access: 'public' } as const
const schema = { hide: true, querystring: z.object({}) }

/** `/praktik/umpan.atom`, `/tanya/umpan.atom`: what is new, for feed readers. The same for everybody; names agencies, never people. */
export const feeds: Room = (app, { db, config: settings }) => {
  app.get('/praktik/umpan.atom', { config, schema }, async (request, reply) => {
    const { lang, t } = request
    const rows = await listNewestPractices(db)
    const entries = rows.map((row) => ({
      address: addressOf(request, settings, `/praktik/${row.slug}`),
      title: inLang(lang, row.title, row.titleEn),
      author: row.agency,
      updated: new Date(`${row.on}T00:00:00+07:00`),
      html: markdownHtml(inLang(lang, row.summary, row.summaryEn)),
    }))
    return send(request, reply, '/praktik', t('feeds.practices'), entries)
  })

  app.get('/tanya/umpan.atom', { config, schema }, async (request, reply) => {
    const { t } = request
    const rows = await readAs(db, null, listNewestQuestions)
    const entries = rows.map((row) => ({
      address: addressOf(request, settings, `/tanya/${row.id}`),
      title: row.basis === 'simulated' ? t('feeds.simulated', { title: row.title }) : row.title,
      author: row.agency,
      updated: row.active_at,
      html: markdownHtml(row.body),
    }))
    return send(request, reply, '/tanya', t('feeds.questions'), entries)
  })

  function send(request: Request, reply: Reply, about: string, title: string, entries: readonly Entry[]): Reply {
    const address = addressOf(request, settings, about)
    const text = atom({ lang: request.lang, title, address, own: `${address}/umpan.atom`, entries })
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
    reply.headers({ etag, 'cache-control': 'no-cache' })
    if (isKnown(request, etag)) return reply.code(304).send()
    return reply.type('application/atom+xml; charset=utf-8').send(text)
  }
}
