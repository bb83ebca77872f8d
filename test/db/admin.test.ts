import t from 'tap'
import { adminCommand } from '../../src/commands/admin.ts'
import { asPlatform } from '../../src/db/actor.ts'
import type { Database } from '../../src/db/database.ts'
import { isFirstAdminToken } from '../../src/features/accounts/accounts.ts'
import { isPassword } from '../../src/features/accounts/passwords.ts'
import { aDatabase, NOW } from '../support/database.ts'

const ADDRESS = 'https://lab.example.go.id'
const admin = (db: Database, ...args: string[]): Promise<string> =>
  adminCommand(args)(db, { address: ADDRESS, at: NOW })

const person = (db: Database, email: string) =>
  db
    .selectFrom('person as p')
    .leftJoin('membership as m', 'm.person_id', 'p.id')
    .leftJoin('unit as u', 'u.id', 'm.unit_id')
    .where('p.email', '=', email)
    .select([
      'p.id',
      'p.name',
      'p.password_hash',
      'p.disabled_at',
      'm.role',
      'm.agency_id',
      'm.province_code',
      'm.valid_from',
    ])
    .select('u.name as unit')
    .executeTakeFirst()

const passwordIn = (said: string): string => /password (\S+)/.exec(said)?.[1] ?? ''

t.test('an empty installation gets a one-time link, and the newest only', async (t) => {
  const { db } = await aDatabase(t)
  const first = await admin(db, 'create-first-link')
  const second = await admin(db, 'create-first-link')
  t.match(second, /^https:\/\/lab\.example\.go\.id\/admin-pertama\/[\w-]{43}$/)
  t.ok(await isFirstAdminToken(db, second.split('/').at(-1) ?? ''))
  t.notOk(await isFirstAdminToken(db, first.split('/').at(-1) ?? ''))
  await admin(db, 'add-person', 'rina@sumedang.example', 'Rina', 'admin')
  await t.rejects(admin(db, 'create-first-link'), { name: 'CommandError', message: /has an account already/ })
})

t.test('a person is added with one post and a password that is told once', async (t) => {
  const { db } = await aDatabase(t)
  t.equal(await admin(db, 'list-people'), 'Nobody has an account yet.')
  const said = await admin(db, 'add-person', 'Rina@Sumedang.example', 'Rina Kusuma', 'member', '32.11')
  const rina = await person(db, 'rina@sumedang.example')
  t.match(rina, {
    name: 'Rina Kusuma',
    role: 'member',
    agency_id: '32.11',
    province_code: null,
    valid_from: '2026-11-02',
  })
  t.ok(passwordIn(said).length >= 12)
  t.ok(await isPassword(passwordIn(said), rina?.password_hash))
  await admin(db, 'add-person', 'dinkes@sumedang.example', 'Dini', 'unit', '32.11', 'Dinas Kesehatan')
  t.match(await person(db, 'dinkes@sumedang.example'), { role: 'unit', agency_id: '32.11', unit: 'Dinas Kesehatan' })
  await admin(db, 'add-person', 'prov@jabar.example', 'Pipin', 'reviewer', '32')
  t.match(await person(db, 'prov@jabar.example'), { role: 'reviewer', agency_id: null, province_code: '32' })
  const list = await admin(db, 'list-people')
  t.match(list, 'dinkes@sumedang.example\tDini\tunit\tDinas Kesehatan, Kabupaten Sumedang')
  t.match(list, 'prov@jabar.example\tPipin\treviewer\tJawa Barat')
  t.notMatch(list, passwordIn(said))
  const events = await asPlatform(db, (tx) =>
    tx.selectFrom('audit_event').select(['action', 'subject', 'data']).execute(),
  )
  t.match(events[0], { action: 'person.added', subject: rina?.id, data: { role: 'member', by: 'command line' } })
  t.notMatch(JSON.stringify(events), passwordIn(said))
})

t.test('who is disabled is signed out and stays known; enabling lets them in again', async (t) => {
  const { db } = await aDatabase(t)
  await admin(db, 'add-person', 'rina@sumedang.example', 'Rina', 'approver', '32.11')
  const rina = await person(db, 'rina@sumedang.example')
  await signedIn(db, rina?.id ?? '')
  await admin(db, 'disable', 'RINA@sumedang.example')
  t.same((await person(db, 'rina@sumedang.example'))?.disabled_at, NOW)
  t.same(await db.selectFrom('session').select('id_hash').execute(), [])
  t.match(await admin(db, 'list-people'), 'disabled 2026-11-02')
  await t.rejects(admin(db, 'disable', 'rina@sumedang.example'), { message: /has been disabled since 2026-11-02/ })
  await admin(db, 'enable', 'rina@sumedang.example')
  t.equal((await person(db, 'rina@sumedang.example'))?.disabled_at, null)
  await t.rejects(admin(db, 'enable', 'rina@sumedang.example'), { message: /is not disabled/ })
})

t.test('a new password ends the old one and all sessions', async (t) => {
  const { db } = await aDatabase(t)
  const first = passwordIn(await admin(db, 'add-person', 'rina@sumedang.example', 'Rina', 'ministry'))
  await signedIn(db, (await person(db, 'rina@sumedang.example'))?.id ?? '')
  const second = passwordIn(await admin(db, 'set-password', 'rina@sumedang.example'))
  const hash = (await person(db, 'rina@sumedang.example'))?.password_hash
  t.ok(await isPassword(second, hash))
  t.notOk(await isPassword(first, hash))
  t.same(await db.selectFrom('session').select('id_hash').execute(), [])
})

t.test('nonsense is refused in a sentence and changes nothing', async (t) => {
  const { db } = await aDatabase(t)
  await admin(db, 'add-person', 'rina@sumedang.example', 'Rina', 'member', '32.11')
  const refused: readonly [string[], RegExp][] = [
    [['add-person', 'rina@sumedang.example', 'Rina', 'member', '32.11'], /has an account already/],
    [['add-person', 'rina', 'Rina', 'member', '32.11'], /"rina" is no mail address/],
    [['add-person', 'a@b.example', ' ', 'member', '32.11'], /is no name/],
    [['add-person', 'a@b.example', 'Adi', 'boss'], /"boss" is no role: one of member, unit/],
    [['add-person', 'a@b.example', 'Adi', 'member'], /needs the code of an agency/],
    [['add-person', 'a@b.example', 'Adi', 'member', '32.99'], /32\.99 is no known code/],
    [['add-person', 'a@b.example', 'Adi', 'reviewer', '32.11'], /32\.11 is no province/],
    [['add-person', 'a@b.example', 'Adi', 'reviewer', '99'], /99 is no known code/],
    [['add-person', 'a@b.example', 'Adi', 'admin', '32.11'], /for the whole platform/],
    [['add-person', 'a@b.example', 'Adi', 'unit', '32.11'], /needs the name of the unit/],
    [['add-person', 'a@b.example', 'Adi', 'member', '32.11', 'Dinas'], /has no unit/],
    [['disable', 'siapa@b.example'], /Nobody has an account with the address siapa@b\.example/],
    [['set-password', 'siapa@b.example'], /Nobody has an account/],
  ]
  for (const [args, message] of refused)
    await t.rejects(admin(db, ...args), { name: 'CommandError', message }, args.join(' '))
  t.equal((await db.selectFrom('person').select('id').execute()).length, 1)
})

t.test('what is no command shows how it is used, before any database is opened', async (t) => {
  for (const args of [[], ['help'], ['disable'], ['list-people', 'all'], ['set-password', 'a@b.example', 'rahasia']]) {
    t.throws(() => adminCommand(args), { name: 'CommandError', message: /^npm run admin -- COMMAND/ }, args.join(' '))
  }
})

const signedIn = (db: Database, personId: string) =>
  db
    .insertInto('session')
    .values({
      id_hash: '0'.repeat(64),
      person_id: personId,
      created_at: NOW,
      last_seen_at: NOW,
      expires_at: new Date(NOW.getTime() + 3_600_000),
    })
    .execute()
