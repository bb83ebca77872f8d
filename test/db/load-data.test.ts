import { sql } from 'kysely'
import t from 'tap'
import { aDatabase } from '../support/database.ts'

const SPBE = 'permenpanrb-59-2020'
/** The data files as every installation has them, loaded before. */
const { db } = await aDatabase(t)

t.test(
  'the directory knows 38 provinces and 514 regencies and cities, six of them not assessed on their own',
  async (t) => {
    const agencies = await db.selectFrom('agency').select(['code', 'type', 'autonomous', 'province_name']).execute()
    t.equal(agencies.length, 552)
    t.equal(agencies.filter(({ type }) => type === 'provinsi').length, 38)
    t.equal(agencies.filter(({ autonomous, type }) => autonomous && type !== 'provinsi').length, 508)
    const administrative = agencies.filter(({ autonomous }) => !autonomous)
    t.equal(administrative.length, 6)
    t.ok(
      administrative.every(({ code }) => code.startsWith('31.')),
      'all in Jakarta',
    )
  },
)

t.test('the series of Sumedang is the published one, each year on its instrument and with its source', async (t) => {
  const series = await db
    .selectFrom('published_index')
    .where('agency_id', '=', '32.11')
    .select(['year', 'index_value', 'predicate', 'instrument_id', 'source_url'])
    .orderBy('year')
    .execute()
  t.same(
    series.map(({ year, index_value, predicate, instrument_id }) => [year, index_value, predicate, instrument_id]),
    [
      [2019, '2.46', 'Cukup', 'permenpanrb-5-2018'],
      [2020, '3.81', 'Sangat Baik', 'permenpanrb-5-2018'],
      [2021, '3.52', 'Sangat Baik', SPBE],
      [2022, '3.84', 'Sangat Baik', SPBE],
      [2024, '4.51', 'Memuaskan', SPBE],
    ],
  )
  t.ok(series.every(({ source_url }) => source_url.startsWith('https://')))
})

t.test('averages are kept apart from agencies', async (t) => {
  const west = await db
    .selectFrom('published_index')
    .where('agency_id', '=', '32')
    .where('year', '=', 2023)
    .select('index_value')
    .execute()
  t.same(west, [{ index_value: '4.14' }], 'the provincial government’s own, not the mean of its regencies')
  const averages = await db
    .selectFrom('reference_average')
    .select(['level', 'region_code', 'year', 'index_value'])
    .orderBy('level')
    .orderBy('year')
    .execute()
  t.same(
    averages.map(({ level, region_code, year, index_value }) => [level, region_code, year, index_value].join(' ')),
    [
      'agregat_provinsi 32 2022 2.74',
      'agregat_provinsi 32 2023 3.38',
      'agregat_provinsi 32 2024 3.89',
      'kabupaten 00 2021 2.11',
      'kota 00 2021 2.29',
      'nasional 00 2021 2.24',
      'nasional 00 2022 2.34',
      'nasional 00 2023 2.79',
      'nasional 00 2025 3.23',
      'provinsi 00 2021 2.46',
    ],
  )
  t.same(
    await db.selectFrom('agency').where('code', '=', '00').select('code').execute(),
    [],
    'the country is no agency',
  )
})

t.test('contested outcomes keep both sides', async (t) => {
  const stunting = await db
    .selectFrom('outcome')
    .where('agency_id', '=', '32.11')
    .where('year', '=', 2022)
    .where('measure', 'like', 'stunting%')
    .select(['measure', 'value', 'good_direction'])
    .orderBy('measure')
    .execute()
  t.same(stunting, [
    { measure: 'stunting_lokal', value: '8.270', good_direction: 'down' },
    { measure: 'stunting_ssgi', value: '27.600', good_direction: 'down' },
  ])
})

t.test('the practices are Sumedang’s, in the order of the file, with the indicators they bear on', async (t) => {
  const practices = await db.selectFrom('practice').selectAll().orderBy('position').execute()
  t.equal(practices.length, 20)
  t.match(practices[0], {
    slug: 'e-office',
    agency_id: '32.11',
    position: 0,
    title_en: 'Sumedang e-Office',
    start_year: 2019,
  })
  t.match(practices[0]?.figures, [
    { label: 'Indeks SPBE 2019', value: 2.46 },
    { label: 'Indeks SPBE 2020', value: 3.81 },
  ])
  t.ok(
    practices.every(({ sources }) => sources.length > 0),
    'none without a source',
  )
  const numbers = await db
    .selectFrom('practice_indicator')
    .where('slug', '=', 'e-office')
    .select('number')
    .orderBy('number')
    .execute()
  t.same(
    numbers.map(({ number }) => number),
    [14, 15, 37],
  )
})

t.test('both instruments are published in version 1, and each evidence item has an id', async (t) => {
  const instruments = await db
    .selectFrom('instrument')
    .select(['id', 'version', 'state', 'indicator_count', 'title_en'])
    .orderBy('id')
    .execute()
  t.match(instruments, [
    { id: SPBE, version: 1, state: 'published', indicator_count: 47 },
    { id: 'permenpanrb-8-2026', version: 1, state: 'published', indicator_count: 20 },
  ])
  const item = await db
    .selectFrom('evidence_item')
    .where('instrument_id', '=', SPBE)
    .where('id', '=', 'I01.3.2')
    .select(['indicator', 'level', 'position', 'text'])
    .executeTakeFirst()
  t.match(item, { indicator: 1, level: 3, position: 2, text: /\S/ })
  const { perLevel } = await db
    .selectFrom('evidence_item')
    .where('instrument_id', '=', SPBE)
    .select(({ fn }) => fn.count<string>(sql`distinct (indicator, level)`).as('perLevel'))
    .executeTakeFirstOrThrow()
  t.equal(Number(perLevel), 47 * 5, 'every level of every indicator says what to show')
})
