import { limits } from '../../config-limits.ts'
import { Refusal } from '../../domain/errors.ts'
import { emptyForm, type Field, readForm } from '../../web/forms.ts'
import type { App, Request, Room } from '../../web/types.ts'
import { submissionSealedAs } from '../submissions/submissions.ts'
import { verifyPage } from './pages.ts'
import { verdictOn } from './proofs.ts'
import { proofForm, proofParams } from './schema.ts'
import { askedProps, rubbishProps, verdictProps } from './verify-props.ts'
import { submissionProps } from './verify-submission.ts'

/** `/verifikasi`: whether the figures of a paper still hold. */
export const verification: Room = (app, services) => {
  const config = { access: 'public' } as const
  const preHandler = paced(app)

  app.get('/verifikasi', { config, schema: { hide: true }, preHandler }, async (request, reply) => {
    const { kode } = request.query as { readonly kode?: unknown }
    const form = readForm(proofForm, request.query)
    if (kode !== undefined && form.ok) return reply.seeOther(`/verifikasi/${form.data.kode}`)
    const code: Field = kode === undefined ? emptyForm(proofForm).kode : form.fields.kode
    return reply.page(verifyPage, askedProps(code), {
      title: request.t('exports.verify.title'),
      description: request.t('exports.verify.lead'),
      status: kode === undefined ? 200 : 422,
    })
  })

  const schema = { hide: true, params: proofParams }
  app.get('/verifikasi/:hash', { config, schema, preHandler }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const title = titleOf(request)
    const { hash } = request.params
    const form = readForm(proofForm, { kode: hash })
    if (!form.ok) return reply.page(verifyPage, rubbishProps(request, hash), { title, status: 404 })
    if (form.data.kode !== hash) return reply.seeOther(`/verifikasi/${form.data.kode}`)
    const submission = await submissionSealedAs(services.db, request.actor, hash)
    if (submission) return reply.page(verifyPage, submissionProps(request, hash, submission), { title })
    const verified = await verdictOn(services, request.actor, hash)
    return reply.page(verifyPage, verdictProps(request, hash, verified), {
      title,
      status: verified.verdict === 'unknown' ? 404 : 200,
    })
  })
}

const titleOf = ({ t }: Request): string => t('exports.verify.title')

/** Each asks for a whole report. */
const paced = (app: App) =>
  app.rateLimit({
    max: limits.search.perMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal('limited', 'exports.error.tooMany', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  })
