import t from 'tap'
import { readConfig } from '../../src/config.ts'
import type { Database } from '../../src/db/database.ts'
import { firstAdminToken } from '../../src/features/accounts/accounts.ts'
import { rooms } from '../../src/features.ts'
import { createApp } from '../../src/web/app.ts'
import type { Room } from '../../src/web/types.ts'
import { anEye } from '../support/access.ts'
import { aBrowser, aServer } from '../support/browser.ts'
import { publicSights, signedInSights } from '../support/sights.ts'

const browser = await aBrowser(t)
const server = await aServer(t, 'bare')
const eye = await anEye(t, browser, server.address)
const patterns = await pageRoutes(server.db)
const token = (await firstAdminToken(server.db, server.now)) ?? ''

t.test('everybody can read the public pages, in Indonesian', async (t) => {
  for (const sight of publicSights(token)) await eye.look(t, sight)
})

t.test('and in English; the drill examines all of them, on a desk too', async (t) => {
  for (const path of ['/en', '/en/daerah/32.11', '/en/kalkulator']) await eye.look(t, { path })
})

t.test('no page is forgotten here', async (t) => {
  const learning = {
    visits: { requested: '1', accepted: '2', closed: '3', workshop: '4' },
    adoptions: { committed: '1', running: '2', hindered: '3', obstacle: '4' },
    questions: { asked: '1', answer: '2' },
    loop: { question: '1', proposal: '2' },
    requests: { unit: '/penilaian/1/permintaan/1', link: '/unggah/1' },
    evidence: { document: '1', link: '2', item: '/penilaian/1/indikator/1/bukti/I01.2.1' },
    team: { link: '/undangan/1', unit: '1', post: '1' },
    view: '1',
  }
  const ids = { draft: '1', ready: '2', simulated: '3', official: '4' }
  const files = { download: '/laporan/unduhan/1', hash: '1' }
  const submitted = { id: '5', hash: '2' }
  const sights = [publicSights(token), ...Object.values(signedInSights(ids, learning, files, submitted))].flat()
  const looked = new Set(sights.map(({ path }) => patternOf(patterns, path)))
  t.ok(patterns.length > 20)
  t.same(
    patterns.filter((pattern) => !looked.has(pattern)),
    [],
  )
})

/** The addresses of all pages, as their routes name them. */
async function pageRoutes(db: Database): Promise<readonly string[]> {
  const found: string[] = []
  const collect: Room = (app) => {
    app.addHook('onRoute', ({ method, url }) => {
      if ([method].flat().includes('GET') && !/^\/api\/|\.|\/berkas\//.test(url)) found.push(url)
    })
  }
  const config = readConfig({ LOG_LEVEL: 'silent' })
  const app = await createApp({ config, db, clock: () => new Date(), demonstration: false }, [collect, ...rooms])
  await app.close()
  return found
}

/** The route that answers a path: the one that says most of it itself. */
function patternOf(patterns: readonly string[], path: string): string | undefined {
  const answering = patterns.filter((pattern) =>
    new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path.replace(/\?.*/, '')),
  )
  const unknowns = (pattern: string) => pattern.split(':').length
  return answering.sort((a, b) => unknowns(a) - unknowns(b))[0]
}
