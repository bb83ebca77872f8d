import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { connected } from '../../src/db/embedded-roles.ts'
import { aFolder, aProgram, pidOfPostgres } from '../support/embedded.ts'

const ROUNDS = 30

t.test('through many kills of program, Postgres or both no acknowledged row is lost and none is torn', async (t) => {
  const folder = join(await aFolder(t), 'var')
  const data = join(folder, 'postgres')
  let acknowledged = 0
  for (let round = 0; round < ROUNDS; round++) {
    const program = await aProgram(t, folder)
    if (program.embedded === null) return t.fail(program.complaint)
    const { ownerUrl } = program.embedded
    const postgres = await pidOfPostgres(data)
    await connected(ownerUrl, async (owner) => {
      owner.on('error', () => {})
      await owner.query('create table if not exists answer (number int primary key, text text not null)')
      const { rows } = await owner.query('select count(*)::int as n, coalesce(max(number), 0) as last from answer')
      t.ok(rows[0].last >= acknowledged, `round ${round}: ${acknowledged} acknowledged, ${rows[0].last} found`)
      t.equal(rows[0].n, rows[0].last, 'without a gap')
      acknowledged = rows[0].last
      const kill = setTimeout(20 + Math.random() * 400).then(() => {
        if (round % 3 !== 0) process.kill(postgres, 'SIGKILL')
        if (round % 3 !== 1) return program.kill()
      })
      // The program's end does not end this connection, Postgres' does: then writing stops.
      const until = Date.now() + 500
      while (Date.now() < until) {
        const written = await owner
          .query('insert into answer values ($1, $2)', [acknowledged + 1, 'x'.repeat(2000)])
          .then(
            () => true,
            () => false,
          )
        if (!written) break
        acknowledged++
      }
      await kill
    })
    await program.kill()
  }
  t.ok(acknowledged > ROUNDS, `${acknowledged} rows were acknowledged`)
})

t.test('of ten starts at once exactly one succeeds, again and again, whatever the one before left', async (t) => {
  const folder = join(await aFolder(t), 'var')
  for (let round = 0; round < 8; round++) {
    const programs = await Promise.all(Array.from({ length: 10 }, () => aProgram(t, folder)))
    const started = programs.filter(({ embedded }) => embedded !== null)
    t.equal(started.length, 1, `round ${round}`)
    for (const { embedded, complaint } of programs) {
      if (embedded === null) t.match(complaint, /^It is already (running|being started)/)
    }
    if (round % 2 === 0) await started[0]?.kill()
    else await started[0]?.stop()
  }
})

t.test('killed at any moment of its first start, the next start makes a whole database', async (t) => {
  const home = await aFolder(t)
  for (let after = 100; after <= 2500; after += 200) {
    const folder = join(home, `var-${after}`)
    const first = aProgram(t, folder)
    await setTimeout(after)
    const lock = join(folder, 'app.lock')
    if (existsSync(lock)) process.kill(JSON.parse(await readFile(lock, 'utf8')).pid, 'SIGKILL')
    await first.then((program) => program.kill())
    const second = await aProgram(t, folder)
    t.equal(second.complaint, '', `killed after ${after} ms`)
    await connected(second.embedded?.appUrl ?? '', (app) => app.query(`select similarity('a', 'b'), unaccent('é')`))
    await second.stop()
  }
})
