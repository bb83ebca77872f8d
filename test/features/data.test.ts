import { parse } from 'csv-parse/sync'
import t from 'tap'
import { anApp } from '../support/app.ts'

const read = (text: string, delimiter: string): Record<string, string>[] =>
  parse(text, { bom: true, columns: true, delimiter })

t.test('open data', async (t) => {
  const { get } = await anApp(t)

  t.test('the catalogue names every file with its rows and size, and each file is there', async (t) => {
    const { body, statusCode } = await get('/data')
    t.equal(statusCode, 200)
    const links = [...body.matchAll(/href="(\/data\/[a-z0-9-]+\.csv)"/g)].map(([, href = '']) => href)
    t.same(links, [
      '/data/indeks.csv',
      '/data/rata-rata.csv',
      '/data/luaran.csv',
      '/data/daerah.csv',
      '/data/praktik.csv',
      '/data/instrumen-permenpanrb-59-2020.csv',
      '/data/instrumen-permenpanrb-8-2026.csv',
    ])
    for (const href of links) {
      const file = await get(href)
      t.equal(file.statusCode, 200, href)
      t.match(file.headers['content-type'], 'text/csv')
      t.equal(file.headers['content-disposition'], `attachment; filename="${href.split('/').at(-1)}"`)
      const kilobytes = Math.max(1, Math.round(file.rawPayload.length / 1024))
      t.match(body, new RegExp(`${href}[\\s\\S]{0,600}>${kilobytes} KB<`), `${href} has its size`)
    }
    t.match(body, '>552<')
    t.match(body, 'lisensi MIT')
    t.match(body, 'href="/api/v1/openapi.json"')
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
    t.notMatch(body, 'Berkas')
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
