import t from 'tap'
import { firstAdminToken } from '../../src/features/accounts/accounts.ts'
import { pathIn } from '../../src/web/language.ts'
import { anEye } from '../support/access.ts'
import { aBrowser, aServer } from '../support/browser.ts'
import { publicSights } from '../support/sights.ts'

const browser = await aBrowser(t)
const server = await aServer(t, 'bare')
const eye = await anEye(t, browser, server.address)
const token = (await firstAdminToken(server.db, server.now)) ?? ''

t.test('everybody can read every public page in English, in each of its states', async (t) => {
  for (const sight of publicSights(token)) await eye.examine(t, { ...sight, path: pathIn('en', sight.path) })
})
