import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { bumpDataVersion, noticeDataVersion } from '../../src/db/data-version.ts'
import { anApp } from '../support/app.ts'
import { readPdf } from '../support/pdf.ts'
import { fetched } from '../support/report-downloads.ts'

const MINISTRY = 'kementerian@kementerian.example'

t.test('a paper can be verified', async (t) => {
  const app = await anApp(t, 'demo')
  const ministry = await app.as(MINISTRY)
  const query = 'dasar=published&tahun=2024'
  const { hash, title } = (await app.get(`/laporan.json?${query}`)).json()
  const page = `/verifikasi/${hash}`
  const unknown = await app.get(page)
  t.equal(unknown.statusCode, 404)
  t.match(unknown.body, 'Tidak dikenal')

  const pdf = await readPdf((await app.get(`/laporan.pdf?${query}`)).rawPayload)
  t.match(pdf.printed.at(-1), new RegExp(`verifikasi/\\s*${hash.slice(0, 20)}`), 'it leads here')
  const known = await app.get(page)
  t.equal(known.statusCode, 200)
  t.match(known.body, 'Cocok')
  t.match(known.body, title)
  t.equal((await app.get(`/verifikasi?kode=${hash.toUpperCase()}`)).headers.location, page)
  t.equal((await app.get(`/verifikasi?kode=http://x${page}`)).headers.location, page)
  t.equal((await app.get(`/verifikasi/${hash.toUpperCase()}`)).headers.location, page)
  t.match((await app.get(`/en${page}`)).body, 'Matches')

  t.test('what is about simulated figures says so after sign-in only', async (t) => {
    const file = await fetched(ministry, '/laporan.pdf?tahun=2024&provinsi=32')
    const [, secret = ''] =
      /verifikasi\/\s*([0-9a-f\s]{64,70})/.exec((await readPdf(file.rawPayload)).printed.at(-1) ?? '') ?? []
    const address = `/verifikasi/${secret.replaceAll(/\s/g, '').slice(0, 64)}`
    const stranger = await app.get(address)
    t.match(stranger.body, 'Cocok', 'made with the rights of who made it, it is the same')
    t.notMatch(stranger.body, 'Laporan Indeks')
    t.match(stranger.body, '/masuk?lanjut')
    const member = await (await app.as('anggota@bandung.example')).get(address)
    t.match(member.body, 'Laporan Indeks')
  })

  t.test('and says when its figures were replaced', async (t) => {
    await asPlatform(app.db, async (tx) => {
      const row = { index_value: '4.99' }
      await tx
        .updateTable('published_index')
        .set(row)
        .where('year', '=', 2024)
        .where('agency_id', '=', '32.11')
        .execute()
      await bumpDataVersion(tx)
    })
    await noticeDataVersion(app.db)
    const replaced = await app.get(page)
    t.equal(replaced.statusCode, 200)
    t.match(replaced.body, 'Digantikan')
    t.notMatch(replaced.body, 'Cocok')
    t.notMatch(replaced.body, '4,99')
  })

  t.test('rubbish is answered kindly', async (t) => {
    for (const path of [
      'bukan',
      '%00',
      '..%2f..',
      'a'.repeat(63),
      `${'a'.repeat(64)}'`,
      'g'.repeat(64),
      '%zz',
      'x'.repeat(9000),
    ]) {
      const { statusCode, body } = await app.get(`/verifikasi/${path}`)
      t.equal(statusCode, 404, path.slice(0, 20))
      t.match(body, path === '%00' ? 'tidak ditemukan' : 'name="kode"')
    }
    for (const query of ['kode=', 'kode=abc', 'kode=a&kode=b', 'kode[x]=1']) {
      const { statusCode, body } = await app.get(`/verifikasi?${query}`)
      t.equal(statusCode, query.includes('[') ? 200 : 422, query)
      t.match(body, 'name="kode"')
    }
    t.equal((await app.get('/verifikasi')).statusCode, 200)
    t.equal((await ministry.get('/laporan/unduhan/bukan-uuid')).statusCode, 404)
  })
})
