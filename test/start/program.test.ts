import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { startOf } from '../../src/db/embedded-process.ts'
import { anAnswerer } from '../support/answering.ts'
import { DEMO_PASSWORD } from '../support/database.ts'
import { aFolder, pidOfPostgres } from '../support/embedded.ts'
import { aPlatform } from '../support/platform.ts'

const DATA_DIR = join(await aFolder(t), 'var')
let firstTook = 0
/** How many are acknowledged before the kill. */
const SAVES = 30

t.test('one command gives a demonstration: an address, people to be, and their password', async (t) => {
  const from = Date.now()
  const platform = await aPlatform(t, { DATA_DIR })
  firstTook = Date.now() - from
  t.equal(platform.complained(), '')
  t.match(platform.address, /^http:\/\/127\.0\.0\.1:\d+$/)
  const password = (await readFile(join(DATA_DIR, 'demo-password'), 'utf8')).trim()
  t.match(platform.said(), `Password of all of them: ${password}\n`)
  t.equal((await stat(join(DATA_DIR, 'demo-password'))).mode & 0o777, 0o600, 'which only its keeper reads')
  for (const who of ['anggota@bandung.example', 'penanggungjawab@bandung.example', 'admin@lab.example']) {
    t.match(platform.said(), `  ${who} `)
  }
  t.notMatch(platform.said(), /admin-pertama/, 'no link to become administrator')
  t.equal((await fetch(`${platform.address}/siap`)).status, 200)
  t.equal(await signIn(platform.address, password), 303)

  const again = await aPlatform(t, { DATA_DIR })
  t.equal(again.child.exitCode, 1)
  t.equal(again.complained(), `It is already running at ${platform.address} (process ${platform.child.pid}).\n`)
  t.equal(again.said(), '')

  const postgres = await pidOfPostgres(join(DATA_DIR, 'postgres'))
  t.equal(await platform.end('SIGTERM'), 0, 'it stops in good order')
  t.equal(startOf(postgres), null, 'with its database')
  t.notOk(existsSync(join(DATA_DIR, 'app.lock')))
  t.equal(platform.complained(), '')
})

t.test('the next start is the same installation, with the same password unless one is given', async (t) => {
  const password = (await readFile(join(DATA_DIR, 'demo-password'), 'utf8')).trim()
  const from = Date.now()
  const second = await aPlatform(t, { DATA_DIR })
  t.ok(Date.now() - from < firstTook, 'sooner than the first')
  t.match(second.said(), `Password of all of them: ${password}\n`)
  await second.end('SIGKILL')

  const third = await aPlatform(t, { DATA_DIR, DEMO_PASSWORD: 'kata sandi lain untuk hari ini' })
  t.match(third.said(), /^Took over Postgres .* from a start that was killed\.$/m)
  t.match(third.said(), 'Password of all of them: kata sandi lain untuk hari ini\n')
  t.equal(await signIn(third.address, password), 200, 'the kept password no longer holds')
  t.equal(await signIn(third.address, 'kata sandi lain untuk hari ini'), 303)
  t.equal(await third.end('SIGINT'), 0)
})

t.test('killed in the middle of answering, it still has every acknowledged answer', async (t) => {
  const member = anAnswerer('anggota@bandung.example')
  const platform = await aPlatform(t, { DATA_DIR, DEMO_PASSWORD })
  const answering = member.answerUntilItEnds(platform.address)
  while (member.acknowledged < SAVES && platform.child.exitCode === null) await setTimeout(5)
  platform.child.kill('SIGKILL')
  await answering
  t.ok(member.acknowledged >= SAVES)

  const again = await aPlatform(t, { DATA_DIR, DEMO_PASSWORD })
  t.match(again.said(), /^Took over Postgres/m)
  await member.compare(t, again.address)
  t.equal(await again.end('SIGTERM'), 0)
})

t.test('a demonstration never becomes a real installation', async (t) => {
  const platform = await aPlatform(t, { DATA_DIR, DEMO: 'off' })
  t.equal(platform.child.exitCode, 1)
  t.match(platform.complained(), /^This database was made as a demonstration and stays one: start with DEMO=on/)
  t.notOk(existsSync(join(DATA_DIR, 'postgres/postmaster.pid')), 'and nothing is left running')
})

t.test('told to stop while it starts, it stops', async (t) => {
  const starting = aPlatform(t, { DATA_DIR })
  while (!existsSync(join(DATA_DIR, 'app.lock'))) await setTimeout(5)
  const { pid } = JSON.parse(await readFile(join(DATA_DIR, 'app.lock'), 'utf8'))
  process.kill(pid, 'SIGTERM')
  const platform = await starting
  t.equal(platform.address, '', 'before it ever answered')
  t.equal(platform.child.exitCode, 0)
  t.equal(platform.complained(), '')
  t.notOk(existsSync(join(DATA_DIR, 'postgres/postmaster.pid')))
})

t.test('a port that is taken is said, and nothing is left running', async (t) => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  t.teardown(() => other.close())
  const address = other.address()
  const port = typeof address === 'object' ? `${address?.port}` : ''
  const platform = await aPlatform(t, { DATA_DIR, PORT: port })
  t.equal(platform.child.exitCode, 1)
  t.equal(platform.complained(), `PORT=${port} is taken by another program on 127.0.0.1: set PORT to a free one.\n`)
  t.notOk(existsSync(join(DATA_DIR, 'postgres/postmaster.pid')))
})

async function signIn(address: string, password: string): Promise<number> {
  const response = await fetch(`${address}/masuk`, {
    method: 'POST',
    headers: { origin: address },
    body: new URLSearchParams({ email: 'anggota@bandung.example', password }),
    redirect: 'manual',
  })
  return response.status === 303 ? 303 : 200
}
