import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { bumpDataVersion, noticeDataVersion } from '../../src/db/data-version.ts'
import { anApp } from '../support/app.ts'

t.test('an anonymous page comes as ready bytes, and not again if the browser has it', async (t) => {
  const app = await anApp(t)
  const first = await app.get('/praktik', { 'accept-encoding': 'br, gzip' })
  t.match(first.headers, { 'content-encoding': 'br', 'cache-control': 'no-cache', vary: 'Cookie, Accept-Encoding' })
  const again = await app.get('/praktik', { 'if-none-match': String(first.headers.etag) })
  t.equal(again.statusCode, 304)
  t.equal(again.body, '')
  const gzip = await app.get('/praktik', { 'accept-encoding': 'gzip' })
  t.equal(gzip.headers['content-encoding'], 'gzip')
  for (const [accepted, encoding] of [
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0', undefined],
    ['BR', 'br'],
    ['*;q=0.1', 'br'],
    ['*, br;q=0', 'gzip'],
    ['identity, zebra', undefined],
  ] as const) {
    const { headers } = await app.get('/praktik', { 'accept-encoding': accepted })
    t.equal(headers['content-encoding'], encoding, accepted)
  }
  const etag = String(first.headers.etag)
  for (const [known, status] of [
    [`W/${etag}`, 304],
    [`"lain", ${etag}`, 304],
    ['*', 304],
    [etag.slice(1, -1), 200],
  ] as const) {
    t.equal((await app.get('/praktik', { 'if-none-match': known })).statusCode, status, known)
  }
  t.not((await app.get('/en/praktik')).headers.etag, first.headers.etag, 'each language has its own')
})

t.test('new data is shown at the next look', async (t) => {
  const app = await anApp(t)
  // The first look at the version forgets whatever was kept before it.
  await noticeDataVersion(app.db)
  const before = await app.get('/praktik/simpati')
  t.notMatch(before.body, 'judul yang baru')
  await asPlatform(app.db, (tx) =>
    tx.updateTable('practice').set({ title: 'judul yang baru' }).where('slug', '=', 'simpati').execute(),
  )
  t.equal((await app.get('/praktik/simpati')).headers.etag, before.headers.etag, 'still the kept page')
  await bumpDataVersion(app.db)
  for (let tries = 0; tries < 100; tries++) {
    const { body } = await app.get('/praktik/simpati')
    if (body.includes('judul yang baru')) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const after = await app.get('/praktik/simpati')
  t.ok(after.body.includes('judul yang baru'))
})

t.test('a page of somebody signed in is never kept or shared', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const own = await member.get('/praktik')
  t.match(own.body, 'Anggota Tim SPBE Bandung')
  t.equal(own.headers['cache-control'], 'no-store')
  t.notMatch((await app.get('/praktik')).body, 'Anggota Tim SPBE Bandung')
})

t.test('an unknown parameter bypasses what is kept', async (t) => {
  const app = await anApp(t)
  const answer = await app.get('/praktik?fbclid=1')
  t.equal(answer.statusCode, 200)
  t.equal(answer.headers.etag, undefined)
  const packed = await app.get('/praktik?fbclid=1', { 'accept-encoding': 'gzip' })
  t.equal(packed.headers['content-encoding'], 'gzip', 'it is still sent small')
})

t.test('a demonstration keeps out of search engines, also from what is kept', async (t) => {
  const app = await anApp(t, 'demo')
  for (const path of ['/praktik', '/praktik', '/api/v1/instruments'])
    t.equal((await app.get(path)).headers['x-robots-tag'], 'noindex')
})

t.test('a page asked under a strange host does not name that host to others', async (t) => {
  const app = await anApp(t)
  await app.get('/praktik', { host: 'jahat.example' })
  t.notMatch((await app.get('/praktik')).body, 'jahat.example')
})
