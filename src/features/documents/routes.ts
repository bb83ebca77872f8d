import { limits } from '../../config-limits.ts'
import { asActor } from '../../db/actor.ts'
import { yearInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { DOCX } from '../../web/docx.ts'
import { readForm } from '../../web/forms.ts'
import { inLang } from '../../web/i18n.ts'
import { addressOf } from '../../web/share.ts'
import type { App, Reply, Request, Room } from '../../web/types.ts'
import { findPractice } from '../practices/practices.ts'
import { type Download, kitDraft, requestLetter, visitPaper } from './documents.ts'
import { kitProps, ownFields, type TypedFields } from './kit-props.ts'
import { documentsPage } from './pages.ts'
import {
  anyQuery,
  draftForm,
  draftParams,
  kitParams,
  requestPaperParams,
  visitPaperParams,
  visitPaperQuery,
} from './schema.ts'

// Never kept as ready bytes: what is typed differs each time.
const config = { access: 'public' } as const

/** Drafts that fill themselves with what the library knows of a practice and for whom they are. */
export const documents: Room = (app, services) => {
  const { db, clock } = services

  const kit = { hide: true, params: kitParams, querystring: anyQuery }
  app.get('/praktik/:slug/dokumen', { config, schema: kit }, async (request, reply) =>
    show(request, reply, request.params.slug, await ownFields(db, request.actor, yearInJakarta(clock())), false),
  )

  const draft = { hide: true, params: draftParams, querystring: anyQuery }
  app.get(
    '/praktik/:slug/dokumen/:kind.docx',
    { config, schema: draft, preHandler: paced(app) },
    async (request, reply) => {
      const { slug, kind } = request.params
      const form = readForm(draftForm(yearInJakarta(clock())), request.query)
      if (!form.ok) return show(request, reply, slug, form.fields, true)
      const { instansi: agency, unit, tahun } = form.data
      const address = addressOf({ lang: 'id', host: request.host }, services.config, `/praktik/${slug}`)
      return send(reply, await kitDraft(db, request.actor, slug, kind, { agency, unit, year: Number(tahun) }, address))
    },
  )

  const paper = { hide: true, params: visitPaperParams, querystring: visitPaperQuery }
  const party = { access: 'visit:read' } as const
  app.get(
    '/kunjungan/:id/surat/:kind.docx',
    { config: party, schema: paper, preHandler: paced(app) },
    async (request, reply) => {
      const { id, kind } = request.params
      return send(reply, await visitPaper(db, request.actor, id, kind, request.query.daerah))
    },
  )

  const asking = { hide: true, params: requestPaperParams }
  app.get(
    '/penilaian/:id/permintaan/:unit/surat.docx',
    { config: { access: 'team:read' }, schema: asking, preHandler: paced(app) },
    async (request, reply) => send(reply, await requestLetter(db, request.actor, request.params, clock())),
  )

  async function show(request: Request, reply: Reply, slug: string, fields: TypedFields, wrong: boolean) {
    const practice = await asActor(db, request.actor, (tx) => findPractice(tx, slug))
    const props = kitProps(request, practice, fields, yearInJakarta(clock()), wrong)
    const title = request.t('documents.title', { practice: inLang(request.lang, practice.title, practice.titleEn) })
    return reply.page(documentsPage, props, { title, status: wrong ? 422 : 200 })
  }
}

const paced = (app: App) =>
  app.rateLimit({
    max: limits.draft.perMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal('limited', 'documents.error.tooMany', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  })

const send = (reply: Reply, { name, file }: Download): Reply =>
  reply
    .type(DOCX)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(file)
