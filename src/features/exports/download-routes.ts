import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import type { App, Request, Services } from '../../web/types.ts'
import { downloadProps, downloadsProps } from './download-props.ts'
import { discard, fileOf, ownDownload, ownDownloads } from './downloads.ts'
import { makeWaiting } from './making.ts'
import { downloadPage, downloadsPage } from './pages.ts'
import { downloadParams, fileParams } from './schema.ts'
import { sendFile } from './sending.ts'

/**
 * `/laporan/unduhan`: files that take long, each with a page that can be left and found again.
 * @returns what starts making the waiting ones; the program does not end while it makes one
 */
export function downloads(app: App, services: Services): () => void {
  const { db, clock } = services
  const config = { access: 'account:own' } as const
  const one = { hide: true, params: downloadParams }

  app.get('/laporan/unduhan', { config, schema: { hide: true } }, async (request, reply) => {
    const rows = await ownDownloads(db, signedIn(request), clock())
    return reply.page(downloadsPage, downloadsProps(request, rows), { title: request.t('exports.downloads.title') })
  })

  app.get('/laporan/unduhan/:id', { config, schema: one }, async (request, reply) => {
    const row = await ownDownload(db, signedIn(request), request.params.id, clock())
    const props = downloadProps(request, row)
    return reply.page(downloadPage, props, { title: `${props.title} (${props.format})`, scripts: ['download.js'] })
  })

  const file = { hide: true, params: fileParams }
  app.get('/laporan/unduhan/:id/laporan.:format', { config, schema: file }, async (request, reply) => {
    const { id, format } = request.params
    const { name, bytes } = await fileOf(db, signedIn(request), id, format, clock())
    return sendFile(reply, format, name, bytes)
  })

  app.post('/laporan/unduhan/:id/hapus', { config, schema: one }, async (request, reply) => {
    await discard(db, signedIn(request), request.params.id)
    return reply.seeOther('/laporan/unduhan')
  })

  const working = new Set<Promise<void>>()
  app.addHook('onClose', async () => {
    await Promise.all(working)
  })
  return () => {
    const work = makeWaiting(services).catch((error) => app.log.error(error, 'a report file'))
    working.add(work)
    work.finally(() => working.delete(work))
  }
}

function signedIn({ actor }: Request): Actor {
  if (!actor) throw new Refusal('unauthenticated', 'refusal.signIn')
  return actor
}
