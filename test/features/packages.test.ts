import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import t from 'tap'
import { asActor, asPlatform } from '../../src/db/actor.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { anAssessment, SPBE } from '../support/assessments.ts'
import { FACTS, sends } from '../support/evidence.ts'
import { aPdf } from '../support/files.ts'
import { attaches, attachesAgain, carried, ticks } from '../support/packages.ts'
import { anS3 } from '../support/s3.ts'
import { unzipped } from '../support/zips.ts'

const MEMBER = 'anggota@bandung.example'
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const diskPath = (app: TestApp, hash: string) => join(app.config.dataDir, 'evidence', hash.slice(0, 2), hash)

/** Kabupaten Bandung's year with an answer in three lines, two files and a link. */
async function aPackage(app: TestApp) {
  const member = await app.as(MEMBER)
  const id = await anAssessment(member)
  const explanation = 'Perbup 12/2024 mengatur arsitektur.\n\nRiviu: Pasal 9 🏛'
  await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 0, value: 3, explanation })
  const [first, second] = [aPdf('perbup'), aPdf('berita acara')]
  const file = { name: 'perbup.pdf', bytes: first }
  const title = '../Peraturan "Bupati" 12/2024'
  const perbup = await attaches(app, member, id, { item: 'I01.2.1', title, file, place: 'Pasal 5' })
  await attachesAgain(member, id, { item: 'I01.3.1', document: perbup, place: '=HYPERLINK("x")' })
  const same = { name: 'ba.pdf', bytes: second }
  await attaches(app, member, id, { item: 'I01.3.1', title: 'peraturan bupati 12 2024', file: same })
  const url = 'https://jdih.bandungkab.go.id/perbup-12'
  const link = { ...FACTS, title: 'Perbup di JDIH', url }
  const made = String((await member.post('/bukti/tautan', link)).headers.location)
  await attachesAgain(member, id, { item: 'I01.3.1', document: /[0-9a-f-]{36}/.exec(made)?.[0] ?? '' })
  return { member, id, path: `/penilaian/${id}/paket`, first, second, explanation, url, perbup }
}

const rowsIn = async (bytes: Buffer) => (await readXlsx(bytes)).sheets.map(({ rows }) => rows)

const app = await anApp(t, 'demo')
const bandung = await aPackage(app)

t.test('the archive holds every byte where the official application wants it, and an index of it', async (t) => {
  const { member, id, path, first, second, explanation, url } = bandung
  const download = await member.get(`${path}.zip`)
  t.equal(download.statusCode, 200)
  t.match(download.headers, {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="paket-32.04-2026-${SPBE}.zip"`,
    'cache-control': 'no-store',
    'content-length': String(download.rawPayload.length),
  })
  const found = await unzipped(download.rawPayload)
  t.same(
    [...found.keys()],
    [
      'indeks.xlsx',
      'I01/T2/I01.2.1-Peraturan-Bupati-12-2024.pdf',
      'I01/T3/I01.3.1-Peraturan-Bupati-12-2024.pdf',
      'I01/T3/I01.3.1-peraturan-bupati-12-2024-2.pdf',
      'I01/T3/tautan.txt',
      'I01/penjelasan.txt',
    ],
  )
  t.same(found.get('I01/T2/I01.2.1-Peraturan-Bupati-12-2024.pdf'), first)
  t.same(found.get('I01/T3/I01.3.1-peraturan-bupati-12-2024-2.pdf'), second)
  t.equal(String(found.get('I01/penjelasan.txt')), explanation)
  t.match(String(found.get('I01/T3/tautan.txt')), `Perbup di JDIH · Perbup 12/2024 · halaman 1\r\n${url}\r\n`)

  const [indicators = [], files = [], about = []] = await rowsIn(found.get('indeks.xlsx') ?? Buffer.alloc(0))
  t.equal(indicators.length, 48)
  t.equal(indicators[1]?.[6], [...explanation].length, 'characters are code points')
  t.equal(indicators[1]?.[7], 2, 'with two line breaks')
  t.equal(indicators[1]?.[8], 'I01/penjelasan.txt')
  for (const row of files.slice(1)) {
    const [where, address, size, hash] = row.slice(12, 16)
    const bytes = found.get(String(where))
    t.ok(bytes, String(where))
    if (address) t.equal(address, url)
    else t.same([size, hash], [bytes?.length, sha256(bytes ?? Buffer.alloc(0))])
  }
  t.equal(files.length, 5)
  t.ok(
    files.some((row) => row[7] === '=HYPERLINK("x")'),
    'a formula is text',
  )
  t.match(JSON.stringify(about), 'CRLF')

  const overview = await member.get(path)
  t.match(overview.body, '3 berkas')
  t.match(overview.body, '5 disalin')
  t.match((await member.get(`/penilaian/${id}/jejak`)).body, 'Paket untuk aplikasi resmi diunduh')
  t.match((await member.get(`/en${path}`)).body, 'Package for the official application')
})

t.test('to others it is not there, and inside the agency each has a place', async (t) => {
  const { member, id, path } = bandung
  const { shown } = await carried(member, `${path}/1`)
  const garut = await app.as('anggota@garut.example')
  for (const one of [path, `${path}/1`, `${path}.zip`]) t.equal((await garut.get(one)).statusCode, 404, one)
  t.equal((await ticks(garut, `${path}/1`, shown)).statusCode, 404)
  for (const email of ['provinsi@jabar.example', 'kementerian@kementerian.example']) {
    const reader = await app.as(email)
    for (const one of [path, `${path}/1`, `${path}.zip`]) t.equal((await reader.get(one)).statusCode, 403, one)
  }
  for (const one of [`${path}/48`, `${path}/0`, `${path}/x`]) t.equal((await member.get(one)).statusCode, 404, one)

  const unit = await app.as('opd@bandung.example')
  t.equal((await unit.get(`${path}.zip`)).statusCode, 200)
  t.match((await unit.get(`${path}/1`)).body, 'yang mencentang adalah operator')
  t.equal((await ticks(unit, `${path}/1`, shown)).statusCode, 403)
  await member.post(`/penilaian/${id}/tugas`, { baru: 'Dinas Kesehatan', cakupan: 'pilih', pilih: '1' })
  t.equal((await ticks(unit, `${path}/1`, shown)).statusCode, 303)
  t.match((await unit.get(`${path}/1`)).body, 'Dicentang oleh')

  const ministry = {
    personId: '01910000-0000-7000-8000-000000000001',
    name: '',
    language: 'id',
    memberships: [{ id: 'm', role: 'ministry', agency: null, agencyName: null, province: null, unit: null }],
  } as const
  t.same(await asActor(app.db, ministry, (tx) => tx.selectFrom('package_tick').selectAll().execute()), [])

  const values = Array(47).fill('3').join('\n')
  const entered = { year: '2024', instrument: SPBE, document: 'KepmenPANRB 663/2024', values }
  const official = String((await member.post('/penilaian/hasil-resmi', entered)).headers.location).split('/')[2]
  t.equal((await member.get(`/penilaian/${official}/paket`)).statusCode, 404, 'nobody hands in an official result')
  t.notMatch((await member.get(`/penilaian/${official}/hasil`)).body, `/penilaian/${official}/paket`)
})

t.test('what was copied is ticked, and what changed since says so', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, id, path, perbup } = await aPackage(app)
  const page = `${path}/1`
  const first = await carried(member, page)
  t.equal(first.shown.length, 5)
  const [answer = '', onTwo = '', ...rest] = first.shown
  t.equal((await ticks(member, page, [answer, onTwo])).headers.location, `${page}?tersimpan=1`)
  const second = await carried(member, page)
  t.same(
    second.before,
    [answer, onTwo].map((one) => one.split(':')[0]),
  )
  t.match((await member.get(path)).body, /<strong>2<\/strong> <span>dari 5 disalin/)

  // somebody whose page is older changes only what they changed
  const approver = await app.as('penanggungjawab@bandung.example')
  t.equal((await ticks(approver, page, [rest[0] ?? ''])).statusCode, 303)
  t.equal((await carried(member, page)).before.length, 3)

  await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 1, explanation: 'lain' })
  const file = { name: 'perbup-2.pdf', bytes: aPdf('perbup, diubah') }
  t.equal((await sends(app, member, file, { note: '' }, `/bukti/${perbup}/revisi`)).statusCode, 303)
  const changed = await carried(member, page)
  t.equal(changed.body.match(/berubah sejak disalin/g)?.length, 3, 'the answer, and the document on two levels')
  t.match((await member.get(path)).body, '2 berubah sejak disalin')
  await member.call('PATCH', `/assessments/${id}/answers/1`, {
    version: 2,
    explanation: first.body.match(/Perbup 12[^<]*/)?.[0].trim(),
  })
  t.equal((await carried(member, page)).body.match(/berubah sejak disalin/g)?.length, 2, 'as it was is as copied')

  const late = await ticks(member, page, [onTwo])
  t.equal(late.statusCode, 303)
  t.match((await member.get(page)).body, 'berubah sejak disalin', 'what an older page showed is not what stands now')

  const all = await carried(member, page)
  const onward = await ticks(member, page, [], { ...all, aksi: 'semua' })
  t.equal(onward.headers.location, `${path}/2`)
  const whole = await carried(member, page)
  t.equal(whole.before.length, 5)
  t.notMatch(whole.body, 'berubah sejak disalin')

  // what is no longer attached has to be taken away there
  const reference = whole.before[1] ?? ''
  await member.post(`/penilaian/${id}/indikator/1/bukti/I01.2.1/pelepasan`, { reference })
  t.match((await member.get(page)).body, /Sudah dihapus di aplikasi resmi: I01\.2\.1/)
  t.match((await member.get(path)).body, '1 berubah sejak disalin')
  const again = await ticks(member, page, [onTwo])
  t.equal(again.statusCode, 409)
  t.match(again.body, 'tidak ada yang disimpan')
  await ticks(member, page, whole.shown.slice(2), { before: whole.before.slice(2), dihapus: reference })
  t.notMatch((await member.get(page)).body, 'Sudah dihapus di aplikasi resmi')

  const left = await carried(member, page)
  await ticks(member, page, left.shown.slice(1), left)
  t.same((await carried(member, page)).before, left.before.slice(1), 'one is taken back')
  t.match((await member.get(`/penilaian/${id}/jejak`)).body, 'I01: 0 dicentang, 1 dibatalkan')
  for (const disalin of ['x', `jawaban:${'z'.repeat(64)}`, '../..:1', `${onTwo},`]) {
    t.equal((await ticks(member, page, [disalin])).statusCode, 422, disalin)
  }
  t.equal((await member.post(page, { aksi: 'hapus' })).statusCode, 422)
  const strange = `01910000-0000-7000-8000-000000000000:${'0'.repeat(64)}`
  t.equal((await ticks(member, page, [strange])).statusCode, 409)
  const at = new Date()
  const ended = asPlatform(app.db, (tx) => tx.updateTable('package_tick').set({ at }).execute())
  await t.rejects(ended, /only ends/)
})

t.test('what is simulated says so in every name and in the first row', async (t) => {
  const { member } = bandung
  const { items } = (await member.call('GET', '/assessments')).json()
  const simulated = items.filter(({ basis }: { basis: string }) => basis === 'simulated')
  const { id, year } = simulated.find((one: { year: number }) => one.year === 2025) ?? simulated[0]
  const download = await member.get(`/en/penilaian/${id}/paket.zip`)
  t.equal(download.headers['content-disposition'], `attachment; filename="SIMULASI-paket-32.04-${year}-${SPBE}.zip"`)
  const found = await unzipped(download.rawPayload)
  for (const path of found.keys()) t.match(path, /SIMULASI-/)
  for (const rows of await rowsIn(found.get('SIMULASI-indeks.xlsx') ?? Buffer.alloc(0))) {
    t.match(rows[1]?.[0], /^SIMULATED: /)
  }
  t.match((await member.get(`/penilaian/${id}/paket`)).body, 'jangan disalin ke aplikasi resmi')
})

t.test('a content that is lost is named; one that is damaged breaks the download', async (t) => {
  const { member, path, first, second } = bandung
  await app.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.app.server.address() as AddressInfo
  const fetched = async () =>
    (await fetch(`http://127.0.0.1:${port}${path}.zip`, { headers: { cookie: member.cookie } })).arrayBuffer()
  t.ok((await fetched()).byteLength > 0)
  await writeFile(diskPath(app, sha256(second)), Buffer.alloc(second.length, 1))
  await t.rejects(fetched(), 'its hash is another one')
  await writeFile(diskPath(app, sha256(second)), second.subarray(1))
  await t.rejects(fetched(), 'it is too short')
  await rm(diskPath(app, sha256(first)))
  const lost = await member.get(`${path}.zip`)
  t.equal(lost.statusCode, 503)
  t.match(lost.body, /Peraturan &quot;Bupati&quot; 12\/2024.* tidak ditemukan di penyimpanan/)
  t.ok(lost.headers['retry-after'])
})

t.test('a bucket gives the same archive as a folder', async (t) => {
  const { storage, away } = await anS3(t)
  const app = await anApp(t, 'demo', { env: { STORAGE: storage } })
  const { member, path, first } = await aPackage(app)
  const found = await unzipped((await member.get(`${path}.zip`)).rawPayload)
  t.same(found.get('I01/T2/I01.2.1-Peraturan-Bupati-12-2024.pdf'), first)
  await away()
  t.equal((await member.get(`${path}.zip`)).statusCode, 503)
})
