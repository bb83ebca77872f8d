import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { aDatabase, DEMO_PASSWORD } from '../support/database.ts'
import { aFolder } from '../support/embedded.ts'
import { aPlatform } from '../support/platform.ts'
import { anUploader, holdsTogether } from '../support/uploader.ts'

const ROUNDS = 12

t.test('through many kills no acknowledged file is lost, none is torn, none is left over', async (t) => {
  const { ownerUrl, appUrl, db } = await aDatabase(t, 'demo')
  const DATA_DIR = join(await aFolder(t), 'var')
  const settings = { DATA_DIR, DEMO_PASSWORD, DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DEMO: 'on' }
  const people = ['anggota@bandung.example', 'anggota@garut.example'].map(anUploader)
  for (let round = 0; round < ROUNDS; round++) {
    const platform = await aPlatform(t, settings)
    t.not(platform.address, '', platform.complained())
    const before = people.map(({ acknowledged }) => acknowledged)
    const uploading = people.map((person) => person.uploadUntilItEnds(platform.address))
    const underWay = () => people.every(({ acknowledged }, at) => acknowledged > (before[at] ?? 0))
    while (!underWay() && platform.child.exitCode === null) await setTimeout(5)
    await setTimeout(Math.random() * 700)
    platform.child.kill('SIGKILL')
    await Promise.all(uploading)
  }
  const last = await aPlatform(t, settings)
  for (const person of people) await person.compare(t, last.address)
  for (const { acknowledged } of people) t.ok(acknowledged > ROUNDS, `${acknowledged} were acknowledged`)
  await last.end('SIGTERM')
  await holdsTogether(t, db, DATA_DIR)
})
