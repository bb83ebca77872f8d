import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import t from 'tap'
import { startEmbedded } from '../../src/db/embedded.ts'
import { startOf } from '../../src/db/embedded-process.ts'
import { connected } from '../../src/db/embedded-roles.ts'
import { aFolder, aProgram, pidOfPostgres } from '../support/embedded.ts'

// One after the other in the same directory: making a new one takes a second.
const folder = join(await aFolder(t), 'var')

t.test(
  'after kill -9 of the program the next start takes its Postgres over, and every acknowledged row is there',
  async (t) => {
    const first = await aProgram(t, folder)
    const ownerUrl = first.embedded?.ownerUrl ?? ''
    await connected(ownerUrl, (owner) => owner.query('create table third as select 3 as level'))
    const postgres = await pidOfPostgres(join(folder, 'postgres'))
    await first.kill()
    t.ok(startOf(postgres), 'the server outlived the program')

    const second = await startEmbedded(folder)
    t.equal(second.ownerUrl, ownerUrl, 'same port, same password')
    t.match(second.notes, [`Took over Postgres (process ${postgres}) from a start that was killed.`])
    const { rows } = await connected(second.ownerUrl, (owner) => owner.query('select level from third'))
    t.same(rows, [{ level: 3 }])
    await second.stop()
    t.equal(startOf(postgres), null, 'a server that was taken over is stopped too')
  },
)

t.test('after kill -9 of program and Postgres alike every acknowledged row is there', async (t) => {
  const first = await aProgram(t, folder)
  await connected(first.embedded?.ownerUrl ?? '', (owner) => owner.query('create table fourth as select 4 as level'))
  process.kill(await pidOfPostgres(join(folder, 'postgres')), 'SIGKILL')
  await first.kill()

  const second = await startEmbedded(folder)
  t.teardown(second.stop)
  const { rows } = await connected(second.ownerUrl, (owner) => owner.query('select level from fourth'))
  t.same(rows, [{ level: 4 }])
  t.same(second.notes, [], 'there was nothing to take over')
})

t.test('a Postgres that dies under a living program is started again where it was', async (t) => {
  const said: string[] = []
  const embedded = await startEmbedded(folder, { say: (sentence) => said.push(sentence) })
  t.teardown(embedded.stop)
  const died = await pidOfPostgres(join(folder, 'postgres'))
  process.kill(died, 'SIGKILL')

  let answer: pg.QueryResult | null = null
  for (let tries = 0; !answer && tries < 200; tries++) {
    await setTimeout(50)
    answer = await connected(embedded.appUrl, (app) => app.query('select 1 as alive')).catch(() => null)
  }
  t.same(answer?.rows, [{ alive: 1 }])
  t.match(said, [/^Postgres had died and was started again/])
  t.not(await pidOfPostgres(join(folder, 'postgres')), died)
})

t.test('while a program lives, another start is told where it answers', async (t) => {
  const first = await aProgram(t, folder)
  const second = await aProgram(t, folder)
  t.equal(second.embedded, null)
  t.equal(second.complaint, `It is already running at http://127.0.0.1:1/ (process ${first.child.pid}).`)
  t.equal(second.child.exitCode, 1)
  await connected(first.embedded?.appUrl ?? '', (app) => app.query('select 1'))
  await first.stop()
  t.equal(first.child.exitCode, 0)
})

t.test('of starts at the same moment exactly one succeeds, beside the lock of a killed program too', async (t) => {
  const folder = join(await aFolder(t), 'var')
  for (const round of ['new directory', 'after a kill']) {
    const programs = await Promise.all([aProgram(t, folder), aProgram(t, folder), aProgram(t, folder)])
    const started = programs.filter(({ embedded }) => embedded !== null)
    t.equal(started.length, 1, round)
    const refused = programs.filter(({ embedded }) => embedded === null)
    for (const { complaint } of refused) t.match(complaint, /^It is already (running|being started)/)
    await started[0]?.kill()
  }
})

t.test('a lock that a power cut left empty is nobody’s', async (t) => {
  await writeFile(join(folder, 'app.lock'), '')
  const second = await startEmbedded(folder)
  const lock = JSON.parse(await readFile(join(folder, 'app.lock'), 'utf8'))
  t.equal(lock.pid, process.pid)
  await second.stop()
})
