import { sql } from 'kysely'
import t from 'tap'
import { asActor, asPlatform } from '../../src/db/actor.ts'
import { formatHundredths } from '../../src/domain/numbers.ts'
import { score } from '../../src/domain/scoring.ts'
import { findInstrument } from '../../src/features/instruments/instruments.ts'
import { aDatabase } from '../support/database.ts'

const SPBE = 'permenpanrb-59-2020'
/** One demonstration for all, as nobody changes anything. */
const { db } = await aDatabase(t, 'demo')

t.test(
  '508 regencies and cities have simulated assessments for 2021 to 2025, and nobody one for this year',
  async (t) => {
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

t.test('where an index is published, the simulated levels give exactly that index', async (t) => {
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
  const wrong = pairs.filter(({ published, simulated, levels }) => {
    const computed = formatHundredths(score(instrument, levels ?? []).indexHundredths)
    return computed !== published || simulated !== published
  })
  t.same(
    wrong.map(({ name, year }) => `${name} ${year}`),
    [],
  )
})

t.test('every simulated answer says so, and the services a region chooses differ', async (t) => {
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
