import t from 'tap'
import { anEye } from '../support/access.ts'
import { aBrowser, aServer } from '../support/browser.ts'
import { peopleOf, sightsOf } from '../support/sighted.ts'

const browser = await aBrowser(t)
const server = await aServer(t)
const eye = await anEye(t, browser, server.address)
const people = await peopleOf(server)
const sights = await sightsOf(server, people.member)

t.test('an operator can use every page, whatever state the assessment is in', async (t) => {
  for (const sight of sights.member) await eye.look(t, sight, people.member.cookie)
})

t.test('and so can all others', async (t) => {
  for (const person of ['unit', 'approver', 'ministry', 'newcomer', 'host'] as const) {
    for (const sight of sights[person]) await eye.look(t, sight, people[person].cookie)
  }
})
