import { existsSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { startEmbedded } from '../../src/db/embedded.ts'
import { connected } from '../../src/db/embedded-roles.ts'
import { aFolder } from '../support/embedded.ts'

// One after the other in the same directory: making a new one takes a second.
const home = await aFolder(t)
const folder = join(home, 'var')
let firstTook = 0

t.test('a new data directory becomes a database with an owner and a role that owns nothing', async (t) => {
  const from = Date.now()
  const embedded = await startEmbedded(folder)
  firstTook = Date.now() - from
  t.teardown(embedded.stop)
  const passwords = await stat(join(folder, 'postgres-passwords.json'))
  t.equal(passwords.mode & 0o777, 0o600, 'only its keeper reads the passwords')

  await connected(embedded.ownerUrl, async (owner) => {
    await owner.query('create table village (name text primary key)')
    await owner.query('create schema jobs')
    await owner.query('grant insert, select on village to lab_app')
    const { rows } = await owner.query(`select similarity('sumedang', 'sumedng') > 0.5 as near, unaccent('é') as plain`)
    t.same(rows, [{ near: true, plain: 'e' }], 'the extensions for search are there')
  })
  await connected(embedded.appUrl, async (app) => {
    await app.query(`insert into village values ('Cimalaka')`)
    await t.rejects(app.query('create table mine (id int)'), { code: '42501' }, 'the program creates nothing')
    await t.rejects(app.query('alter table village disable row level security'), { code: '42501' })
    const { rows } = await app.query(
      'select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as powers from pg_roles where rolname = current_user',
    )
    t.same(rows, [{ powers: false }])
  })
  await connected(embedded.adminUrl, async (admin) => {
    const { rows } = await admin.query(
      `select current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
              current_setting('data_checksums') as checksums, current_setting('fsync') as fsync`,
    )
    t.same(rows, [{ listens: '127.0.0.1', sockets: '', checksums: 'on', fsync: 'on' }])
  })
  const wrong = embedded.appUrl.replace(/:[^:@/]+@/, ':wrong@')
  await t.rejects(
    connected(wrong, async () => {}),
    { code: '28P01' },
    'a neighbour on the machine needs the password',
  )
})

t.test('what was written is there after a stop and a start, which is quicker than the first', async (t) => {
  const first = await startEmbedded(folder)
  await connected(first.ownerUrl, (owner) => owner.query('create table kept as select 1 as answer'))
  await Promise.all([first.stop(), first.stop()])
  t.notOk(existsSync(join(folder, 'postgres/postmaster.pid')), 'no server is left')
  t.notOk(existsSync(join(folder, 'app.lock')), 'the directory is free')

  const from = Date.now()
  const second = await startEmbedded(folder)
  t.teardown(second.stop)
  t.ok(Date.now() - from < firstTook, 'sooner than making it')
  t.same(second.notes, [], 'an ordinary start says nothing')
  const { rows } = await connected(second.ownerUrl, (owner) => owner.query('select answer from kept'))
  t.same(rows, [{ answer: 1 }])
})

t.test('a left-over file of a server whose number another program has now does not stop the start', async (t) => {
  const data = join(folder, 'postgres')
  await writeFile(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n5432\n\n127.0.0.1\n  1 2\nready   \n`)
  const second = await startEmbedded(folder)
  t.teardown(second.stop)
  t.same(second.notes, [], 'and this program is not taken for a server')
})

t.test('a data directory that cannot be one is refused in a sentence', async (t) => {
  const file = join(home, 'letter')
  await writeFile(file, 'not a folder')
  await t.rejects(startEmbedded(file), { name: 'StartError', message: /cannot be used \(EEXIST\): set DATA_DIR/ })
  await t.rejects(startEmbedded(join(file, 'below')), { name: 'StartError', message: /ENOTDIR/ })
})

t.test('a database without its passwords is left alone', async (t) => {
  const moved = join(home, 'moved')
  await mkdir(join(moved, 'postgres'), { recursive: true })
  await t.rejects(startEmbedded(moved), { name: 'StartError', message: /passwords .* are missing/ })
  t.notOk(existsSync(join(moved, 'app.lock')), 'a start that failed holds nothing')
})

t.test('a server that cannot start says why, and where to read more', async (t) => {
  await writeFile(join(folder, 'postgres/PG_VERSION'), '12\n')
  await t.rejects(startEmbedded(folder), {
    name: 'StartError',
    message: /database files are incompatible.*postgres\.log/,
  })
  t.match(await readFile(join(folder, 'postgres.log'), 'utf8'), /initialized by PostgreSQL version 12/)
})
