import { z } from 'zod'
import type { Reply, Request, Room } from '../../web/types.ts'
import { type Unsubscription, unsubscriptionBehind } from '../messages/messages.ts'
import { stopPage } from './pages.ts'
import { stopMail } from './stopping.ts'

/** The secret stands in the address: no other site may learn it, no cookie is used, nothing is kept. */
const config = { access: 'public', secretInPath: true } as const
const params = z.object({ token: z.string().max(100) })
const LITTLE = 10_000

/** `/notifikasi/berhenti/:token`: turning mails off from the mail, by a button or by the mailbox itself (RFC 8058). */
export const stopping: Room = (app, { db, clock }) => {
  const onRequest = async (_request: Request, reply: Reply) => {
    reply.headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  }
  const options = { config, onRequest, schema: { hide: true, params } }

  app.get('/notifikasi/berhenti/:token', options, async (request, reply) => {
    const found = await newsBehind(request.params.token)
    return show(request, reply, { token: request.params.token, found, done: found?.used_at !== null })
  })

  app.register(async (scope) => {
    // Mailboxes may send the one field as either kind of form; what it says is known.
    scope.addContentTypeParser('multipart/form-data', { parseAs: 'string', bodyLimit: LITTLE }, async () => ({}))
    scope.post('/notifikasi/berhenti/:token', options, async (request, reply) => {
      const { token } = request.params as z.output<typeof params>
      const found = await newsBehind(token)
      if (found) await stopMail(db, found, clock())
      return show(request, reply, { token, found, done: true })
    })
  })

  /** Letters with reports have a page of their own. */
  async function newsBehind(token: string): Promise<Unsubscription | undefined> {
    const found = await unsubscriptionBehind(db, token)
    return found?.stream === 'report' ? undefined : found
  }
}

interface Shown {
  readonly token: string
  readonly found: Unsubscription | undefined
  readonly done: boolean
}

function show(request: Request, reply: Reply, { token, found, done }: Shown): Reply {
  const { t } = request
  const title = t(`notifications.stop.${found ? (done ? 'doneTitle' : 'title') : 'unknownTitle'}`)
  const kinds = (found?.kinds ?? []).map((kind) => t(`notifications.about.${kind}`))
  const props = { token, title, open: !done, known: found !== undefined, daily: found?.stream === 'daily', kinds }
  return reply.page(stopPage, props, { title, status: found ? 200 : 404 })
}
