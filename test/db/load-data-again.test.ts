import t from 'tap'
import { anythingChanged, loadData, loadFiles } from '../../src/commands/load-data.ts'
import { asPlatform } from '../../src/db/actor.ts'
import type { Database } from '../../src/db/database.ts'
import { aDataFolder, DATA, loadedRows, versionOf } from '../support/data-folder.ts'
import { aDatabase, NOW } from '../support/database.ts'

const SPBE = 'permenpanrb-59-2020'
const FILE = `instruments/${SPBE}.json`

t.test('loading the same files again changes nothing', async (t) => {
  const { db } = await aDatabase(t)
  const [rows, version] = [await loadedRows(db), await versionOf(db)]
  t.notOk(anythingChanged(await loadData(db, DATA, NOW)), 'known files are not even read')
  t.notOk(anythingChanged(await loadFiles(db, DATA, NOW)), 'nor does reading them change anything')
  t.equal(await loadedRows(db), rows, 'no row was written again')
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
  const report = await loadData(db, data.path, NOW)
  t.same(report, { instruments: 0, agencies: 0, timeZones: 0, indices: 1, averages: 0, outcomes: 2, practices: 0 })
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

t.test('what an agency published stays, also where the files tell of it otherwise or no longer', async (t) => {
  const { db } = await aDatabase(t)
  const own = { form: 'full', origin: 'agency', title: 'Judul pemilik' } as const
  await asPlatform(db, (tx) => tx.updateTable('practice').set(own).where('slug', '=', 'simpati').execute())
  const data = await aDataFolder(t)
  await data.edit('practices.json', '"slug": "e-office"', '"slug": "e-office-lama"')
  await data.edit('practices.json', '"slug": "simpati"', '"slug": "simpati-lama"')
  t.ok(anythingChanged(await loadData(db, data.path, NOW)))
  const rows = await db.selectFrom('practice').select(['slug', 'title', 'origin']).execute()
  const named = new Map(rows.map((row) => [row.slug, row]))
  t.match(named.get('simpati'), { title: 'Judul pemilik', origin: 'agency' })
  t.notOk(named.has('e-office'), 'a snapshot that is no longer in the files is gone')
  t.match(named.get('e-office-lama'), { origin: 'file' })
  const linked = await db.selectFrom('practice_indicator').where('slug', '=', 'simpati').select('number').execute()
  t.ok(linked.length > 0, 'with the indicators it serves')
})

t.test('two instances that start at once load once', async (t) => {
  const { db } = await aDatabase(t)
  const version = await versionOf(db)
  const data = await aDataFolder(t)
  await data.edit('regions.csv', 'Kabupaten Sumedang', 'Kabupaten Sumedang Baru')
  await data.edit(FILE, '"title":', '"title": "Instrumen", "titleBefore":')
  const reports = await Promise.all([1, 2, 3].map(() => loadFiles(db, data.path, NOW)))
  t.equal(reports.filter(anythingChanged).length, 1)
  t.equal(await versionOf(db), version + 1)
})

t.test(
  'an instrument that nobody has used is replaced; one in use gets a next version and stays as it was',
  async (t) => {
    const { db } = await aDatabase(t)
    const data = await aDataFolder(t)
    await data.edit(FILE, 'Instrumen Pemantauan dan Evaluasi SPBE', 'Instrumen Evaluasi SPBE')
    t.match(await loadData(db, data.path, NOW), { instruments: 1 })
    t.same(await versionsOf(db), [{ version: 1, title: 'Instrumen Evaluasi SPBE (47 indikator)', state: 'published' }])

    await startedAssessment(db)
    await data.edit(FILE, 'Instrumen Evaluasi SPBE', 'Instrumen SPBE')
    t.match(await loadData(db, data.path, NOW), { instruments: 1 })
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
    t.notOk(anythingChanged(await loadFiles(db, data.path, NOW)), 'and loading that again changes nothing')
  },
)

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
        started_at: NOW,
        updated_at: NOW,
      })
      .execute(),
  )
