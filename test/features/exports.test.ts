import t from 'tap'
import { readConfig } from '../../src/config.ts'
import { asActor, asPlatform } from '../../src/db/actor.ts'
import { askFor } from '../../src/features/exports/downloads.ts'
import { makeWaiting } from '../../src/features/exports/exports.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { readPdf } from '../support/pdf.ts'
import { filesOf, ready, reportIn } from '../support/report-downloads.ts'
import { sameInAll } from '../support/report-formats.ts'
import { sameOnPage } from '../support/report-page.ts'
import { largeReport } from '../support/report-values.ts'

const MINISTRY = 'kementerian@kementerian.example'
const LONG = '/laporan.pdf?isi=rincian'
const DAY = 86_400_000

t.test('every format of a report says the same', async (t) => {
  const app = await anApp(t, 'demo')
  const ministry = await app.as(MINISTRY)
  const member = await app.as('anggota@bandung.example')
  for (const [who, query, english] of [
    [ministry, 'tahun=2024&provinsi=32', false],
    [ministry, 'tahun=2023&jenis=kota&indikator=3', true],
    [member, 'tahun=2024&provinsi=32&isi=rincian', false],
    [app.anyone, 'dasar=published&tahun=2024', false],
    [app.anyone, 'dasar=verified&tahun=2021', true],
  ] as const) {
    const files = await filesOf(who, query, english)
    const report = reportIn(files.json)
    t.equal(report.lang, english ? 'en' : 'id')
    await t.test(query, async (t) => {
      await sameInAll(t, report, files)
      const page = await who.get(`${english ? '/en' : ''}/laporan?${query}`)
      if (!query.includes('verified'))
        t.match(page.body, new RegExp(`href="${english ? '/en' : ''}/laporan\\.pdf\\?`), 'it leads to the file')
      const lines = sameOnPage(t, report, page.body)
      t.ok(query.includes('verified') ? lines === 0 : lines > 10, 'the page shows them too, or that there are none')
    })
  }

  t.test('simulated figures are named in the name of the file, and nobody in between keeps it', async (t) => {
    const { headers } = await ministry.get('/laporan.csv?tahun=2024')
    t.match(
      headers['content-disposition'],
      /^attachment; filename="SIMULASI-laporan-[a-z0-9-]+-2024-simulated-self\.csv"$/,
    )
    t.equal(headers['cache-control'], 'no-store')
    const published = await app.get('/laporan.xlsx?dasar=published')
    t.match(published.headers['content-disposition'], /filename="laporan-[a-z0-9-]+\.xlsx"$/)
    t.match(published.headers['content-type'], 'spreadsheetml')
  })

  t.test('whoever is not signed in gets no simulated figure in any format', async (t) => {
    for (const format of ['csv', 'json', 'xlsx', 'pdf']) {
      const answer = await app.get(`/laporan.${format}?dasar=simulated`)
      t.equal(answer.statusCode, 303)
      t.match(answer.headers.location, `/masuk?lanjut=${encodeURIComponent(`/laporan.${format}?dasar=simulated`)}`)
    }
  })

  t.test('an address that cannot be read gives no file, and keeps what can', async (t) => {
    const { statusCode, body, headers } = await ministry.get(
      '/laporan.xlsx?tahun=2024&provinsi=99&warna=biru&__proto__=1',
    )
    t.equal(statusCode, 422)
    t.match(headers['content-type'], 'text/html')
    for (const field of ['provinsi', 'warna', '__proto__']) t.match(body, `<code>${field}</code>`)
    t.match(body, /href="\/laporan\?[^"]*tahun&#x3D;2024|href="\/laporan\?[^"]*tahun=2024/)
    t.match(body, /href="\/laporan\.xlsx\?[^"]*2024/)
    t.equal((await ministry.get(`/laporan.pdf?provinsi=${'9'.repeat(50_000)}`)).statusCode, 422)
    t.equal((await ministry.get('/laporan.pdf?tahun=2024&tahun=2023')).statusCode, 422)
  })
})

t.test('a long report is made while its asker may leave', async (t) => {
  const app = await anApp(t, 'demo')
  const ministry = await app.as(MINISTRY)
  t.match((await ministry.get('/laporan/unduhan')).body, 'Belum ada unduhan')
  const asked = await ministry.get(LONG)
  t.equal(asked.statusCode, 303)
  const page = String(asked.headers.location)
  t.match(page, /^\/laporan\/unduhan\/[0-9a-f-]{36}$/)
  t.equal((await ministry.get(LONG)).headers.location, page, 'asking again leads to the same one')
  t.equal((await ministry.get(`${page}/laporan.pdf`)).statusCode, 404, 'nothing to fetch before it is ready')
  const done = await ready(ministry, page)
  t.match(done.body, 'Siap diunduh')
  t.match((await ministry.get('/laporan/unduhan')).body, page, 'it is found again')

  const file = await ministry.get(`${page}/laporan.pdf`)
  t.equal(file.headers['content-type'], 'application/pdf')
  t.match(file.headers['content-disposition'], 'filename="SIMULASI-laporan-')
  const pdf = await readPdf(file.rawPayload)
  const [lines] = pdf.tables.slice(-2)
  t.equal(lines?.rows.length, 507, 'a line for each agency with an index')
  t.match(pdf.printed.at(-1), `Halaman ${pdf.pages} dari ${pdf.pages}`)

  t.test('nobody else knows of it', async (t) => {
    const other = await app.as('provinsi@jabar.example')
    t.notMatch((await other.get('/laporan/unduhan')).body, page)
    for (const path of [page, `${page}/laporan.pdf`]) t.equal((await other.get(path)).statusCode, 404)
    t.equal((await other.post(`${page}/hapus`)).statusCode, 404)
    t.match((await app.get(page)).headers.location, '/masuk')
  })

  t.test('rights are looked at again when it is fetched', async (t) => {
    const ministryRows = app.db.updateTable('membership').where('role', '=', 'ministry')
    await ministryRows.set({ role: 'assessor' }).execute()
    const moved = await app.as(MINISTRY)
    const refused = await moved.get(`${page}/laporan.pdf`)
    t.equal(refused.statusCode, 403)
    t.match(refused.body, 'Hak Anda berubah')
    await app.db
      .updateTable('membership')
      .where('role', '=', 'assessor')
      .where('person_id', '=', await idOf(app, MINISTRY))
      .set({ role: 'ministry' })
      .execute()
  })

  t.test('it can be thrown away, and goes by itself after a week', async (t) => {
    const again = await app.as(MINISTRY)
    t.equal((await again.post(`${page}/hapus`)).headers.location, '/laporan/unduhan')
    t.equal((await again.get(page)).statusCode, 404)
    const next = String((await again.get(`${LONG}&tahun=2023`)).headers.location)
    await ready(again, next)
    app.now = new Date(app.now.getTime() + 8 * DAY)
    const later = await app.as(MINISTRY)
    t.equal((await later.get(next)).statusCode, 404)
    await makeWaiting(servicesOf(app))
    t.same(await asPlatform(app.db, (tx) => tx.selectFrom('report_download').select('id').execute()), [])
  })
})

t.test('downloads have their limits, and survive an end of the program', async (t) => {
  const app = await anApp(t, 'demo')
  const ministry = await app.as(MINISTRY)
  const who = {
    personId: await idOf(app, MINISTRY),
    name: '',
    language: 'id' as const,
    memberships: await postsOf(app),
  }
  const asks = (lines: number) =>
    askFor(app.db, who, { format: 'csv', report: largeReport('id', lines), origin: 'http://x' }, app.now)
  const [first = ''] = [await asks(1), await asks(2), await asks(3)]
  await t.rejects(asks(4), /exports\.error\.waiting/)
  t.equal(await asks(1), first, 'the same one is no new one')
  t.match((await ministry.get(`/laporan/unduhan/${first}`)).body, 'Menunggu giliran')
  const limited = await ministry.get(LONG)
  t.equal(limited.statusCode, 429)
  t.match(limited.body, 'sedang dibuat')

  const set = (values: object) =>
    asPlatform(app.db, (tx) => tx.updateTable('report_download').set(values).where('id', '=', first).execute())
  await set({ started_at: new Date(app.now.getTime() - DAY), tries: 1 })
  t.match((await ministry.get(`/laporan/unduhan/${first}`)).body, 'Sedang dibuat')
  await makeWaiting(servicesOf(app))
  t.match(
    (await ministry.get(`/laporan/unduhan/${first}`)).body,
    'Siap diunduh',
    'whoever was interrupted is made later',
  )
  t.match((await ministry.get(`/laporan/unduhan/${first}/laporan.csv`)).body, 'Laporan')

  await set({ ready_at: null, file: null, name: null, tries: 3, started_at: new Date(app.now.getTime() - DAY) })
  await makeWaiting(servicesOf(app))
  const failed = await ministry.get(`/laporan/unduhan/${first}`)
  t.match(failed.body, 'Gagal', 'after three tries it has failed')
  t.match(failed.body, 'Minta lagi')

  await set({ failed_at: null, tries: 0, started_at: null, path: '/laporan?provinsi=99' })
  await makeWaiting(servicesOf(app))
  t.match(
    (await ministry.get(`/laporan/unduhan/${first}`)).body,
    'Gagal',
    'so has one whose filter means nothing any more',
  )

  await t.rejects(
    asActor(app.db, who, (tx) =>
      tx
        .updateTable('report_download')
        .set({ ready_at: app.now, name: 'x', file: Buffer.of(1) })
        .executeTakeFirstOrThrow()
        .then(({ numUpdatedRows }) => {
          if (numUpdatedRows === 0n) throw new Error('no row')
        }),
    ),
    /no row/,
    'nobody makes a file but the platform',
  )
})

const servicesOf = (app: TestApp) => ({ db: app.db, clock: () => app.now, config: readConfig({}) })

const idOf = async (app: TestApp, email: string): Promise<string> =>
  (await app.db.selectFrom('person').where('email', '=', email).select('id').executeTakeFirstOrThrow()).id

const postsOf = async (app: TestApp) =>
  app.db
    .selectFrom('membership')
    .where('person_id', '=', await idOf(app, MINISTRY))
    .select(['id', 'role', 'agency_id as agency', 'province_code as province', 'unit_id as unit'])
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, agencyName: null })))
