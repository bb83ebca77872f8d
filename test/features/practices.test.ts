import t from 'tap'
import { practiceIndicators, practicesFor, practicesOf, somePractices } from '../../src/features/practices/practices.ts'
import { anApp } from '../support/app.ts'

const SPBE = 'permenpanrb-59-2020'

t.test('the library of practices', async (t) => {
  const { get } = await anApp(t)
  const slugsIn = (body: string) =>
    [...body.matchAll(/<h2><a href="(?:\/en)?\/praktik\/([^"]+)"/g)].map(([, slug]) => slug)

  await t.test('shows them all, as a snapshot of public sources', async (t) => {
    const { statusCode, body } = await get('/praktik')
    t.equal(statusCode, 200)
    t.equal(slugsIn(body).length, 20)
    t.equal(slugsIn(body)[0], 'e-office')
    t.match(body, 'bukan pernyataan resmi Sumedang')
    t.match(body, 'tidak disebut jelas dalam sumber yang dibaca')
  })

  await t.test('says which indicators no practice serves yet', async (t) => {
    const { body } = await get('/praktik')
    t.match(body, '29 dari 47 indikator belum memiliki praktik di sini.')
    const sought = body.slice(body.indexOf('id="dicari"'))
    t.equal(sought.match(/href="\/instrumen\/permenpanrb-59-2020\/indikator\/\d+"/g)?.length, 29)
    t.notMatch(sought, '/indikator/14"')
  })

  await t.test('is narrowed by indicator and by words, in either language', async (t) => {
    t.same(slugsIn((await get('/praktik?indikator=32')).body), ['e-sakip-desa'])
    t.same(slugsIn((await get('/praktik?q=STUNTING&indikator=')).body), ['simpati'])
    t.same(slugsIn((await get('/en/praktik?q=emergency+line')).body), ['ssqr-112'])
    t.same(slugsIn((await get('/praktik?q=desa&indikator=22')).body), ['tte-desa'])
    t.notMatch((await get('/praktik?indikator=32')).body, 'id="dicari"')
  })

  await t.test('a search that finds nothing says so and leads back', async (t) => {
    const { statusCode, body } = await get('/praktik?q=zzz%25_%5C%00')
    t.equal(statusCode, 200)
    t.match(body, 'Tidak ada praktik yang cocok.')
    t.same(slugsIn((await get('/praktik?indikator=1')).body), [])
  })

  await t.test('what cannot be used comes back as typed with a message', async (t) => {
    const { statusCode, body } = await get('/praktik?indikator=99&q=desa')
    t.equal(statusCode, 422)
    t.match(body, 'Indikator “99” tidak ada dalam instrumen ini')
    t.match(body, 'name="q" value="desa"')
    t.equal((await get(`/praktik?q=${'x'.repeat(201)}`)).statusCode, 422)
    t.equal((await get('/praktik?indikator=satu')).statusCode, 422)
  })

  await t.test('the library is kept as ready bytes, a search never', async (t) => {
    t.ok((await get('/praktik')).headers.etag)
    const search = await get('/praktik?q=desa')
    t.equal(search.headers.etag, undefined)
    t.equal(search.headers['cache-control'], 'no-store')
  })

  await t.test('nothing typed becomes markup', async (t) => {
    const { body } = await get(`/praktik?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    t.notMatch(body, '<script>alert')
  })
})

t.test('a practice', async (t) => {
  const { get } = await anApp(t)

  await t.test('shows problem, results, figures, caveat, sources and indicators', async (t) => {
    const { statusCode, body } = await get('/praktik/simpati')
    t.equal(statusCode, 200)
    t.match(body, 'Data stunting tidak lengkap dan lambat')
    t.match(body, 'Pencatatan daerah dan survei nasional SSGI berbeda jauh')
    t.match(body, /<th scope="row">Gawai kader<\/th><td class="n">1\.700</)
    t.match(body, /<th scope="row">Stunting SSGI 2022 \(%\)<\/th><td class="n">27,6</)
    t.match(body, `href="/instrumen/${SPBE}/indikator/45"`)
    t.match(body, 'menunggu konfirmasi Sumedang')
    t.match(body, 'Potret dari sumber publik.')
    t.match(body, 'href="/daerah/32.11"')
    t.match(body, /href="https:[^"]+" rel="noopener">/)
    t.notMatch(body, /target="_blank"/)
  })

  await t.test('source dates are as exact as the source gives them', async (t) => {
    t.match((await get('/praktik/e-office')).body, /\(16 September 2020\).*\(2021\)/s)
    t.match((await get('/praktik/e-office-desa')).body, '(Maret 2022)')
    t.match((await get('/en/praktik/e-office-desa')).body, '(March 2022)')
  })

  await t.test('has title and summary in English, the rest marked as Indonesian', async (t) => {
    const { body } = await get('/en/praktik/e-office')
    t.match(body, '<h1>Sumedang e-Office</h1>')
    t.match(body, 'Title and summary are translated; the rest is Indonesian.')
    t.match(body, '<div lang="id">')
    t.match(body, '<h2 lang="en">Results</h2>')
  })

  await t.test('a caveat or a start that no source gives is not made up', async (t) => {
    const { body } = await get('/praktik/kemitraan')
    t.notMatch(body, 'Perlu diketahui')
    t.match(body, 'tidak disebut sumber')
  })

  await t.test('one that does not exist is not found', async (t) => {
    t.equal((await get('/praktik/tidak-ada')).statusCode, 404)
  })
})

t.test('a practice can be sent on with its whole address', async (t) => {
  const { get } = await anApp(t, 'bare', { env: { BASE_URL: 'https://lab.example.go.id' } })
  const { body } = await get('/en/praktik/e-office')
  const [, text = ''] = /href="https:\/\/wa\.me\/\?text&#x3D;([^"]+)"/.exec(body) ?? []
  t.equal(decodeURIComponent(text), 'Sumedang e-Office https://lab.example.go.id/en/praktik/e-office')
})

t.test('practices as JSON', async (t) => {
  const { anyone } = await anApp(t)

  await t.test('come in pages that miss none', async (t) => {
    const seen: string[] = []
    for (let cursor = ''; cursor !== 'end'; ) {
      const { items, next } = (await anyone.call('GET', `/practices?limit=7${cursor}`)).json()
      seen.push(...items.map(({ slug }: { slug: string }) => slug))
      cursor = next ? `&cursor=${next}` : 'end'
    }
    t.equal(seen.length, 20)
    t.equal(new Set(seen).size, 20)
  })

  await t.test('carry their basis and sources', async (t) => {
    const { items } = (await anyone.call('GET', '/practices?indicator=37')).json()
    t.equal(items.length, 4)
    for (const item of items) {
      t.equal(item.basis, 'published')
      t.ok(item.sources.length > 0 && item.sources[0].url.startsWith('http'))
      t.ok(item.indicators.includes(37))
    }
    const one = (await anyone.call('GET', '/practices/e-office')).json()
    t.match(one, {
      figures: [{ label: 'Indeks SPBE 2019', value: '2.46', note: null }, {}],
      problem: String,
      caveat: String,
    })
  })

  await t.test('bad questions are refused', async (t) => {
    t.equal((await anyone.call('GET', '/practices/tidak-ada')).statusCode, 404)
    for (const query of ['indicator=0', 'indicator=x', 'limit=201', 'cursor=abc', 'colour=red']) {
      t.equal((await anyone.call('GET', `/practices?${query}`)).statusCode, 422, query)
    }
    const { next } = (await anyone.call('GET', '/practices?limit=1')).json()
    t.equal((await anyone.call('GET', `/practices?limit=1&q=desa&cursor=${next}`)).statusCode, 422, 'another filter')
  })
})

t.test('what other rooms are told of practices', async (t) => {
  const { db } = await anApp(t)
  t.same(
    (await practicesFor(db, SPBE, 40)).map(({ slug }) => slug),
    ['e-sakip-desa', 'hibah-aplikasi'],
  )
  t.same(await practicesFor(db, 'permenpanrb-8-2026', 14), [])
  const counts = await practiceIndicators(db, SPBE)
  t.equal(counts.size, 18)
  t.equal(counts.get(14), 5)
  t.equal(counts.get(1), undefined)
  t.equal((await somePractices(db, 3)).length, 3)
  t.equal((await practicesOf(db, '32.11')).length, 20)
  t.same(await practicesOf(db, '32.04'), [])
})
