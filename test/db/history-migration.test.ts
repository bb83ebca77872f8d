import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { connected, furnishDatabase, makeDatabase, withDatabase } from '../../src/db/embedded-roles.ts'
import { postgresOfThisRun } from '../support/database.ts'

const HISTORY = '0029_history.sql'
const [YEAR, PERSON, POST] = [1, 2, 3].map((n) => `01910000-0000-7000-8000-00000000000${n}`)

/** A year of Kabupaten Bandung as it stood before anything was chained: one answer changed twice, then submitted. */
const BEFORE = `
  select set_config('lab.own', '*', false), set_config('lab.reads', '*', false);
  insert into agency (code, type, name, short_name, province_code, province_name, autonomous)
    values ('32.04', 'kabupaten', 'Kabupaten Bandung', 'Bandung', '32', 'Jawa Barat', true);
  insert into instrument values ('one', 1, repeat('0', 64), 'published', 'Satu', 'One', 1, '{}', '2026-01-01');
  insert into person (id, email, name, created_at) values ('${PERSON}', 'a@b.example', 'A', '2026-01-01');
  insert into membership (id, person_id, role, agency_id, valid_from) values ('${POST}', '${PERSON}', 'approver', '32.04', '2026-01-01');
  insert into assessment (id, agency_id, instrument_id, instrument_version, year, stage, basis, state, levels, index_value,
      index_millionths, predicate, domain_scores, aspect_scores, started_by, started_at, updated_at)
    values ('${YEAR}', '32.04', 'one', 1, 2026, 'self', 'self', 'submitted', '{300}', 3, 3000000, 'Baik', '{}', '{300}',
      '${POST}', '2026-01-01', '2026-01-02');
  insert into answer values ('${YEAR}', 1, '32.04', 2, 300, 'kedua', '', '');
  insert into answer_revision values ('${YEAR}', 1, 1, '32.04', 200, 'pertama', '', '', '${POST}', '2026-01-01'),
    ('${YEAR}', 1, 2, '32.04', 300, 'kedua', '', '', '${POST}', '2026-01-02');
  insert into submission values ('${YEAR}', '32.04', '${POST}', '2026-01-02', repeat('0', 64));
  insert into audit_event (at, agency_id, person_id, membership_id, action, subject)
    values ('2026-01-01', '32.04', '${PERSON}', '${POST}', 'assessment.started', '${YEAR}'),
      ('2026-01-02', null, null, null, 'x', 'y');`

t.test('what was written before is chained when the platform is brought up to date', async (t) => {
  const { adminUrl, ownerUrl } = postgresOfThisRun()
  const name = `older_${process.pid}`
  await connected(adminUrl, (admin) => makeDatabase(admin, name))
  t.teardown(() => connected(adminUrl, (admin) => admin.query(`drop database ${name} with (force)`)))
  await furnishDatabase(adminUrl, name)
  await connected(withDatabase(ownerUrl, name), async (owner) => {
    for (const file of readdirSync('migrations').sort()) {
      if (file === HISTORY) await owner.query(BEFORE)
      await owner.query(`begin; ${readFileSync(`migrations/${file}`, 'utf8')}; commit`)
    }
    await owner.query("select set_config('lab.own', '*', false)")
    const read = async (sql: string) => (await owner.query(sql)).rows
    const before = "coalesce(lag(hash) over (order by version), '')"
    t.same(
      await read(`select version, hash = sha256(${before} || convert_to(revision_text(r), 'UTF8')) as sealed
        from answer_revision r order by version`),
      [
        { version: 1, sealed: true },
        { version: 2, sealed: true },
      ],
    )
    t.match(await read('select round, index_value, predicate, versions from submission'), [
      { round: 1, index_value: '3.00', predicate: 'Baik', versions: [2] },
    ])
    t.match(await read('select links from audit_head'), [{ links: '2' }])
    const { rowCount } = await owner.query("update submission set predicate = 'x'")
    t.equal(rowCount, 0, 'and nobody reaches it any more')
  })
})
