import { sql } from 'kysely'
import t from 'tap'
import { demoState, markInstallation, seedDemo } from '../../src/commands/seed-demo.ts'
import { asActor, asPlatform, type Handle } from '../../src/db/actor.ts'
import type { Database } from '../../src/db/database.ts'
import { formatHundredths } from '../../src/domain/numbers.ts'
import { score } from '../../src/domain/scoring.ts'
import { type Snapshot, snapshotHash } from '../../src/domain/snapshot.ts'
import { demoAccounts } from '../../src/features/accounts/demo-accounts.ts'
import { isPassword } from '../../src/features/accounts/passwords.ts'
import { findInstrument } from '../../src/features/instruments/instruments.ts'
import { translator } from '../../src/web/i18n.ts'
import { aDatabase, DEMO_PASSWORD, NOW } from '../support/database.ts'

const SPBE = 'permenpanrb-59-2020'

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

t.test(
  '508 regencies and cities have simulated assessments for 2021 to 2025, and nobody one for this year',
  async (t) => {
    const { db } = await aDatabase(t, 'demo')
    const rows = await asPlatform(db, (tx) =>
      tx
        .selectFrom('assessment as s')
        .innerJoin('agency as a', 'a.code', 's.agency_id')
        .select(['s.year', 's.agency_id', 's.stage', 's.basis', 's.state', 's.started_by', 'a.autonomous', 'a.type'])
        .select(['s.instrument_id', 's.instrument_version', 's.answered', 's.started_at', 's.updated_at'])
        .execute(),
    )
    t.equal(rows.length, 507 * 5 + 3)
    t.equal(new Set(rows.map(({ agency_id }) => agency_id)).size, 508)
    const kinds = rows.map((row) => [
      row.stage,
      row.basis,
      row.state,
      row.instrument_id,
      row.instrument_version,
      row.answered,
    ])
    t.same([...new Set(kinds.map((kind) => kind.join(' ')))], [`self simulated submitted ${SPBE} 1 47`])
    t.ok(
      rows.every(({ started_by }) => started_by === null),
      'nobody real has begun them',
    )
    t.ok(
      rows.every(({ autonomous, type }) => autonomous && type !== 'provinsi'),
      'none for Jakarta’s administrative regions',
    )
    t.same([...new Set(rows.map(({ year }) => year))].sort(), [2021, 2022, 2023, 2024, 2025])
    t.ok(rows.every(({ year, started_at, updated_at }) => started_at.getFullYear() === year && updated_at > started_at))
    const reference = rows.filter(({ agency_id }) => agency_id === '32.11').map(({ year }) => year)
    t.same(reference.sort(), [2021, 2022, 2024], 'of the reference only the years that were published')
  },
)

t.test('the year that is going on is left to the people, whenever the demonstration is made', async (t) => {
  const { db } = await aDatabase(t)
  await seedDemo(db, { password: DEMO_PASSWORD, at: new Date('2024-12-31T16:59:00Z') })
  const years = await asPlatform(db, (tx) =>
    tx.selectFrom('assessment').select('year').distinct().orderBy('year').execute(),
  )
  t.same(years, [{ year: 2021 }, { year: 2022 }, { year: 2023 }])
})

t.test('where an index is published, the simulated levels give exactly that index', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const instrument = await findInstrument(db, SPBE)
  const pairs = await asPlatform(db, (tx) =>
    tx
      .selectFrom('published_index as p')
      .innerJoin('agency as a', 'a.code', 'p.agency_id')
      .leftJoin('assessment as s', (join) =>
        join.onRef('s.agency_id', '=', 'p.agency_id').onRef('s.year', '=', 'p.year'),
      )
      .where('a.type', '<>', 'provinsi')
      .where('p.instrument_id', '=', SPBE)
      .select(['a.name', 'p.year', 'p.index_value as published', 's.levels', 's.index_value as simulated'])
      .execute(),
  )
  t.ok(pairs.length >= 49, `${pairs.length} published indices`)
  for (const { name, year, published, levels, simulated } of pairs) {
    const computed = formatHundredths(score(instrument, levels ?? []).indexHundredths)
    t.same([computed, simulated], [published, published], `${name} ${year}: ${published}`)
  }
})

t.test('stored scores, answers, first revisions and seals are what the levels give', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const { id, version, sha256, ...instrument } = await findInstrument(db, SPBE)
  const assessments = await asPlatform(db, (tx) => sampled(tx))
  t.ok(assessments.length >= 200)
  t.equal(assessments.filter(({ agency_id }) => agency_id === '32.11').length, 3)
  for (const row of assessments) {
    const result = score({ id, ...instrument }, row.levels)
    const { answers, revisions, seal } = await asPlatform(db, (tx) => detailsOf(tx, row.id))
    const snapshot: Snapshot = {
      assessment: row.id,
      agency: row.agency_id,
      year: row.year,
      stage: row.stage,
      instrument: { id, version, sha256 },
      index: { exactMillionths: result.indexMillionths, predicate: result.predicate.label },
      answers,
    }
    const stored = [row.index_value, row.index_millionths, row.predicate, row.domain_scores, row.aspect_scores]
    t.same(
      [stored, answers.map(({ value }) => value), revisions, seal],
      [
        [
          formatHundredths(result.indexHundredths),
          result.indexMillionths,
          result.predicate.label,
          result.domains.map(({ hundredths }) => hundredths),
          result.aspects.map(({ hundredths }) => hundredths),
        ],
        row.levels,
        answers,
        { agency_id: row.agency_id, at: row.updated_at, snapshot_hash: snapshotHash(snapshot) },
      ],
      `${row.agency_id} ${row.year}`,
    )
  }
})

t.test('every simulated answer says so, and the services a region chooses differ', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const { rows } = await asPlatform(db, (tx) =>
    sql<{ count: string; said: string; agencies: string }>`
      select count(*), count(*) filter (where explanation like 'Simulasi: %') as said, count(distinct agency_id) as agencies
      from answer`.execute(tx),
  )
  const total = String((507 * 5 + 3) * 47)
  t.same(rows, [{ count: total, said: total, agencies: '508' }])
  const services = await asPlatform(db, (tx) =>
    tx
      .selectFrom('answer')
      .select(['number', 'service_name'])
      .distinct()
      .where('service_name', '<>', '')
      .orderBy('number')
      .execute(),
  )
  t.same(
    services.map(({ number }) => number),
    [45, 46, 47],
  )
  t.equal(new Set(services.map(({ service_name }) => service_name)).size, 3)
})

t.test('simulated indices gather around the published means', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const { rows } = await asPlatform(db, (tx) =>
    sql<{ year: number; type: string | null; mean: string }>`
      select s.year, a.type, round(avg(s.index_value), 2)::text as mean from assessment s join agency a on a.code = s.agency_id
      group by grouping sets ((s.year), (s.year, a.type))`.execute(tx),
  )
  const mean = (year: number, type: string | null = null) =>
    Number(rows.find((row) => row.year === year && row.type === type)?.mean)
  const published: readonly [number, string | null, number][] = [
    [2021, 'kabupaten', 2.11],
    [2021, 'kota', 2.29],
    [2022, null, 2.34],
    [2023, null, 2.79],
    [2025, null, 3.23],
  ]
  for (const [year, type, value] of published) {
    t.ok(Math.abs(mean(year, type) - value) <= 0.02, `${type ?? 'all'} ${year}: ${mean(year, type)} for ${value}`)
  }
})

t.test(
  'Sumedang and sixty others let their levels be seen; nothing of an assessment is seen without signing in',
  async (t) => {
    const { db } = await aDatabase(t, 'demo')
    const consents = await db.selectFrom('levels_consent').select('agency_id').execute()
    t.equal(consents.length, 61)
    t.ok(consents.some(({ agency_id }) => agency_id === '32.11'))
    t.notOk(
      consents.some(({ agency_id }) => agency_id === '32.04' || agency_id === '32.05'),
      'not for those one plays',
    )
    const seen = await asActor(db, null, (tx) => tx.selectFrom('assessment').select('id').limit(1).execute())
    t.same(seen, [])
  },
)

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

const postsOf = (db: Database) =>
  db
    .selectFrom('person as p')
    .innerJoin('membership as m', 'm.person_id', 'p.id')
    .leftJoin('unit as u', 'u.id', 'm.unit_id')
    .select(['p.email', 'p.name', 'p.password_hash', 'm.role', 'm.agency_id', 'm.province_code', 'u.name as unit'])
    .orderBy('p.email')
    .execute()

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

/** Two hundred assessments spread over all, and those of Sumedang. */
const sampled = (tx: Handle) =>
  tx
    .selectFrom((from) =>
      from
        .selectFrom('assessment')
        .selectAll()
        .select(sql<number>`(row_number() over (order by agency_id, year))::int`.as('place'))
        .as('s'),
    )
    .selectAll()
    .where((where) => where.or([where(sql`place % 12`, '=', 0), where('agency_id', '=', '32.11')]))
    .execute()

async function detailsOf(tx: Handle, id: string) {
  const columns = [
    'number',
    'version',
    'value',
    'explanation',
    'service_name as serviceName',
    'service_owner as serviceOwner',
  ] as const
  return {
    answers: await tx.selectFrom('answer').where('assessment_id', '=', id).select(columns).orderBy('number').execute(),
    revisions: await tx
      .selectFrom('answer_revision')
      .where('assessment_id', '=', id)
      .select(columns)
      .orderBy('number')
      .execute(),
    seal: await tx
      .selectFrom('submission')
      .where('assessment_id', '=', id)
      .select(['agency_id', 'at', 'snapshot_hash'])
      .executeTakeFirst(),
  }
}
