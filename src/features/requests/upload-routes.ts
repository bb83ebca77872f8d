import { Refusal } from '../../domain/errors.ts'
import { filledIn } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import { quota } from '../../web/quota.ts'
import type { App, Reply, Request, Services } from '../../web/types.ts'
import { dropOwn, readSent, type Vault } from '../evidence/evidence.ts'
import { deliver } from './delivering.ts'
import { type ClosedLink, linkBehind, type OpenLink } from './opening.ts'
import { itemParams, sendForm, sentQuery, tokenParams } from './schema.ts'
import { itemOf, type SendSaid, sendProps, uploadProps } from './send-props.ts'
import { closedPage, sendPage, uploadPage } from './upload-pages.ts'

/** The secret stands in the address: no other site may learn it, no cookie is used, nothing is kept. */
const config = { access: 'public', secretInPath: true } as const

/** `/unggah/:token`: a unit brings what it owes, from a phone and without an account. Looking changes nothing. */
export function uploads(app: App, vault: Vault, { db, clock, config: { limits } }: Services): void {
  const onRequest = async (_request: Request, reply: Reply) => {
    reply.headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  }
  const behind = (request: Request, token: string) =>
    linkBehind(db, token, { address: request.ip, at: clock(), limits: limits.mailLink })
  const pace = quota(limits.unitLink.perMinute)

  app.get(
    '/unggah/:token',
    { config, onRequest, schema: { hide: true, params: tokenParams, querystring: sentQuery } },
    async (request, reply) => {
      const { token } = request.params
      const opened = await behind(request, token)
      if (opened?.state !== 'open') return closed(request, reply, opened)
      const props = uploadProps(request, token, opened, request.query.terkirim)
      return reply.page(uploadPage, props, { title: request.t('requests.upload.title', { unit: props.unit }) })
    },
  )

  const options = { onRequest, schema: { hide: true, params: itemParams } }
  app.get('/unggah/:token/:item', { ...options, config }, async (request, reply) => {
    const opened = await behind(request, request.params.token)
    if (opened?.state !== 'open') return closed(request, reply, opened)
    return show(request, reply, request.params, opened, { typed: filledIn({}), uploads: [], refusal: null })
  })

  app.post('/unggah/:token/:item', { ...options, config: { ...config, upload: true } }, async (request, reply) => {
    const { token, item } = request.params
    // before anything that comes along is read
    const opened = await behind(request, token)
    if (opened?.state !== 'open') return closed(request, reply, opened)
    if (!itemOf(opened, item)) return notAsked(request, reply)
    pace(opened.link.id, clock())
    const over = { ...vault, link: opened.link.id }
    const sent = await readSent(over, request, clock(), opened.actor)
    const form = readForm(sendForm, sent.fields)
    // of several the last one is meant
    const uploads = sent.uploads.slice(-1)
    await dropOwn(over, opened.actor, sent.uploads.slice(0, -1))
    const [upload] = uploads
    let { refusal } = sent
    if (form.ok && refusal === null && upload !== undefined) {
      try {
        const isSent = await deliver(over, opened, { item, upload, form: form.data }, clock())
        if (isSent) return reply.seeOther(`/unggah/${token}?terkirim=${item}`)
        return closed(request, reply, await behind(request, token))
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
        refusal = error
      }
    }
    return show(request, reply, { token, item }, opened, {
      typed: form.fields,
      uploads,
      refusal: refusal ?? (upload === undefined ? MISSING : null),
    })
  })

  async function show(
    request: Request,
    reply: Reply,
    { token, item }: { readonly token: string; readonly item: string },
    opened: OpenLink,
    said: SendSaid,
  ): Promise<Reply> {
    const asked = itemOf(opened, item)
    if (!asked) return notAsked(request, reply)
    const props = await sendProps({ ...vault, link: opened.link.id }, request, token, opened, asked, said)
    const title = request.t('requests.send.title', { item })
    return reply.page(sendPage, props, { title, status: request.method === 'POST' ? 422 : 200 })
  }
}

const MISSING = new Refusal('invalid', 'refusal.invalid', {
  errors: [{ field: 'file', code: 'missing', key: 'evidence.error.missing' }],
})

/** Why a link leads nowhere, and how to go on: 404 for one that never was, else 410. */
function closed(request: Request, reply: Reply, found: ClosedLink | OpenLink | null): Reply {
  // one that came to hold again meanwhile is as good as one whose work was taken back
  const state = found === null ? 'unknown' : found.state === 'open' ? 'withdrawn' : found.state
  return tell(request, reply, state, state === 'unknown' ? 404 : 410)
}

/** An item that is not this link's, or of which nothing more is awaited: it tells neither. */
const notAsked = (request: Request, reply: Reply): Reply => tell(request, reply, 'notAsked', 404)

function tell(request: Request, reply: Reply, state: string, status: number): Reply {
  const title = request.t(`requests.closed.${state}.title`)
  const text = request.t(`requests.closed.${state}.text`)
  return reply.page(closedPage, { title, text }, { title, status })
}
