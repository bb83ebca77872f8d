import { join } from 'node:path'
import t from 'tap'
import { anAssessment } from '../support/assessments.ts'
import { aBrowser, anOwnBrowser, aPage, aServer, signIn } from '../support/browser.ts'
import { aFolder } from '../support/embedded.ts'
import { answerAcross, joinAll, keepAll, nothingIsLost } from '../support/two-people.ts'

const numbers = Array.from({ length: 47 }, (_, at) => at + 1)

t.test('two browsers answer all 47 across each other, one without a network for a third of it', async (t) => {
  const server = await aServer(t)
  const id = await anAssessment(await server.as('anggota@bandung.example'))
  const { page: first } = await aPage(t, await aBrowser(t), { at: server.address })
  await signIn(first, 'anggota@bandung.example')
  const own = await anOwnBrowser(t, join(await aFolder(t), 'browser'), { at: server.address })
  const second = own.pages()[0] ?? (await own.newPage())
  await signIn(second, 'penanggungjawab@bandung.example')
  await keepAll(own, id)

  const pair = { id, first, second, numbers }
  const collided = await answerAcross(pair)
  t.ok(collided.length > 16, `${collided.length} collided, also without a network`)
  await joinAll(t, pair, collided)
  await nothingIsLost(t, server, pair)
})
