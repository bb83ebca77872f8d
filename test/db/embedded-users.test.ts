import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import t from 'tap'
import { SHARED } from '../../src/db/embedded-place.ts'
import { postmasterOf, shutDown } from '../../src/db/embedded-postmaster.ts'
import { connected } from '../../src/db/embedded-roles.ts'
import { aFolder, anInstallation, aProgram } from '../support/embedded.ts'

const isRoot = process.getuid?.() === 0

// Only root can stand in for other people; for anybody else the suite itself is the ordinary user's case.
if (isRoot) {
  const home = await anInstallation(await aFolder(t))

  t.test('an ordinary user has a Postgres of their own in their home', async (t) => {
    const NOBODY = 65534
    await mkdir(join(home, 'var'), { mode: 0o700 })
    await chown(join(home, 'var'), NOBODY, NOBODY)
    const program = await aProgram(t, join(home, 'var'), { uid: `${NOBODY}`, home })
    t.equal(program.complaint, '')
    await connected(program.embedded?.appUrl ?? '', (app) => app.query('select 1'))
    t.equal((await stat(join(home, 'var/postgres'))).uid, NOBODY)
    t.same(program.embedded?.notes, [])
    await program.stop()

    const locked = join(home, 'locked')
    await mkdir(locked, { mode: 0o700 })
    const refused = await aProgram(t, locked, { uid: `${NOBODY}`, home })
    t.match(
      refused.complaint,
      `The data directory ${locked} cannot be used (EACCES): set DATA_DIR`,
      'one that is not theirs',
    )

    const root = await aProgram(t, join(home, 'var'), { home })
    t.same(root.embedded?.notes, [], 'root serves it for them')
    await root.stop()
    t.equal((await stat(join(home, 'var/postgres/PG_VERSION'))).uid, NOBODY, 'and it stays theirs')
  })

  t.test('root keeps the database where the server can enter when the installation is in a closed home', async (t) => {
    const copied = existsSync(SHARED)
    await rm(join(home, 'var'), { recursive: true })
    await chmod(home, 0o700)
    const first = await aProgram(t, join(home, 'var'), { home })
    t.equal(first.complaint, '')
    const data = first.embedded?.dataDir ?? ''
    t.teardown(async () => {
      const postmaster = await postmasterOf(data)
      if (postmaster) await shutDown(postmaster)
      await rm(copied ? dirname(data) : SHARED, { recursive: true })
    })
    t.ok(data.startsWith(`${SHARED}/data-`))
    t.match(first.embedded?.notes[0], /^The database is in .*, because the server's user cannot enter/)
    const copy = (await readdir(SHARED)).find((name) => name.startsWith('postgres-')) ?? ''
    const { uid, mode } = await stat(join(SHARED, copy))
    t.same([uid, mode & 0o777], [0, 0o755], 'a copy of Postgres belongs to root and everybody may use it')
    await connected(first.embedded?.ownerUrl ?? '', (owner) => owner.query('create table kept as select 1 as answer'))
    await first.kill()

    const second = await aProgram(t, join(home, 'var'), { home })
    t.match(second.embedded?.notes.at(-1), /^Took over Postgres/)
    await second.stop()
    await chmod(home, 0o711)
    const third = await aProgram(t, join(home, 'var'), { home })
    const { rows } = await connected(third.embedded?.ownerUrl ?? '', (owner) => owner.query('select answer from kept'))
    t.same(rows, [{ answer: 1 }], 'it is found again whatever becomes of the rights')
    t.equal((await readFile(join(home, 'var/postgres-is-at'), 'utf8')).trim(), data)
    await third.stop()

    await rm(dirname(data), { recursive: true })
    const fourth = await aProgram(t, join(home, 'var'), { home })
    t.match(
      fourth.complaint,
      /^The database is missing: .*postgres-is-at says that it is in/,
      'never a new one in its place',
    )
    await mkdir(dirname(data))
  })
} else {
  t.test('this suite runs as an ordinary user, who has a Postgres of their own', async (t) => {
    const program = await aProgram(t, join(await aFolder(t), 'var'))
    t.same(program.embedded?.notes, [])
    await program.stop()
  })
}
