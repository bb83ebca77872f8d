import t from 'tap'
import { anApp, type Visitor } from '../support/app.ts'
import { aQuestion, idOf, people } from '../support/questions.ts'

const title = 'Bagaimana memakai tanda tangan elektronik sampai desa?'
const hitIn = (html: string): string =>
  /href="(\/tanya\/serupa\/[0-9a-f-]{36}\?ke[^"]+)"/.exec(html)?.[1]?.replaceAll('&#x3D;', '=') ?? 'none'
const draftIn = (html: string): string => /name="draf" value="([^"]*)"/.exec(html)?.[1] ?? 'none'
const told = async (curator: Visitor, path = '/kelola/tanya') =>
  /(?:Terjawab sebelum bertanya|Answered before asking)[^:]*: (\d+)/.exec((await curator.get(path)).body)?.[1]

t.test('who opens something similar from the form and leaves was answered; nobody knows who', async (t) => {
  const app = await anApp(t)
  const { ani, dedi } = await people(app)
  t.equal(await told(dedi), '0')
  const similar = await ani.post('/tanya/baru', { ...aQuestion, title, tetap: '' })
  t.match(similar.body, 'Belum terkirim')
  const hit = hitIn(similar.body)
  const opened = await ani.get(hit)
  t.equal(opened.statusCode, 303)
  t.match(opened.headers.location, /^\/(praktik|tanya|instrumen)\//)
  t.equal((await ani.get(String(opened.headers.location))).statusCode, 200)
  t.equal(await told(dedi), '1')
  await ani.get(hit)
  t.equal(await told(dedi, '/en/kelola/tanya'), '1', 'one form, one answer')
  const rows = await app.db.selectFrom('similar_use').selectAll().execute()
  t.same(Object.keys(rows[0] ?? {}).sort(), ['day', 'draft', 'what'], 'who and what is written nowhere')
})

t.test('what is asked all the same was not answered', async (t) => {
  const app = await anApp(t)
  const { ani, dedi } = await people(app)
  const form = { ...aQuestion, title, tetap: '', draf: draftIn((await ani.get('/tanya/baru')).body) }
  const similar = (await ani.post('/tanya/baru', form)).body
  t.equal(draftIn(similar), form.draf, 'it stays the same form')
  await ani.get(hitIn(similar))
  t.equal(await told(dedi), '1')
  t.ok(idOf(await ani.post('/tanya/baru', { ...form, tetap: 'ya' })))
  t.equal(await told(dedi), '0')
  const other = draftIn((await ani.get('/tanya/baru')).body)
  t.not(other, form.draf)
  await ani.post('/tanya/baru', { ...form, draf: other, tetap: 'ya', title: 'Hal lain sama sekali' })
  t.equal((await app.db.selectFrom('similar_use').select('draft').where('draft', '=', other).execute()).length, 0)
})

t.test('the page of similar things carries the form on, and the piece that is shown while typing too', async (t) => {
  const app = await anApp(t)
  const { ani, dedi } = await people(app)
  const step = (await ani.get(`/tanya/serupa?teks=${encodeURIComponent(title)}`)).body
  const draft = draftIn(step)
  t.match(step, `draf&#x3D;${draft}`, 'on to the form')
  t.equal(draftIn((await ani.get(`/tanya/baru?draf=${draft}`)).body), draft)
  const piece = (await ani.get(`/tanya/serupa?teks=${encodeURIComponent(title)}&potongan=1&draf=${draft}`)).body
  t.equal(hitIn(piece).slice(0, 51), `/tanya/serupa/${draft}?`)
  await ani.get(`/en${hitIn(piece)}`)
  t.equal(await told(dedi), '1')
})

t.test('nobody else counts: who is not signed in, what is fetched ahead, other sites, other places', async (t) => {
  const app = await anApp(t)
  const { ani, dedi } = await people(app)
  t.equal(hitIn((await app.get(`/tanya/serupa?teks=${encodeURIComponent(title)}`)).body), 'none')
  const hit = `/tanya/serupa/${crypto.randomUUID()}?ke=/praktik/tte-desa`
  t.match((await app.get(hit)).headers.location, /^\/masuk/)
  await ani.get(hit, { 'sec-purpose': 'prefetch' })
  await ani.get(hit, { 'sec-fetch-site': 'cross-site' })
  for (const ke of ['https://jahat.example/', '//jahat.example/x', '/\\jahat.example', '/keluar', ''])
    t.ok((await ani.get(`/tanya/serupa/${crypto.randomUUID()}?ke=${encodeURIComponent(ke)}`)).statusCode >= 400, ke)
  t.equal((await ani.get('/tanya/serupa/bukan-uuid?ke=/praktik/tte-desa')).statusCode, 404)
  t.equal(await told(dedi), '0')
})
