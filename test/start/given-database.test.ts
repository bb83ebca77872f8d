import { existsSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { readConfig } from '../../src/config.ts'
import { StartError } from '../../src/db/start-error.ts'
import { openPostgres } from '../../src/start/postgres.ts'
import { aDatabase, postgresOfThisRun } from '../support/database.ts'
import { aFolder } from '../support/embedded.ts'
import { aPlatform } from '../support/platform.ts'

t.test('an empty installation prints a link that makes the first administrator, and never a password', async (t) => {
  const { appUrl, ownerUrl } = await aDatabase(t)
  const DATA_DIR = join(await aFolder(t), 'var')
  const settings = { DATA_DIR, DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl }
  const platform = await aPlatform(t, settings)
  t.equal(platform.complained(), '')
  const link = /^ {2}(http\S+\/admin-pertama\/\S+)$/m.exec(platform.said())?.[1] ?? ''
  t.equal((await fetch(link)).status, 200)
  t.equal((await fetch(`${platform.address}/admin-pertama/guessed`)).status, 404)
  t.notMatch(platform.said(), /[Pp]assword/)
  t.notOk(existsSync(join(DATA_DIR, 'postgres')), 'no database of its own was made')
  t.equal(await platform.end('SIGTERM'), 0)

  const demo = await aPlatform(t, { ...settings, DEMO: 'on' })
  t.equal(demo.child.exitCode, 1)
  t.equal(
    demo.complained(),
    'This database belongs to a real installation and takes no demonstration: start with DEMO=off.\n',
  )
})

t.test('a database that cannot be used is said in one sentence, without the password', async (t) => {
  const given = new URL(postgresOfThisRun().appUrl)
  const at = `postgres://${given.username}:${given.password}@${given.host}`
  const wrong: readonly [string, string, RegExp][] = [
    [
      'nobody knows the name',
      'postgres://app:hunter2@db.invalid/lab',
      /db\.invalid:5432\/lab cannot be used \(getaddrinfo/,
    ],
    [
      'another password',
      `postgres://${given.username}:hunter2@${given.host}/lab`,
      /\/lab cannot be used \(password auth/,
    ],
    ['no such database', `${at}/hilang`, /\/hilang cannot be used \(database "hilang" does not exist\)/],
  ]
  for (const [what, DATABASE_URL, sentence] of wrong) {
    const message = await complaintAbout(DATABASE_URL)
    t.match(message, /^DATABASE_URL: the database at .*\.$/, what)
    t.match(message, sentence)
    t.notMatch(message, /hunter2/)
  }
  const platform = await aPlatform(t, { DATABASE_URL: 'postgres://app:hunter2@127.0.0.1:1/lab' })
  t.equal(platform.child.exitCode, 1)
  t.equal(
    platform.complained(),
    'DATABASE_URL: the database at 127.0.0.1:1/lab cannot be used (connect ECONNREFUSED 127.0.0.1:1).\n',
  )
})

t.test('the program refuses powers with which row-level security would mean nothing', async (t) => {
  const { adminUrl, ownerUrl } = postgresOfThisRun()
  t.match(await complaintAbout(adminUrl), /^DATABASE_URL connects as a superuser or with BYPASSRLS/)
  t.equal(await complaintAbout(ownerUrl), '', 'an ordinary owner may be the program too')
})

t.test('a bad value stops the start with a sentence naming it', async (t) => {
  const platform = await aPlatform(t, { DEMO: 'maybe' })
  t.equal(platform.child.exitCode, 1)
  t.equal(platform.complained(), 'DEMO must be on or off, not "maybe".\n')
})

t.test('an older Node is told what to do', async (t) => {
  const older = `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '20.19.0' })`
  const platform = await aPlatform(t, {}, ['--import', older])
  t.equal(platform.child.exitCode, 1)
  t.match(platform.complained(), /^This program needs Node 24 and was started with 20\.19\.0: run npm install/)
})

async function complaintAbout(DATABASE_URL: string): Promise<string> {
  const life = { atEnd: () => {} }
  return openPostgres(readConfig({ DATABASE_URL }), life, () => {}).then(
    () => '',
    (error) => (error instanceof StartError ? error.message : `not a sentence: ${error}`),
  )
}

t.test('a data directory where nobody can make one is said in one sentence', async (t) => {
  const platform = await aPlatform(t, { DATA_DIR: '/proc/nope' })
  t.equal(platform.child.exitCode, 1)
  t.match(platform.complained(), /^The data directory \/proc\/nope cannot be used \(\w+\): set DATA_DIR .*\.$/m)
})
