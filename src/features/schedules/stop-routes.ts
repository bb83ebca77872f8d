import { asPlatform } from '../../db/actor.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { type Unsubscription, unsubscriptionBehind, useUnsubscription } from '../messages/messages.ts'
import { endLetters, listNamed } from './due-queries.ts'
import { stopPage } from './pages.ts'
import { tokenParams as params } from './schema.ts'

/** The secret stands in the address: no other site may learn it, no cookie is used, nothing is kept. */
const config = { access: 'public', secretInPath: true } as const
const LITTLE = 10_000

/** `/laporan/tampilan/berhenti/:token`: ending the letters of saved views from the mail (RFC 8058). */
export const stopRoutes: Room = (app, { db, clock }) => {
  const onRequest = async (_request: Request, reply: Reply) => {
    reply.headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  }
  const options = { config, onRequest, schema: { hide: true, params } }

  app.get('/laporan/tampilan/berhenti/:token', options, async (request, reply) => {
    const { token } = request.params
    return show(request, reply, token, await behind(token))
  })

  app.register(async (scope) => {
    // Mailboxes may send the one field as either kind of form; what it says is known.
    scope.addContentTypeParser('multipart/form-data', { parseAs: 'string', bodyLimit: LITTLE }, async () => ({}))
    scope.post('/laporan/tampilan/berhenti/:token', options, async (request, reply) => {
      const { token } = request.params as { token: string }
      const found = await behind(token)
      if (found) {
        await asPlatform(db, async (tx) => {
          await endLetters(tx, found.kinds, '')
          await useUnsubscription(tx, found, clock())
        })
      }
      return show(request, reply, token, found && { ...found, used_at: clock() })
    })
  })

  async function behind(token: string): Promise<Unsubscription | undefined> {
    const found = await unsubscriptionBehind(db, token)
    return found?.stream === 'report' ? found : undefined
  }

  async function show(request: Request, reply: Reply, token: string, found: Unsubscription | undefined) {
    const { t } = request
    const done = found?.used_at != null
    const title = t(`schedules.stop.${found ? (done ? 'doneTitle' : 'title') : 'unknownTitle'}`)
    const names = found ? await asPlatform(db, (tx) => listNamed(tx, found.kinds)) : []
    const props = { token, title, open: !done, known: found !== undefined, names: names.map(({ name }) => name) }
    return reply.page(stopPage, props, { title, status: found ? 200 : 404 })
  }
}
