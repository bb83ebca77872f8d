import { sql } from 'kysely'
import t from 'tap'
import { demoState, markInstallation, seedDemo } from '../../src/commands/seed-demo.ts'
import { asPlatform } from '../../src/db/actor.ts'
import type { Database } from '../../src/db/database.ts'
import { demoAccounts } from '../../src/features/accounts/demo-accounts.ts'
import { isPassword } from '../../src/features/accounts/passwords.ts'
import { translator } from '../../src/web/i18n.ts'
import { aDatabase, DEMO_PASSWORD, NOW } from '../support/database.ts'

const PEOPLE = [
  'admin@lab.example admin',
  'anggota@bandung.example member 32.04',
  'anggota@garut.example member 32.05',
  'asesor@kementerian.example assessor',
  'kementerian@kementerian.example ministry',
  'kurator@sumedang.example curator 32.11',
  'opd@bandung.example unit 32.04 Dinas Kesehatan',
  'penanggungjawab@bandung.example approver 32.04',
  'penanggungjawab@garut.example approver 32.05',
  'provinsi@jabar.example reviewer 32',
]

t.test('the demonstration has its people, each in one post, invented and with one password', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const people = await postsOf(db)
  t.same(
    people.map(({ email, role, agency_id, province_code, unit }) =>
      [email, role, agency_id, province_code, unit].filter(Boolean).join(' '),
    ),
    PEOPLE,
  )
  t.ok(
    people.every(({ name }) => name.endsWith('(simulasi)')),
    'every name says that it is made up',
  )
  const hashes = new Set(people.map(({ password_hash }) => password_hash ?? ''))
  t.equal(hashes.size, 1)
  for (const hash of hashes) {
    t.match(hash, /^\$argon2id\$/)
    t.ok(await isPassword(DEMO_PASSWORD, hash))
  }
  const shown = demoAccounts(translator('id')).map(({ email }) => email)
  t.same(
    shown.toSorted(),
    people.map(({ email }) => email),
    'and the sign-in page lists just them',
  )
})

t.test('seeding again changes nothing, whatever people have done meanwhile', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  await db.updateTable('person').set({ language: 'en' }).where('email', '=', 'anggota@garut.example').execute()
  const before = await everythingIn(db)
  await seedDemo(db, { password: DEMO_PASSWORD, at: new Date('2027-02-01T00:00:00Z') })
  t.equal(await everythingIn(db), before)
})

t.test('two demonstrations of the same moment consist of the same rows', async (t) => {
  const [{ db: one }, { db: other }] = [await aDatabase(t, 'demo'), await aDatabase(t)]
  await seedDemo(other, { password: DEMO_PASSWORD, at: NOW })
  const idsIn = (db: Database) =>
    asPlatform(db, (tx) =>
      Promise.all(
        (['adoption', 'commitment', 'adoption_report', 'obstacle', 'follow_up', 'visit', 'delegation'] as const).map(
          async (table) => (await tx.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => id),
        ),
      ),
    )
  const ids = await idsIn(one)
  t.ok(ids.every((rows) => rows.length > 0))
  t.same(await idsIn(other), ids)
})

t.test('another password is given to all demonstration accounts, and to nobody else', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const guest = { id: '019ab000-0000-7000-8000-000000000002', email: 'tamu@garut.example', name: 'Tamu' }
  await db
    .insertInto('person')
    .values({ ...guest, password_hash: 'as it was', created_at: NOW })
    .execute()
  await seedDemo(db, { password: 'sandi peragaan yang lain', at: NOW })
  const people = await db.selectFrom('person').select(['email', 'password_hash']).execute()
  const [hash, ...others] = new Set(
    people.filter(({ email }) => email !== guest.email).map((person) => person.password_hash),
  )
  t.ok(await isPassword('sandi peragaan yang lain', hash))
  t.notOk(await isPassword(DEMO_PASSWORD, hash))
  t.same(others, [])
  t.equal(people.find(({ email }) => email === guest.email)?.password_hash, 'as it was')
})

t.test('the year that is going on is left to the people, whenever the demonstration is made', async (t) => {
  const { db } = await aDatabase(t)
  await seedDemo(db, { password: DEMO_PASSWORD, at: new Date('2024-12-31T16:59:00Z') })
  const years = await asPlatform(db, (tx) =>
    tx.selectFrom('assessment').select('year').distinct().orderBy('year').execute(),
  )
  t.same(years, [{ year: 2021 }, { year: 2022 }, { year: 2023 }])
})

t.test('a database is a demonstration or real work, and stays that', async (t) => {
  const { db } = await aDatabase(t)
  t.equal(await demoState(db), 'empty')
  await markInstallation(db, false, NOW)
  await markInstallation(db, false, NOW)
  t.equal(await demoState(db), 'real')
  await t.rejects(seedDemo(db, { password: DEMO_PASSWORD, at: NOW }), {
    message: 'this database is marked as real already',
  })
  t.same(await db.selectFrom('person').select('id').execute(), [], 'nobody invented was let in')

  const { db: demonstration } = await aDatabase(t, 'demo')
  t.equal(await demoState(demonstration), 'demo')
  await t.rejects(markInstallation(demonstration, false, NOW), { message: 'this database is marked as demo already' })
})

function postsOf(db: Database) {
  return db
    .selectFrom('person as p')
    .innerJoin('membership as m', 'm.person_id', 'p.id')
    .leftJoin('unit as u', 'u.id', 'm.unit_id')
    .select(['p.email', 'p.name', 'p.password_hash', 'm.role', 'm.agency_id', 'm.province_code', 'u.name as unit'])
    .orderBy('p.email')
    .execute()
}

/** Rows of what seeding writes, with the transaction that wrote each last. */
async function everythingIn(db: Database): Promise<string> {
  const tables = ['installation', 'person', 'membership', 'unit', 'assessment', 'submission', 'levels_consent']
  const parts = tables.map(
    (table) => sql`select ${sql.lit(table)} as name, t.xmin::text, t::text as row from ${sql.table(table)} t`,
  )
  const { rows } = await asPlatform(db, (tx) =>
    sql`select name, count(*), md5(string_agg(xmin || row, ',' order by row)) from (${sql.join(parts, sql` union all `)}) r
      group by name order by name`.execute(tx),
  )
  const answers = await asPlatform(db, (tx) =>
    tx
      .selectFrom('answer')
      .select(({ fn }) => fn.countAll().as('n'))
      .execute(),
  )
  return JSON.stringify([rows, answers])
}

t.test('questions about simulated commitments stand in the outbox, and nobody is sent one', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const messages = await asPlatform(db, (tx) =>
    tx.selectFrom('message').select(['basis', 'agency_id', 'mail_id']).execute(),
  )
  t.ok(messages.length > 0)
  t.ok(messages.every(({ basis, mail_id }) => basis === 'simulated' && mail_id === null))
})

t.test('nobody in the demonstration promised anything for a day before the visit', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const promised = await asPlatform(db, (tx) =>
    tx
      .selectFrom('commitment as c')
      .innerJoin('visit as v', 'v.id', 'c.visit_id')
      .select(['v.kind', 'v.held_on', 'c.target_on'])
      .execute(),
  )
  t.same(new Set(promised.map(({ kind }) => kind)), new Set(['visit', 'workshop']))
  t.same(
    promised.filter((one) => one.target_on <= one.held_on),
    [],
  )
})
