import t from 'tap'
import {
  practiceIndicators,
  practicesFor,
  practicesOf,
  recommended,
  somePractices,
} from '../../src/features/practices/practices.ts'
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
    t.match((await get('/praktik')).body, /href="\/praktik\/dicari">Praktik yang dicari: 29 dari 47/)
    const { body: sought } = await get('/praktik/dicari')
    t.match(sought, '29 dari 47 indikator belum memiliki praktik di sini.')
    t.match(sought, 'href="/praktik/baru?indikator&#x3D;1"')
    t.equal(sought.match(/href="\/instrumen\/permenpanrb-59-2020\/indikator\/\d+"/g)?.length, 29)
    t.notMatch(sought, '/indikator/14"')
    t.equal((await get('/en/praktik/dicari')).statusCode, 200)
  })

  await t.test('is narrowed by indicator and by words, in either language', async (t) => {
    t.same(slugsIn((await get('/praktik?indikator=32')).body), ['e-sakip-desa'])
    t.same(slugsIn((await get('/praktik?q=STUNTING&indikator=')).body), ['simpati'])
    t.same(slugsIn((await get('/en/praktik?q=emergency+line')).body), ['ssqr-112'])
    t.same(slugsIn((await get('/praktik?q=desa&indikator=22')).body), ['tte-desa'])
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
    t.ok(slugsIn(body).includes('tte-desa'), 'the words still hold')
    t.ok(slugsIn(body).length < 20)
    t.equal((await get(`/praktik?q=${'x'.repeat(201)}`)).statusCode, 422)
    t.equal((await get('/praktik?indikator=satu')).statusCode, 422)
  })

  await t.test('is narrowed by aspect, cost, inhabitants and stage of adoption', async (t) => {
    t.equal(slugsIn((await get('/praktik?penduduk=under2000')).body).length, 20)
    t.same(slugsIn((await get('/praktik?penduduk=over2000')).body), [])
    t.same(slugsIn((await get('/praktik?biaya=none')).body), [], 'no source tells a cost')
    const planning = slugsIn((await get('/praktik?aspek=A2')).body)
    t.ok(planning.includes('e-office') && planning.length < 20)
    t.same(slugsIn((await get('/praktik?tahap=running')).body), [])
    const wrong = await get('/praktik?biaya=murah&tahap=lari&penduduk=&aspek=A2')
    t.equal(wrong.statusCode, 422)
    t.match(wrong.body, 'Kelas biaya “murah” tidak dikenal')
    t.match(wrong.body, 'Tahap “lari” tidak dikenal')
    t.same(slugsIn(wrong.body), planning, 'what is known still holds')
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

  await t.test('a missing section is named, and leads to asking for it by way of signing in', async (t) => {
    const { body } = await get('/praktik/e-office')
    t.match(body, /<h3>Langkah penerapan<\/h3>\s*<p>Belum tersedia: <a href="\/masuk\?lanjut/)
    t.match(body, 'minta kepada pemilik praktik')
    t.notMatch(body, '<h3>Masalah yang dijawab</h3>')
  })

  await t.test('has a picture for link previews, small enough for a chat', async (t) => {
    const { body } = await get('/en/praktik/e-office')
    t.match(body, /property="og:image" content="[^"]+\/en\/praktik\/e-office\/pratinjau.png"/)
    const picture = await get('/praktik/e-office/pratinjau.png')
    t.equal(picture.headers['content-type'], 'image/png')
    t.ok(picture.rawPayload.length < 300_000)
    t.same([picture.rawPayload.readUInt32BE(16), picture.rawPayload.readUInt32BE(20)], [1200, 630])
    t.equal((await get('/praktik/tidak-ada/pratinjau.png')).statusCode, 404)
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
      form: 'snapshot',
      costClass: null,
      populationClass: 'under2000',
      lastWord: '2026-11-24',
      missing: ['context', 'steps', 'legal', 'team', 'kit', 'contact'],
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
  t.equal((await somePractices(db, 3, '2026-11-24')).length, 3)
  t.equal((await practicesOf(db, '32.11')).length, 20)
  t.same(await practicesOf(db, '32.04'), [])
})

t.test('a practice that nobody confirms asks to be refreshed, and at last is not recommended', async (t) => {
  const app = await anApp(t, 'demo')
  const numbers = async (today: string) => (await recommended(app.db, SPBE, 14, today)).length
  t.notMatch((await app.get('/praktik/e-office')).body, 'Perlu diperbarui')
  app.now = new Date('2027-11-24T03:00:00Z')
  t.match((await app.get('/praktik/e-office')).body, 'Perlu diperbarui')
  t.notMatch((await app.get('/praktik/e-office')).body, 'tidak lagi direkomendasikan')
  app.now = new Date('2028-06-01T03:00:00Z')
  t.match((await app.get('/praktik/e-office')).body, 'tidak lagi direkomendasikan')
  t.equal(await numbers('2028-05-23'), 5)
  t.equal(await numbers('2028-05-24'), 0)

  const owner = await app.as('kurator@sumedang.example')
  t.match((await owner.get('/tinjauan-praktik')).body, 'href="/praktik/e-office"')
  t.equal((await owner.post('/praktik/e-office/konfirmasi')).statusCode, 303)
  t.notMatch((await app.get('/praktik/e-office')).body, 'Perlu diperbarui')
  t.equal(await numbers('2028-06-01'), 1)
  t.equal((await (await app.as('anggota@garut.example')).post('/praktik/e-office/konfirmasi')).statusCode, 404)
})

t.test('simulated practices are seen after sign-in only, apart and marked, and are in no count', async (t) => {
  const app = await anApp(t, 'demo')
  const [slug, title] = ['antrean-puskesmas-dari-rumah', 'Antrean puskesmas dari rumah']
  t.notMatch((await app.get('/praktik')).body, title)
  t.equal((await app.get(`/praktik/${slug}`)).statusCode, 404)
  t.equal((await app.anyone.call('GET', `/practices/${slug}`)).statusCode, 404)
  const member = await app.as('anggota@bandung.example')
  const { body } = await member.get('/praktik')
  const apart = body.slice(body.indexOf('id="simulasi"'))
  t.match(apart, title)
  t.match(apart, 'SIMULASI')
  t.notMatch(body.slice(0, body.indexOf('id="simulasi"')), title)
  t.match(body, '29 dari 47')
  t.match((await member.get(`/praktik/${slug}`)).body, 'SIMULASI')
  t.notMatch((await member.get('/praktik?q=zeppelin')).body, title)
  t.equal((await practicesFor(app.db, SPBE, 17)).length, 0)
})
