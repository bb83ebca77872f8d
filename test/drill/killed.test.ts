import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { anAnswerer } from '../support/answering.ts'
import { DEMO_PASSWORD } from '../support/database.ts'
import { aFolder, pidOfPostgres } from '../support/embedded.ts'
import { aPlatform } from '../support/platform.ts'

const ROUNDS = 20

t.test('through many kills of the platform, its Postgres or both no acknowledged answer is lost', async (t) => {
  const DATA_DIR = join(await aFolder(t), 'var')
  const people = ['anggota@bandung.example', 'anggota@garut.example'].map(anAnswerer)
  for (let round = 0; round < ROUNDS; round++) {
    const platform = await aPlatform(t, { DATA_DIR, DEMO_PASSWORD, LOG_LEVEL: 'silent' })
    t.not(platform.address, '', platform.complained())
    for (const person of people) await person.compare(t, platform.address)
    const postgres = await pidOfPostgres(join(DATA_DIR, 'postgres'))
    const before = people.map(({ acknowledged }) => acknowledged)
    const answering = people.map((person) => person.answerUntilItEnds(platform.address))
    const underWay = () => people.every(({ acknowledged }, at) => acknowledged > (before[at] ?? 0))
    while (!underWay() && platform.child.exitCode === null) await setTimeout(5)
    await setTimeout(Math.random() * 1_000)
    if (round % 3 !== 0) process.kill(postgres, 'SIGKILL')
    if (round % 3 === 1) await setTimeout(Math.random() * 200)
    platform.child.kill('SIGKILL')
    await Promise.all(answering)
  }
  for (const { acknowledged } of people) t.ok(acknowledged > ROUNDS, `${acknowledged} saves were acknowledged`)
})
