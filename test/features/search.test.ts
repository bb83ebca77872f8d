import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { similar } from '../../src/features/search/search.ts'
import { anApp, type TestApp, type Visitor } from '../support/app.ts'

const found = (body: string) =>
  [...body.matchAll(/<h2><a href="(?:\/en)?([^"]+)"/g)].map(([, path = '']) => path.replaceAll('&#x3D;', '='))
const search = async ({ get }: Pick<Visitor, 'get'>, q: string, rest = '') =>
  get(`/cari?q=${encodeURIComponent(q)}${rest}`)

t.test('the search', async (t) => {
  const app = await anApp(t)

  await t.test('finds what is meant and marks what was typed', async (t) => {
    const { statusCode, body, headers } = await search(app, 'TTE desa')
    t.equal(statusCode, 200)
    t.equal(found(body)[0], '/praktik/tte-desa')
    t.match(body, /<mark>Tanda<\/mark> <mark>Tangan<\/mark> <mark>Elektronik<\/mark>/)
    t.equal(headers.etag, undefined, 'a search is never kept')
    t.equal(headers['cache-control'], 'no-store')
  })

  await t.test('a code or number comes first', async (t) => {
    t.equal(found((await search(app, '32.11')).body)[0], '/daerah/32.11')
    t.equal(found((await search(app, '3205')).body)[0], '/daerah/32.05')
    t.ok(found((await search(app, 'indikator 22')).body)[0]?.endsWith('/indikator/22'))
    t.equal(found((await search(app, 'kabupaten sumedang')).body)[0], '/daerah/32.11')
    const both = found((await search(app, '13')).body).slice(0, 3)
    t.ok(
      both.includes('/daerah/13') && both.some((path) => path.endsWith('/indikator/13')),
      'a province and indicators',
    )
  })

  await t.test('is in English where one reads English', async (t) => {
    const { body } = await app.get('/en/cari?q=electronic+signature')
    t.equal(found(body)[0], '/praktik/tte-desa')
    t.match(body, 'results for')
    t.match(body, /lang="en">.*<mark>/)
  })

  await t.test('one kind only', async (t) => {
    const { body } = await search(app, 'sumedang', '&jenis=daerah')
    t.same(found(body), ['/daerah/32.11'])
    t.match(body, 'name="jenis" value="daerah"')
    t.notMatch(body, 'Kendala teratasi', 'obstacles are for those signed in')
  })

  await t.test('asks whether something else was meant', async (t) => {
    const { body } = await search(app, 'arstektur')
    t.match(body, /Apakah maksud Anda <a href="\/cari\?q&#x3D;arsitektur">arsitektur<\/a>/)
    t.notMatch((await search(app, 'arsitektur')).body, 'Apakah maksud Anda')
  })

  await t.test('says so when only some words stand anywhere', async (t) => {
    const { body } = await search(app, 'stunting zeppelin')
    t.equal(found(body)[0], '/praktik/simpati')
    t.match(body, 'yang berikut memuat sebagian')
    t.match((await search(app, 'zeppelin')).body, 'Tidak ada hasil untuk “zeppelin”')
  })

  await t.test('goes on from page to page', async (t) => {
    const first = await search(app, 'kabupaten', '&jenis=daerah')
    t.equal(found(first.body).length, 20)
    t.match(first.body, '416 hasil')
    t.match(first.body, /href="\/cari\?q&#x3D;kabupaten&amp;jenis&#x3D;daerah&amp;halaman&#x3D;2" rel="next"/)
    const second = await search(app, 'kabupaten', '&jenis=daerah&halaman=2')
    t.same(
      found(second.body).filter((path) => found(first.body).includes(path)),
      [],
    )
    t.match(second.body, 'rel="prev"')
    t.match((await search(app, 'stunting', '&halaman=9')).body, 'Tidak ada hasil lagi')
  })
})

t.test('whatever is typed is answered clearly', async (t) => {
  const app = await anApp(t)
  const typed = [
    '',
    '   ',
    '\0',
    '"',
    "'",
    '& | ! ( ) <-> :*',
    '!!tte',
    'a:b*',
    "') or 1=1 --",
    '\\',
    '%',
    '<script>alert(1)</script>',
    '\uD800',
    '🙂',
    'yang dan untuk',
    'the of',
    'e-',
    '--',
    '..',
    '\uE000x\uE001',
  ]
  for (const q of typed) {
    const { statusCode, body } = await app.get(`/cari?q=${q === '\uD800' ? '%ED%A0%80' : encodeURIComponent(q)}`)
    t.equal(statusCode, 200, JSON.stringify(q))
    t.notMatch(body, '<script>alert')
  }
  t.match((await search(app, 'yang dan untuk')).body, 'ada di hampir setiap tulisan')
  t.match((await search(app, '')).body, 'Tulis apa yang Anda cari')
  const long = await search(app, 'x'.repeat(10_000))
  t.equal(long.statusCode, 422)
  t.match(long.body, 'Tulis paling banyak 200 huruf')
  t.match(long.body, 'x'.repeat(10_000), 'it stands there as typed')
  t.equal((await search(app, 'a '.repeat(100).trim())).statusCode, 200)
  const wrong = await search(app, 'TTE', '&jenis=kapal&keadaan=basah&halaman=abc')
  t.equal(wrong.statusCode, 422)
  t.match(wrong.body, 'Jenis hasil ini tidak dikenal')
  t.equal(found(wrong.body)[0], '/praktik/tte-desa', 'the words still hold')
  t.equal((await app.get('/cari?q=a&q=tte&q[]=x&asing=1')).statusCode, 200)
})

t.test('who sees what', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const query = 'antrean puskesmas dari rumah'
  const simulated = '/praktik/antrean-puskesmas-dari-rumah'
  t.notOk(found((await search(app, query)).body).includes(simulated))
  const seen = await search(member, query)
  t.equal(found(seen.body)[0], simulated)
  t.match(seen.body, 'SIMULASI')

  const [obstacle = ''] = found((await search(member, 'e-office', '&jenis=kendala')).body)
  t.match(obstacle, /^\/cari\/kendala\//)
  t.same(found((await search(app, 'e-office', '&jenis=kendala')).body), [])
  const page = await member.get(obstacle)
  t.equal(page.statusCode, 200)
  t.match(page.body, 'href="/praktik/e-office"')
  t.equal((await app.get(obstacle)).statusCode, 303)
  t.equal((await member.get('/cari/kendala/01910000-0000-7000-8000-000000000000')).statusCode, 404)
  t.equal((await member.get('/cari/kendala/%00')).statusCode, 404)
})

t.test('programs search too', async (t) => {
  const app = await anApp(t)
  const call = (query: string) => app.anyone.call('GET', `/search?${query}`)
  const { items, more } = (await call('q=surat+menyurat+OPD&limit=3')).json()
  t.match(items[0], { kind: 'practice', id: 'e-office', url: '/praktik/e-office', solved: null, basis: 'reported' })
  t.equal(items.length, 3)
  t.equal(more, true)
  const only = (await call('q=keamanan&kind=indicator')).json().items
  t.ok(only.length > 3 && only.every(({ kind }: { kind: string }) => kind === 'indicator'))
  t.same((await call('q=yang+dan')).json(), { items: [], more: false })
  t.same((await call('q=')).json(), { items: [], more: false })
  t.equal((await call('')).statusCode, 422)
  t.equal((await call('q=a&kind=ship')).statusCode, 422)
  t.equal((await call(`q=${'x'.repeat(201)}`)).statusCode, 422)
  t.equal((await call('q=%00')).statusCode, 200)
})

t.test('sixty searches a minute, then a wait; somebody signed in is not counted', async (t) => {
  const app = await anApp(t, 'demo')
  for (let n = 0; n < 59; n++) await search(app, '')
  t.equal((await app.anyone.call('GET', '/search?q=')).statusCode, 200, 'pages and programs count together')
  const refused = await app.get('/en/cari?q=tte')
  t.equal(refused.statusCode, 429)
  t.match(refused.body, /Too many searches in one minute. Try again in \d+ seconds/)
  t.ok(Number(refused.headers['retry-after']) > 0)
  t.equal((await app.anyone.call('GET', '/search?q=tte')).statusCode, 429)
  const member = await app.as('anggota@bandung.example')
  t.equal((await search(member, 'tte')).statusCode, 200)
})

t.test('what curators call the same is found by it', async (t) => {
  const app = await anApp(t)
  t.same(found((await search(app, 'sikepo')).body), [])
  await nickname(app, 'sikepo', 'praktik.wa-kepo')
  t.equal(found((await search(app, 'sikepo')).body)[0], '/praktik/wa-kepo')
})

t.test('what resembles a question', async (t) => {
  const app = await anApp(t)
  const ask = (text: string, rest = '') => app.get(`/tanya/serupa?teks=${encodeURIComponent(text)}${rest}`)
  const text = 'Bagaimana cara kades menandatangani surat dengan TTE?'

  await t.test('is a step of its own', async (t) => {
    const { statusCode, body } = await ask(text)
    t.equal(statusCode, 200)
    t.match(body, 'href="/praktik/tte-desa"')
    t.match(body, `value="${text}"`)
    t.match(body, '/tanya/baru?judul&#x3D;Bagaimana%20cara')
    t.match((await app.get('/tanya/serupa')).body, 'href="/tanya/baru"')
    t.equal((await ask('x'.repeat(201))).statusCode, 422)
    t.match((await ask('yang dan \0')).body, 'Belum ada yang serupa')
    t.match((await app.get(`/en/tanya/serupa?teks=electronic+signature+village`)).body, 'href="/en/praktik/tte-desa"')
  })

  await t.test('and a piece of a page for who is typing', async (t) => {
    const { body, headers } = await ask(text, '&potongan=1')
    t.match(body, /^<h2>\d hal serupa sudah ada<\/h2>/)
    t.notMatch(body, '<html')
    t.equal(headers['cache-control'], 'no-store')
    t.notMatch((await ask('<script>alert(1)</script> desa tte', '&potongan=1')).body, '<script>')
  })

  await t.test('for other rooms: ranked, and by right', async (t) => {
    const some = await similar(app.db, null, text, 3)
    t.equal(some.length, 3)
    t.match(some[0], { kind: 'practice', id: 'tte-desa', url: '/praktik/tte-desa', simulated: false })
    t.match(some[0]?.snippet, /tanda tangan/i)
    t.same(await similar(app.db, null, 'bagaimana dengan yang itu', 5), [])
  })
})

const nickname = (app: TestApp, word: string, tag: string) =>
  asPlatform(app.db, (tx) =>
    tx.insertInto('tag_synonym').values({ word, tag, by_membership: null, at: app.now }).execute(),
  )
