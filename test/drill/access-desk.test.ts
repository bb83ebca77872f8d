import t from 'tap'
import { firstAdminToken } from '../../src/features/accounts/accounts.ts'
import { anEye } from '../support/access.ts'
import { aBrowser, aServer } from '../support/browser.ts'
import { peopleOf, sightsOf } from '../support/sighted.ts'
import { type Person, publicSights } from '../support/sights.ts'

const browser = await aBrowser(t)

t.test('everybody can read every public page, on a desk and on a phone', async (t) => {
  const server = await aServer(t, 'bare')
  const eye = await anEye(t, browser, server.address)
  const token = (await firstAdminToken(server.db, server.now)) ?? ''
  for (const sight of publicSights(token)) await eye.examine(t, sight)
})

t.test('and whoever signed in can use all others', async (t) => {
  const server = await aServer(t)
  const eye = await anEye(t, browser, server.address)
  const people = await peopleOf(server)
  const sights = await sightsOf(server, people.member)
  for (const person of Object.keys(sights) as Person[]) {
    for (const sight of sights[person]) await eye.examine(t, sight, people[person].cookie)
  }
})
