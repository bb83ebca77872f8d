import t from 'tap'
import { instrumentTree } from '../../src/features/instruments/schema.ts'
import { anApp } from '../support/app.ts'

const SPBE = '/instrumen/permenpanrb-59-2020'
const PEMDI = '/instrumen/permenpanrb-8-2026'

t.test('the pages of the instruments', async (t) => {
  const { get } = await anApp(t)

  await t.test('both instruments are listed with what is to be known of them first', async (t) => {
    const { statusCode, body } = await get('/instrumen')
    t.equal(statusCode, 200)
    t.match(body, '4 domain, 8 aspek, 47 indikator')
    t.match(body, '7 aspek, 20 indikator')
    t.notMatch(body, '1 domain')
    t.match(body, 'Tahun evaluasi 2021–2025')
    t.match(body, 'kriteria sementara')
  })

  await t.test('weights are exact and in the language of the page', async (t) => {
    const indonesian = (await get(SPBE)).body
    for (const weight of ['1,3%', '2,75%', '16,5%', '45,5%', '27,5%']) t.match(indonesian, `>${weight}<`)
    t.match((await get(`/en${SPBE}`)).body, '>2.75%<')
  })

  await t.test('the bands are those of a published index', async (t) => {
    const { body } = await get(SPBE)
    const bands = [
      ...body.matchAll(/<th scope="row">([^<]+)<\/th><td class="n">([\d,]+)<\/td><td class="n">([\d,]+)</g),
    ]
    t.same(
      bands.map(([, ...band]) => band.join(' ')),
      ['Memuaskan 4,20 5,00', 'Sangat Baik 3,50 4,19', 'Baik 2,60 3,49', 'Cukup 1,80 2,59', 'Kurang 1,00 1,79'],
    )
  })

  await t.test('what is unsure is said, in words rather than field names', async (t) => {
    const { body } = await get(SPBE)
    t.match(body, 'tanggal akhir masa berlaku')
    t.match(body, 'Menurut sumber sekunder, peraturan ini sudah digantikan oleh')
    t.notMatch(body, /validTo|predicateRoundingNote/)
  })

  await t.test('an indicator shows question, five levels and evidence with ids', async (t) => {
    const { body } = await get(`${SPBE}/indikator/1`)
    t.match(body, '<h1>Kebijakan Internal Arsitektur SPBE</h1>')
    t.same(body.match(/id="tingkat-\d"/g)?.length, 5)
    t.match(body, 'id="I01.3.2"')
    t.match(body, 'Bobot 1,3%')
    t.match(body, '+0,013')
    t.match(body, 'rel="next"')
    t.notMatch(body, 'rel="prev"')
    t.notMatch(body, 'Kriteria sementara')
  })

  await t.test('an indicator names the practices that serve it, or that one is sought', async (t) => {
    t.match((await get(`${SPBE}/indikator/37`)).body, 'href="/praktik/e-office"')
    const without = (await get(`${SPBE}/indikator/1`)).body
    t.match(without, 'href="/praktik/dicari"')
    t.notMatch(without, /href="\/praktik\/(?!dicari)/)
  })

  await t.test('every page of Pemdi says that its criteria are provisional, and none shows a domain', async (t) => {
    for (const path of [PEMDI, `${PEMDI}/aspek/A3`, `${PEMDI}/indikator/3`, `/en${PEMDI}/indikator/5`]) {
      const { statusCode, body } = await get(path)
      t.equal(statusCode, 200, path)
      t.match(body, path.startsWith('/en') ? 'Provisional criteria.' : 'Kriteria sementara.', path)
      t.notMatch(body, /Indeks Pemerintah Digital|\/domain\//, path)
    }
    t.match((await get(`${PEMDI}/indikator/3`)).body, 'paling belum pasti')
    t.match((await get(`${PEMDI}/indikator/5`)).body, 'Bappenas')
  })

  await t.test('every domain, aspect and indicator has a page', async (t) => {
    const parts = (codes: string, count: number, part: string) =>
      Array.from({ length: count }, (_, at) => `/${part}/${codes}${at + 1}`)
    const of59 = [...parts('D', 4, 'domain'), ...parts('A', 8, 'aspek'), ...parts('', 47, 'indikator')]
    const of8 = [...parts('A', 7, 'aspek'), ...parts('', 20, 'indikator')]
    for (const path of [...of59.map((tail) => SPBE + tail), ...of8.map((tail) => PEMDI + tail)]) {
      t.equal((await get(path)).statusCode, 200, path)
    }
  })

  await t.test('on English pages the text is English, and what exists in Indonesian only is marked', async (t) => {
    const { body } = await get(`/en${SPBE}/indikator/1`)
    t.match(body, '<html lang="en">')
    t.match(body, '<h1>Internal Policy on SPBE Architecture</h1>')
    t.match(body, 'The English text is unofficial.')
    t.match(body, /lang="id">Diskominfo/)
    t.match(body, `href="/en${SPBE}/indikator/2"`)
    t.notMatch(body, 'Sejauh mana')
  })

  await t.test('what does not exist is not found', async (t) => {
    const paths = [
      '/instrumen/permenpanrb-5-2018',
      `${SPBE}/domain/D9`,
      `${PEMDI}/domain/PD`,
      `${SPBE}/aspek/A9`,
      `${SPBE}/indikator/0`,
      `${SPBE}/indikator/48`,
      `${SPBE}/indikator/01`,
      `${SPBE}/indikator/1e0`,
      `${SPBE}/indikator/1?versi=9`,
    ]
    for (const path of paths) t.equal((await get(path)).statusCode, 404, path)
    t.equal((await get(`${SPBE}?versi=x`)).statusCode, 422)
    t.equal((await get(`${SPBE}?versi=`)).statusCode, 200)
  })
})

t.test('an older version stays readable, says so, and its links stay with it', async (t) => {
  const { get, db } = await anApp(t)
  const first = await db
    .selectFrom('instrument')
    .selectAll()
    .where('id', '=', 'permenpanrb-59-2020')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('instrument')
    .values({ ...first, version: 2, sha256: 'b'.repeat(64), content: JSON.stringify(first.content) })
    .execute()
  const old = (await get(`${SPBE}/indikator/2?versi=1`)).body
  t.match(old, 'Anda membaca versi 1; versi terbaru di sini adalah versi 2.')
  t.match(old, `href="${SPBE}/indikator/3?versi&#x3D;1"`)
  const newest = (await get(`${SPBE}/indikator/2`)).body
  t.notMatch(newest, 'versi terbaru di sini')
  t.match(newest, `href="${SPBE}/indikator/3"`)
})

t.test('the instruments as JSON', async (t) => {
  const { anyone } = await anApp(t)

  await t.test('the list says what they are', async (t) => {
    const { items, next } = (await anyone.call('GET', '/instruments')).json()
    t.equal(next, null)
    t.match(items, [
      {
        id: 'permenpanrb-59-2020',
        status: 'superseded',
        validFrom: '2021-01-01',
        indicatorCount: 47,
        provisional: false,
      },
      { id: 'permenpanrb-8-2026', status: 'draft-unverified', validFrom: null, indicatorCount: 20, provisional: true },
    ])
    const one = (await anyone.call('GET', '/instruments?limit=1')).json()
    t.same(one.items[0].id, 'permenpanrb-59-2020')
    const rest = (await anyone.call('GET', `/instruments?limit=1&cursor=${one.next}`)).json()
    t.same([rest.items[0].id, rest.next], ['permenpanrb-8-2026', null])
  })

  await t.test('the tree has every weight and level', async (t) => {
    const tree = instrumentTree.parse((await anyone.call('GET', '/instruments/permenpanrb-59-2020')).json())
    const indicators = tree.aspects.flatMap((aspect) => aspect.indicators)
    t.equal(indicators.length, 47)
    t.equal(
      indicators.reduce((sum, { weightBp }) => sum + weightBp, 0),
      10_000,
    )
    t.ok(indicators.every(({ levels }) => levels.length === 5 && levels.every(({ evidence }) => evidence.length > 0)))
    t.match(indicators[0], { number: 1, code: 'I01', weight: '1.3' })
    t.same(indicators[0]?.levels[2]?.evidence[1]?.id, 'I01.3.2')
    t.equal(tree.predicates.at(-1)?.below, null)
    t.equal(tree.step, '1')
  })

  await t.test('Pemdi has no domains', async (t) => {
    const tree = instrumentTree.parse((await anyone.call('GET', '/instruments/permenpanrb-8-2026')).json())
    t.same(tree.domains, [])
    t.ok(tree.aspects.every(({ domain }) => domain === null))
    t.equal(tree.step, '0.01')
  })

  await t.test('bad questions are refused', async (t) => {
    t.equal((await anyone.call('GET', '/instruments/nothing')).statusCode, 404)
    t.equal((await anyone.call('GET', '/instruments?limit=0')).statusCode, 422)
    t.equal((await anyone.call('GET', '/instruments?colour=red')).statusCode, 422)
    t.equal((await anyone.call('GET', '/instruments?cursor=abc')).statusCode, 422)
  })
})
