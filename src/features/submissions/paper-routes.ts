import { limits } from '../../config-limits.ts'
import { Refusal } from '../../domain/errors.ts'
import { DOCX, docxOf } from '../../web/docx.ts'
import { translator } from '../../web/i18n.ts'
import { letterPdf } from '../../web/letter-pdf.ts'
import { addressOf } from '../../web/share.ts'
import type { App, Reply, Request, Room } from '../../web/types.ts'
import { fileName } from '../documents/documents.ts'
import { minutesOf } from './minutes.ts'
import { openReceipt, type Receipt, textOf } from './receipt.ts'
import { receiptPdf, sealOf } from './receipt-paper.ts'
import { assessmentParams, roundParams } from './schema.ts'

/** The papers of a submission: its receipt, what it sealed, and the minutes to be signed. */
export const papers: Room = (app, { db, clock, config }) => {
  const access = { access: 'assessment:read' } as const
  const preHandler = paced(app)
  const ofRound = { config: access, schema: { hide: true, params: roundParams }, preHandler } as const
  const ofAssessment = { config: access, schema: { hide: true, params: assessmentParams }, preHandler } as const
  const verify = ({ host, lang }: Pick<Request, 'host' | 'lang'>, hash: string): string =>
    addressOf({ host, lang }, config, `/verifikasi/${hash}`)

  app.get('/penilaian/:id/pengiriman/:round.pdf', ofRound, async (request, reply) => {
    const { id, round } = request.params
    const receipt = await openReceipt(db, request.actor, id, round)
    const file = await receiptPdf(request, receipt, verify(request, receipt.submission.hash), clock())
    return send(reply, 'application/pdf', `${nameOf(receipt, 'tanda-terima')}.pdf`, file)
  })

  app.get('/penilaian/:id/pengiriman/:round.json', ofRound, async (request, reply) => {
    const { id, round } = request.params
    const receipt = await openReceipt(db, request.actor, id, round)
    return send(
      reply,
      'application/json; charset=utf-8',
      `${nameOf(receipt, 'isi-kiriman')}.json`,
      Buffer.from(textOf(receipt)),
    )
  })

  app.get('/penilaian/:id/berita-acara.docx', ofAssessment, async (request, reply) => {
    const { name, paper } = await minutesOf(db, request.actor, request.params.id, (hash) =>
      verify({ host: request.host, lang: 'id' }, hash),
    )
    return send(reply, DOCX, `${name}.docx`, await docxOf(paper))
  })

  app.get('/penilaian/:id/berita-acara.pdf', ofAssessment, async (request, reply) => {
    const { name, paper, hash } = await minutesOf(db, request.actor, request.params.id, () => '')
    const seal =
      hash === null ? null : sealOf({ t: translator('id') }, hash, verify({ host: request.host, lang: 'id' }, hash))
    return send(reply, 'application/pdf', `${name}.pdf`, await letterPdf(paper, seal, 'id', clock()))
  })
}

const nameOf = ({ assessment, agency, submission }: Receipt, kind: string): string =>
  fileName(
    [kind, agency.name, String(assessment.year), `kiriman-${submission.round}`],
    assessment.basis === 'simulated',
  )

/** A file to be kept, never shown in the page's place; nobody in between keeps it. */
const send = (reply: Reply, type: string, name: string, file: Buffer): Reply =>
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(file)

const paced = (app: App) =>
  app.rateLimit({
    max: limits.draft.perMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal('limited', 'documents.error.tooMany', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  })
