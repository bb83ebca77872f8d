import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { anAnswerer } from '../support/answering.ts'
import { DEMO_PASSWORD } from '../support/database.ts'
import { aFolder } from '../support/embedded.ts'
import { aPlatform } from '../support/platform.ts'

const SAVES = 30

t.test('killed in the middle of answering, the platform still has every acknowledged answer', async (t) => {
  const settings = { DATA_DIR: join(await aFolder(t), 'var'), DEMO_PASSWORD }
  const member = anAnswerer('anggota@bandung.example')
  const platform = await aPlatform(t, settings)
  const answering = member.answerUntilItEnds(platform.address)
  while (member.acknowledged < SAVES && platform.child.exitCode === null) await setTimeout(5)
  platform.child.kill('SIGKILL')
  await answering
  t.ok(member.acknowledged >= SAVES)

  const again = await aPlatform(t, settings)
  t.match(again.said(), /^Took over Postgres/m)
  await member.compare(t, again.address)
})
