import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import t from 'tap'
import { anythingChanged, loadData, loadFiles } from '../../src/commands/load-data.ts'
import { asPlatform } from '../../src/db/actor.ts'
import type { Database } from '../../src/db/database.ts'
import { DataError } from '../../src/domain/errors-data.ts'
import { aDataFolder, DATA } from '../support/data-folder.ts'
import { aDatabase } from '../support/database.ts'

const AT = new Date('2026-11-24T03:00:00Z')
const SPBE = 'permenpanrb-59-2020'
const FILE = `instruments/${SPBE}.json`
const TABLES = [
  'instrument',
  'evidence_item',
  'agency',
  'published_index',
  'reference_average',
  'outcome',
  'practice',
  'practice_indicator',
]

/** Every row with the transaction that wrote it last: a row that was written again, even with the same text, differs. */
async function rowsOf(db: Database): Promise<string> {
  const parts = TABLES.map(
    (table) => sql`select ${sql.lit(table)} as name, t.xmin::text, t::text as row from ${sql.table(table)} t`,
  )
  const { rows } = await sql`select * from (${sql.join(parts, sql` union all `)}) r order by name, row`.execute(db)
  return JSON.stringify(rows)
}

async function versionOf(db: Database): Promise<number> {
  const { version } = await db.selectFrom('data_version').select('version').executeTakeFirstOrThrow()
  return Number(version)
}

t.test(
  'the directory knows 38 provinces and 514 regencies and cities, six of them not assessed on their own',
  async (t) => {
    const { db } = await aDatabase(t)
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
  const { db } = await aDatabase(t)
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
  const { db } = await aDatabase(t)
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
  const { db } = await aDatabase(t)
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
  const { db } = await aDatabase(t)
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
  const { db } = await aDatabase(t)
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

t.test('loading the same files again changes nothing', async (t) => {
  const { db } = await aDatabase(t)
  const [rows, version] = [await rowsOf(db), await versionOf(db)]
  t.notOk(anythingChanged(await loadData(db, DATA, AT)), 'known files are not even read')
  t.notOk(anythingChanged(await loadFiles(db, DATA, AT)), 'nor does reading them change anything')
  t.equal(await rowsOf(db), rows, 'no row was written again')
  t.equal(await versionOf(db), version)
})

t.test('a corrected figure replaces the old one, a removed one is gone, and pages are told once', async (t) => {
  const { db } = await aDatabase(t)
  const version = await versionOf(db)
  const data = await aDataFolder(t)
  await data.edit('spbe-index.csv', '32.11,Kabupaten Sumedang,2022,3.84', '32.11,Kabupaten Sumedang,2022,3.85')
  await data.edit(
    'outcomes.csv',
    '32.11,Kabupaten Sumedang,ipm,Indeks Pembangunan Manusia (BPS),indeks,naik,2016',
    '32.11,Kabupaten Sumedang,ipm,Indeks Pembangunan Manusia (BPS),indeks,naik,2015',
  )
  const report = await loadData(db, data.path, AT)
  t.same(report, { instruments: 0, agencies: 0, indices: 1, averages: 0, outcomes: 2, practices: 0 })
  t.equal(await versionOf(db), version + 1)
  const indices = await db
    .selectFrom('published_index')
    .where('agency_id', '=', '32.11')
    .where('year', '=', 2022)
    .select('index_value')
    .execute()
  t.same(indices, [{ index_value: '3.85' }])
  const years = await db
    .selectFrom('outcome')
    .where('agency_id', '=', '32.11')
    .where('measure', '=', 'ipm')
    .select('year')
    .execute()
  t.notOk(years.some(({ year }) => year === 2016))
})

t.test('two instances that start at once load once', async (t) => {
  const { db } = await aDatabase(t)
  const version = await versionOf(db)
  const data = await aDataFolder(t)
  await data.edit('regions.csv', 'Kabupaten Sumedang', 'Kabupaten Sumedang Baru')
  await data.edit(FILE, '"title":', '"title": "Instrumen", "titleBefore":')
  const reports = await Promise.all([1, 2, 3].map(() => loadFiles(db, data.path, AT)))
  t.equal(reports.filter(anythingChanged).length, 1)
  t.equal(await versionOf(db), version + 1)
})

t.test(
  'an instrument that nobody has used is replaced; one in use gets a next version and stays as it was',
  async (t) => {
    const { db } = await aDatabase(t)
    const data = await aDataFolder(t)
    await data.edit(FILE, 'Instrumen Pemantauan dan Evaluasi SPBE', 'Instrumen Evaluasi SPBE')
    t.match(await loadData(db, data.path, AT), { instruments: 1 })
    t.same(await versionsOf(db), [{ version: 1, title: 'Instrumen Evaluasi SPBE (47 indikator)', state: 'published' }])

    await startedAssessment(db)
    await data.edit(FILE, 'Instrumen Evaluasi SPBE', 'Instrumen SPBE')
    t.match(await loadData(db, data.path, AT), { instruments: 1 })
    t.same(await versionsOf(db), [
      { version: 1, title: 'Instrumen Evaluasi SPBE (47 indikator)', state: 'published' },
      { version: 2, title: 'Instrumen SPBE (47 indikator)', state: 'published' },
    ])
    const items = await db
      .selectFrom('evidence_item')
      .where('instrument_id', '=', SPBE)
      .select(({ fn }) => ['instrument_version', fn.countAll<string>().as('items')])
      .groupBy('instrument_version')
      .orderBy('instrument_version')
      .execute()
    t.equal(items.length, 2)
    t.equal(items[0]?.items, items[1]?.items, 'evidence of both versions')
    t.notOk(anythingChanged(await loadFiles(db, data.path, AT)), 'and loading that again changes nothing')
  },
)

t.test('what is wrong in a file is named with file and place, and nothing is written', async (t) => {
  const { db } = await aDatabase(t)
  const [rows, version] = [await rowsOf(db), await versionOf(db)]
  const wrong: readonly [string, string, string, RegExp][] = [
    [
      FILE,
      '"weightBp": 130,',
      '"weightBp": 140,',
      /^data\/instruments\/permenpanrb-59-2020\.json: domains\[0\]\.aspects\[0\] \(A1\): weights of its indicators sum to 1310, not 1300/m,
    ],
    [FILE, '{', '[', /^data\/instruments\/permenpanrb-59-2020\.json: file: is not JSON/],
    [
      'spbe-index.csv',
      '2019,2.46',
      '2019,5.01',
      /^data\/spbe-index\.csv: line \d+: index: is not an index from 1 to 5/,
    ],
    ['spbe-index.csv', '2019,2.46', '2019,2.465', /^data\/spbe-index\.csv: line \d+: index: /],
    [
      'spbe-index.csv',
      '2019,2.46',
      '2020,2.46',
      /^data\/spbe-index\.csv: line \d+: agency 32\.11 2020 stands on line \d+ already/,
    ],
    [
      'spbe-index.csv',
      '2024,4.51,Memuaskan',
      '2024,4.51,Baik',
      /^data\/spbe-index\.csv: line \d+: predicate: 4\.51 is Memuaskan, not Baik/,
    ],
    [
      'spbe-index.csv',
      '32.11,Kabupaten Sumedang,2019',
      '32.99,Kabupaten Sumedang,2019',
      /^data\/spbe-index\.csv: line \d+: region_code: 32\.99 is no known agency/,
    ],
    [
      'spbe-index.csv',
      'Rata-rata pemerintah kota,',
      'Rata-rata pemerintah desa,',
      /^data\/spbe-index\.csv: line \d+: level: .*no average/,
    ],
    ['regions.csv', '\n12,provinsi', '\n11,provinsi', /^data\/regions\.csv: line \d+: 11 stands on line 2 already/],
    ['regions.csv', 'code,level', 'kode,level', /^data\/regions\.csv: line 2: code: /],
    ['outcomes.csv', ',naik,', ',maju,', /^data\/outcomes\.csv: line 2: good_direction: /],
    ['outcomes.csv', '32.11,', '"32.11,', /^data\/outcomes\.csv: line \d+: /],
    ['practices.json', '"e-office"', '"E-Office"', /^data\/practices\.json: practices\[0\]\.slug: /],
    [
      'practices.json',
      '"indicators": [',
      '"indicators": [48, ',
      /^data\/practices\.json: practices\[0\]\.indicators \(e-office\): 48 is unknown/,
    ],
  ]
  for (const [file, from, to, message] of wrong) {
    const data = await aDataFolder(t)
    // The regions differ as well: a load that stops half way would have written them.
    await data.edit('regions.csv', 'Kabupaten Garut', 'Kabupaten Garut Baru')
    await data.edit(file, from, to)
    await t.rejects(loadData(db, data.path, AT), { name: 'DataError', message }, `${file}: ${to}`)
  }
  t.equal(await rowsOf(db), rows)
  t.equal(await versionOf(db), version)
})

t.test('a missing file is named', async (t) => {
  const { db } = await aDatabase(t)
  for (const file of ['outcomes.csv', 'practices.json', 'instruments']) {
    const data = await aDataFolder(t)
    await rm(join(data.path, file), { recursive: true })
    const error = await loadData(db, data.path, AT).catch((error: unknown) => error)
    t.ok(error instanceof DataError && error.message.startsWith(`data/${file}: `), `${error}`)
  }
})

const versionsOf = (db: Database) =>
  db.selectFrom('instrument').where('id', '=', SPBE).select(['version', 'title', 'state']).orderBy('version').execute()

/** Kabupaten Sumedang has begun an assessment on version 1. */
const startedAssessment = (db: Database) =>
  asPlatform(db, (tx) =>
    tx
      .insertInto('assessment')
      .values({
        id: '019ab000-0000-7000-8000-000000000001',
        agency_id: '32.11',
        instrument_id: SPBE,
        instrument_version: 1,
        year: 2025,
        stage: 'self',
        basis: 'self',
        state: 'draft',
        levels: Array(47).fill(null),
        answered: 0,
        index_value: '1.00',
        index_millionths: 1_000_000,
        predicate: 'Kurang',
        domain_scores: [100, 100, 100, 100],
        aspect_scores: Array(8).fill(100),
        started_by: null,
        started_at: AT,
        updated_at: AT,
      })
      .execute(),
  )
