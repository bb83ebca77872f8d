import fc from 'fast-check'
import t from 'tap'
import { asActor, asPlatform, asReport } from '../../src/db/actor.ts'
import { connect, type Database } from '../../src/db/database.ts'
import { connected, withDatabase } from '../../src/db/embedded-roles.ts'
import { checkReports } from '../../src/features/reports/reports.ts'
import { aDatabase, NOW, postgresOfThisRun } from '../support/database.ts'
import { addAssessments, assessmentRow } from '../support/reports.ts'

const ALL = 100
const quiet = () => {}
/** How many lines of all stored sums are not what the assessments add up to. */
const drift = async (db: Database) => (await checkReports(db, NOW, quiet, ALL)).drifted

t.test('sums kept by delta are the sums made anew, whatever happened', async (t) => {
  const { db, appUrl } = await aDatabase(t)
  const superuser = withDatabase(postgresOfThisRun().adminUrl, new URL(appUrl).pathname.slice(1))
  const agencies = ['32.04', '32.05', '32.73', '31', '31.71', '33.01'] // one of them is not autonomous
  const step = fc.record({
    agency: fc.constantFrom(...agencies),
    year: fc.constantFrom(2023, 2024, 2025),
    levels: fc.array(fc.constantFrom(100, 200, 300, 400, 500), { minLength: 1, maxLength: 5 }),
    act: fc.constantFrom('submitted', 'draft', 'delete', 'move'),
  })
  let [checked, moved] = [0, 0]
  // Two rows of one agency cannot be moved to the same year.
  const onlyTaken = (error: { code?: string }) => {
    if (error.code !== '23505') throw error
    return []
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const { agency, year, levels, act } of steps) {
        const where = `agency_id = '${agency}' and year = ${year}`
        if (act === 'delete' || act === 'move') {
          const change = act === 'delete' ? 'delete from assessment' : 'update assessment set year = year + 10'
          const [, , done] = await connected(superuser, (admin) =>
            admin.query(`begin; set local lab.own = '*'; ${change} where ${where}; commit`),
          ).then((results) => results as unknown as { rowCount: number }[], onlyTaken)
          moved += done?.rowCount ?? 0
          continue
        }
        const { id, ...row } = await assessmentRow(db, { agency, year, levels, state: act })
        await asPlatform(db, (tx) =>
          tx
            .insertInto('assessment')
            .values({ id, ...row })
            .onConflict((conflict) =>
              conflict.columns(['agency_id', 'year', 'instrument_id', 'stage']).doUpdateSet(row),
            )
            .execute(),
        )
      }
      checked += (await checkReports(db, NOW, quiet, ALL)).cells
      t.equal(await drift(db), 0)
    }),
    { numRuns: 12 },
  )
  t.ok(checked > 0, 'there were cells to compare')
  t.ok(moved > 0, 'some were moved or deleted')
})

t.test('twenty submissions at the same moment are all counted, and none waits for ever', async (t) => {
  const { db, appUrl } = await aDatabase(t)
  const many = connect(appUrl, { max: 20 })
  t.teardown(() => many.destroy())
  const regions = await db
    .selectFrom('agency')
    .where('type', '=', 'kabupaten')
    .select('code')
    .orderBy('code')
    .limit(20)
    .execute()
  const years = [2024, 2025]
  const ids = await addAssessments(
    db,
    regions.flatMap(({ code }, at) =>
      years.map((year) => ({
        agency: code,
        year,
        levels: [100 + at * 10 + (year - 2024) * 100],
        state: 'draft' as const,
      })),
    ),
  )
  // Both years of a region at once, in one transaction in either order.
  await Promise.all(
    regions.map((_, at) =>
      asPlatform(many, async (tx) => {
        const [first = '', second = ''] = at % 2 ? [ids[2 * at], ids[2 * at + 1]] : [ids[2 * at + 1], ids[2 * at]]
        for (const id of [first, second])
          await tx.updateTable('assessment').set({ state: 'submitted' }).where('id', '=', id).execute()
      }),
    ),
  )
  const sums = await asReport(db, (tx) => tx.selectFrom('report_cell').select(['year', 'n']).execute())
  for (const year of years)
    t.equal(
      sums.filter((cell) => cell.year === year).reduce((sum, { n }) => sum + n, 0),
      20,
    )
  const pairs = await asReport(db, (tx) => tx.selectFrom('report_pair').select(['n', 'change']).execute())
  t.equal(
    pairs.reduce((sum, { n }) => sum + n, 0),
    20,
  )
  t.equal(
    pairs.reduce((sum, { change }) => sum + change, 0),
    2_000,
  )
  t.equal(await drift(db), 0)
})

t.test('a year of an agency that comes in while the year before does is its pair', async (t) => {
  const { db, appUrl } = await aDatabase(t)
  const many = connect(appUrl, { max: 12 })
  t.teardown(() => many.destroy())
  const years = [2021, 2022, 2023, 2024, 2025, 2026]
  const rows = await Promise.all(
    years.map((year) =>
      assessmentRow(db, { agency: '32.04', year, levels: [100 * (year - 2020)].map((level) => Math.min(level, 500)) }),
    ),
  )
  await Promise.all(rows.map((row) => asPlatform(many, (tx) => tx.insertInto('assessment').values(row).execute())))
  const pairs = await asReport(db, (tx) => tx.selectFrom('report_pair').select(['year', 'n']).orderBy('year').execute())
  t.same(
    pairs.map(({ year, n }) => [year, n]),
    years.slice(1).map((year) => [year, 1]),
  )
})

t.test('a region that grows into another class moves', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const cohorts = async () => {
    const cells = await asReport(db, (tx) =>
      tx
        .selectFrom('report_cell')
        .where('year', '=', 2024)
        .where('province', '=', '32')
        .select(['cohort', 'n'])
        .execute(),
    )
    return new Map(cells.map(({ cohort, n }) => [cohort, n]))
  }
  const before = await cohorts()
  await asPlatform(db, (tx) =>
    tx.updateTable('agency').set({ population: 2_000_000 }).where('code', '=', '32.79').execute(),
  )
  const after = await cohorts()
  t.equal(after.get('kota-kecil') ?? 0, (before.get('kota-kecil') ?? 0) - 1)
  t.equal(after.get('kota-besar'), (before.get('kota-besar') ?? 0) + 1)
  t.equal(await drift(db), 0)
})

t.test('drift is found, told and mended', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  t.equal(await drift(db), 0)
  const slice = { instrument_id: 'permenpanrb-59-2020', year: 2024, province: '32', type: 'kota' } as const
  await asPlatform(db, (tx) =>
    tx
      .updateTable('report_cell')
      .set((eb) => ({ n: eb('n', '+', 1) }))
      .where((eb) => eb.and(slice))
      .execute(),
  )
  await asPlatform(db, (tx) =>
    tx
      .updateTable('report_pair')
      .set({ change: 0 })
      .where((eb) => eb.and(slice))
      .execute(),
  )
  const told: object[] = []
  const found = await checkReports(db, NOW, (drifted) => told.push(drifted), ALL)
  t.ok(found.drifted > 0)
  t.match(found.slice, 'permenpanrb-59-2020 2024 simulated self')
  t.same(told, [found])
  t.equal(await drift(db), 0, 'mended')
  const kept = await asPlatform(db, (tx) =>
    tx.selectFrom('report_check').select(['drifted', 'slices']).orderBy('id').execute(),
  )
  t.same(
    kept.map(({ drifted }) => drifted > 0),
    [false, true, false],
  )
})

t.test('a report reaches sums and no row of an agency; a person reaches rows by right and no sum', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  await asReport(db, async (tx) => {
    const [cells, assessments, adoptions] = await Promise.all([
      tx.selectFrom('report_cell').selectAll().execute(),
      tx.selectFrom('assessment').selectAll().execute(),
      tx.selectFrom('adoption').selectAll().execute(),
    ])
    t.ok(cells.length > 100)
    t.same([assessments, adoptions], [[], []])
  })
  const ministry = { id: 'm', role: 'ministry', agency: null, agencyName: null, province: null, unit: null } as const
  const who = {
    personId: '01910000-0000-7000-8000-000000000000',
    name: '',
    language: 'id',
    memberships: [ministry],
  } as const
  for (const actor of [who, null]) {
    await asActor(db, actor, async (tx) => {
      for (const table of ['report_cell', 'report_index', 'report_pair', 'report_check'] as const) {
        t.same(await tx.selectFrom(table).selectAll().execute(), [], table)
      }
      const { numUpdatedRows } = await tx.updateTable('report_slice').set({ stamp: '0' }).executeTakeFirst()
      t.equal(numUpdatedRows, 0n)
    })
  }
})
