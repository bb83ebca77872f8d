import t from 'tap'
import { readConfig } from '../../src/config.ts'
import { firstAdminToken } from '../../src/features/accounts/accounts.ts'
import { rooms } from '../../src/features.ts'
import { createApp } from '../../src/web/app.ts'
import { pathIn } from '../../src/web/language.ts'
import type { Room } from '../../src/web/types.ts'
import { anEye } from '../support/access.ts'
import { aBrowser, aServer } from '../support/browser.ts'
import { publicSights, signedInSights } from '../support/sights.ts'

const browser = await aBrowser(t)
const server = await aServer(t, 'bare')
const eye = await anEye(t, browser, server.address)
const token = (await firstAdminToken(server.db, server.now)) ?? ''

t.test('everybody can read the public pages, in Indonesian', async (t) => {
  for (const sight of publicSights(token)) await eye.look(t, sight)
})

t.test('and in English', async (t) => {
  for (const sight of publicSights(token)) await eye.look(t, { ...sight, path: pathIn('en', sight.path) })
})

t.test('no page is forgotten here', async (t) => {
  const patterns: string[] = []
  const collect: Room = (app) => {
    app.addHook('onRoute', ({ method, url }) => {
      if ([method].flat().includes('GET') && !url.startsWith('/api/') && !url.includes('.')) patterns.push(url)
    })
  }
  const config = readConfig({ LOG_LEVEL: 'silent' })
  const services = { config, db: server.db, clock: () => server.now, demonstration: false }
  const app = await createApp(services, [collect, ...rooms])
  t.teardown(() => app.close())

  const ids = { draft: '1', ready: '2', simulated: '3', official: '4' }
  const sights = [publicSights(token), ...Object.values(signedInSights(ids))].flat()
  const looked = new Set(sights.map(({ path }) => patternOf(patterns, path.replace(/\?.*/, ''))))
  t.ok(patterns.length > 20)
  t.same(
    patterns.filter((pattern) => !looked.has(pattern)),
    [],
  )
})

/** The route that answers a path: the one that says most of it itself. */
function patternOf(patterns: readonly string[], path: string): string | undefined {
  const answering = patterns.filter((pattern) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path))
  const unknowns = (pattern: string) => pattern.split(':').length
  return answering.sort((a, b) => unknowns(a) - unknowns(b))[0]
}
