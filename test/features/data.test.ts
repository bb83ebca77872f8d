import { parse } from 'csv-parse/sync'
import t from 'tap'
import { anApp } from '../support/app.ts'

const read = (text: string, delimiter: string): Record<string, string>[] =>
  parse(text, { bom: true, columns: true, delimiter })

t.test('open data', async (t) => {
  const { get } = await anApp(t)

  t.test('the catalogue names every set with its rows and sizes, and each file is there', async (t) => {
    const { body, statusCode } = await get('/data')
    t.equal(statusCode, 200)
    const links = [...body.matchAll(/href="(\/data\/[a-z0-9-]+\.csv)"/g)].map(([, href = '']) => href)
    t.same(links, [
      '/data/indeks.csv',
      '/data/rata-rata.csv',
      '/data/luaran.csv',
      '/data/daerah.csv',
      '/data/praktik.csv',
      '/data/penerapan.csv',
      '/data/pertanyaan.csv',
      '/data/instrumen-permenpanrb-59-2020.csv',
      '/data/instrumen-permenpanrb-8-2026.csv',
    ])
    for (const href of links) {
      const file = await get(href)
      t.equal(file.statusCode, 200, href)
      t.match(file.headers['content-type'], 'text/csv')
      t.equal(file.headers['content-disposition'], `attachment; filename="${href.split('/').at(-1)}"`)
      const kilobytes = Math.max(1, Math.round(file.rawPayload.length / 1024))
      const page = await get(href.replace('.csv', ''))
      t.equal(page.statusCode, 200)
      t.match(page.body, new RegExp(`${href}[\\s\\S]{0,100}>${kilobytes} KB<`), `${href} has its size`)
      const { columns, rows, licence } = (await get(href.replace('.csv', '.json'))).json()
      t.equal(rows.length, read(file.body, ';').length, 'both formats hold the same rows')
      t.ok(licence.text && licence.url)
      for (const { name, type, meaning } of columns) {
        t.match(page.body, `<code>${name}</code>`, `${href} says what ${name} is`)
        t.ok(type && meaning)
      }
    }
    t.match(body, '>552<')
    t.match(body, 'lisensi MIT')
    t.match(body, 'href="/api/v1/openapi.json"')
    t.equal((await get('/data/tidak-ada')).statusCode, 404)
    t.equal((await get('/data/tidak-ada.json')).statusCode, 404)
    t.equal((await get('/data/..%2f..')).statusCode, 404)
  })

  t.test('a file that a reader has already is not sent again', async (t) => {
    for (const path of ['/data/indeks.csv', '/en/data/praktik.json', '/data/pertanyaan.json', '/data/katalog.json']) {
      const { etag } = (await get(path)).headers
      t.ok(etag, path)
      const again = await get(path, { 'if-none-match': String(etag) })
      t.equal(again.statusCode, 304, path)
      t.equal(again.body, '')
      t.equal((await get(path, { 'if-none-match': '"lama"' })).statusCode, 200)
    }
  })

  t.test('other catalogues read it as DCAT', async (t) => {
    const answer = await get('/data/katalog.json')
    t.match(answer.headers['content-type'], 'application/ld+json')
    const { dataset, ...catalogue } = answer.json()
    t.match(catalogue, { '@type': 'dcat:Catalog', license: /MIT/, publisher: { name: /Living Lab/ } })
    t.equal(dataset.length, 9)
    for (const set of dataset) {
      t.match(set, { '@type': 'dcat:Dataset', identifier: /./, title: [{ '@language': 'id' }, { '@language': 'en' }] })
      t.equal(set.distribution.length, 4, 'two formats in two languages')
      for (const { downloadURL } of set.distribution) {
        t.equal((await get(new URL(downloadURL).pathname)).statusCode, 200, downloadURL)
      }
    }
  })

  t.test('programs read codes and exact decimals', async (t) => {
    const { rows } = (await get('/data/indeks.json')).json()
    const latest = rows.find((row: { code: string; year: number }) => row.code === '32.11' && row.year === 2024)
    t.match(latest, { index: '4.51', basis: 'published', source_url: /^http/ })
    const { rows: english } = (await get('/en/data/indeks.json')).json()
    t.same(rows, english)
  })

  t.test('kept bytes are a download too', async (t) => {
    await get('/data/indeks.csv')
    const again = await get('/data/indeks.csv')
    t.match(again.headers['content-disposition'], 'attachment')
    t.ok(again.headers.etag)
    const missing = await get('/data/instrumen-tidak-ada.csv')
    t.equal(missing.statusCode, 404)
    t.notOk(missing.headers['content-disposition'], 'a refusal is to be read')
  })

  t.test('published indices stand in the language of the reader’s spreadsheet', async (t) => {
    const indonesian = read((await get('/data/indeks.csv')).body, ';')
    const sumedang = indonesian.filter(({ kode }) => kode === '32.11')
    t.same(
      sumedang.map(({ tahun, indeks }) => [tahun, indeks]),
      [
        ['2019', '2,46'],
        ['2020', '3,81'],
        ['2021', '3,52'],
        ['2022', '3,84'],
        ['2024', '4,51'],
      ],
    )
    t.ok(indonesian.every((row) => row.dasar_angka === 'terbit' && row.tautan_sumber?.startsWith('http')))
    const english = read((await get('/en/data/indeks.csv')).body, ',')
    t.equal(english.length, indonesian.length)
    t.equal(english.find(({ code, year }) => code === '32.11' && year === '2024')?.index, '4.51')
    t.notOk(english.some(({ basis }) => basis !== 'published'))
  })

  t.test('means are in a file of their own', async (t) => {
    const means = read((await get('/en/data/rata-rata.csv')).body, ',')
    t.equal(means.length, 10)
    t.equal(means.find(({ level, year }) => level === 'kabupaten' && year === '2021')?.index, '2.11')
    const indices = read((await get('/en/data/indeks.csv')).body, ',')
    t.notOk(indices.some(({ region }) => region?.startsWith('Rata-rata')))
  })

  t.test('the contested figures are both there', async (t) => {
    const outcomes = read((await get('/en/data/luaran.csv')).body, ',')
    const of2022 = outcomes.filter(
      ({ code, year, measure }) => code === '32.11' && year === '2022' && measure?.startsWith('stunting'),
    )
    t.same(
      of2022.map(({ measure, value }) => [measure, value]),
      [
        ['stunting_lokal', '8.27'],
        ['stunting_ssgi', '27.6'],
      ],
    )
  })

  t.test('regions, practices and instruments are complete', async (t) => {
    const regions = read((await get('/en/data/daerah.csv')).body, ',')
    t.equal(regions.length, 552)
    t.equal(regions.filter(({ autonomous }) => autonomous === 'no').length, 6)
    const practices = read((await get('/data/praktik.csv')).body, ';')
    t.equal(practices.length, 20)
    t.match(practices[0], { id: 'e-office', indikator: '14 15 37', sumber: /https:\/\// })
    const levels = read((await get('/data/instrumen-permenpanrb-59-2020.csv')).body, ';')
    t.equal(levels.length, 47 * 5)
    const weight = (rows: typeof levels) =>
      rows
        .filter((row) => row.tingkat === '1')
        .reduce((sum, row) => sum + Number(row.bobot_persen?.replace(',', '')), 0)
    t.equal(weight(levels), 10_000, 'weights are percentages of the whole')
    t.match(levels.find((row) => row.nomor === '1' && row.tingkat === '3')?.bukti_dukung, 'I01.3.1')
  })

  t.test('speaks English', async (t) => {
    const { body } = await get('/en/data')
    t.match(body, 'href="/en/data/indeks.csv"')
    t.match(body, 'unofficial English text')
    t.notMatch(body, 'Unduhan')
  })
})

t.test('the API describes itself', async (t) => {
  const { get } = await anApp(t)
  const answer = await get('/api/v1/openapi.json')
  const { openapi, paths } = answer.json()
  t.match(openapi, /^3\.1/)
  const names = Object.keys(paths)
  t.ok(names.includes('/api/v1/agencies/{code}'))
  t.ok(names.includes('/api/v1/indices'))
  t.ok(
    names.every((path) => path.startsWith('/api/v1/')),
    'pages are not part of it',
  )
  const { get: call } = paths['/api/v1/indices']
  t.ok(call.summary && call.description && call.tags.length > 0)
  t.ok(call.parameters.some((parameter: { name: string }) => parameter.name === 'agency'))
  t.match(call.responses['200'].content['application/json'].schema.properties.items.items.properties, {
    index: {},
    basis: {},
    source: {},
  })
})

t.test('no file of the demonstration holds a simulated figure', async (t) => {
  const { get } = await anApp(t, 'demo')
  for (const name of ['indeks', 'rata-rata', 'luaran']) {
    const { body } = await get(`/data/${name}.csv`)
    t.notMatch(body, /simulasi|simulated/i, name)
  }
  t.equal(read((await get('/data/indeks.csv')).body, ';').length, 72)
})

t.test('the demonstration’s practices are in no file', async (t) => {
  const { get } = await anApp(t, 'demo')
  t.equal(read((await get('/data/praktik.csv')).body, ';').length, 20)
  t.same((await get('/data/penerapan.json')).json().rows, [], 'nor its adoptions')
  t.same((await get('/data/pertanyaan.json')).json().rows, [], 'nor its questions')
})
