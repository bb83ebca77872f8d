import t from 'tap'
import { anApp } from '../support/app.ts'

t.test('the directory of regions', async (t) => {
  const { get } = await anApp(t)

  t.test('shows every region with its type, fifty a page', async (t) => {
    const first = await get('/daerah')
    t.equal(first.statusCode, 200)
    t.match(first.body, '552 daerah')
    t.match(first.body, 'Provinsi Aceh')
    t.match(first.body, 'Halaman 1 dari 12')
    t.notMatch(first.body, 'rel="prev"')
    const last = await get('/daerah?halaman=12')
    t.match(last.body, 'Kota Sorong')
    t.notMatch(last.body, 'rel="next"')
  })

  t.test('finds the regency and the city of one name, and keeps them apart', async (t) => {
    const { body } = await get('/daerah?q=bogor')
    t.match(body, '>Kabupaten Bogor</a>')
    t.match(body, '>Kota Bogor</a>')
    t.match(body, '2 daerah')
    const city = await get('/daerah?q=bogor&tipe=kota&provinsi=&angka=')
    t.match(city.body, '>Kota Bogor</a>')
    t.notMatch(city.body, '>Kabupaten Bogor</a>')
  })

  t.test('understands codes and abbreviations', async (t) => {
    t.match((await get('/daerah?q=3205')).body, '>Kabupaten Garut</a>')
    t.match((await get('/daerah?q=kab.%20garut')).body, '>Kabupaten Garut</a>')
    t.match((await get('/daerah?q=NTB')).body, '>Provinsi Nusa Tenggara Barat</a>')
  })

  t.test('shows the latest published index with year and source, or that none was found', async (t) => {
    const { body } = await get('/daerah?provinsi=32')
    t.match(
      body,
      /Kabupaten Garut<\/a>[\s\S]{0,200}<strong>3,89<\/strong>[\s\S]{0,60}terbit 2024[\s\S]{0,200}lintaspriangan/,
    )
    t.match(body, /Kabupaten Cianjur<\/a>[\s\S]{0,200}belum ada angka terbit yang kami temukan/)
    t.match(body, '22 di antaranya dengan angka terbit')
    t.notMatch(body, '>3,88<', 'a mean of regions is no region’s figure')
    t.notMatch((await get('/daerah?provinsi=32&angka=terbit')).body, 'Kabupaten Cianjur')
  })

  t.test('says of Jakarta’s administrative regions that they are not assessed on their own', async (t) => {
    const { body } = await get('/daerah?q=jakarta%20pusat')
    t.match(body, 'Kota Administrasi Jakarta Pusat')
    t.match(body, 'bukan daerah otonom, tidak dinilai tersendiri')
    t.notMatch(body, 'belum ada angka terbit yang kami temukan')
  })

  t.test('speaks English', async (t) => {
    const { body } = await get('/en/daerah?q=garut')
    t.match(body, '<html lang="en">')
    t.match(body, '1 region')
    t.match(body, '<strong>3.89</strong>')
    t.match(body, 'href="/en/daerah/32.05"')
    t.notMatch(body, '3,89')
  })

  t.test('keeps what was typed wrong beside a message', async (t) => {
    for (const [query, message] of [
      ['provinsi=99', 'Provinsi itu tidak ada'],
      ['provinsi=jabar', 'Provinsi itu tidak ada'],
      ['tipe=desa', 'Jenis itu tidak ada'],
      ['halaman=0', 'Halaman itu tidak ada'],
      ['halaman=99', 'Halaman itu tidak ada'],
      ['halaman=-1', 'Halaman itu tidak ada'],
      ['angka=semua', 'Pilihan itu tidak ada'],
      [`q=${'a'.repeat(101)}`, 'paling banyak 100 huruf'],
    ] as const) {
      const answer = await get(`/daerah?q=bandung&${query}`)
      t.equal(answer.statusCode, 422, query)
      t.match(answer.body, message, query)
      t.match(answer.body, query.startsWith('q=') ? 'value="aaaa' : 'value="bandung"', query)
    }
  })

  t.test('nothing typed breaks the page', async (t) => {
    for (const typed of ['%', '_', "'", '\\', '%00', '%0a', '<script>alert(1)</script>', '🏛', '"><b>']) {
      const answer = await get(`/daerah?q=${typed === '%00' || typed === '%0a' ? typed : encodeURIComponent(typed)}`)
      t.equal(answer.statusCode, 200, typed)
      t.notMatch(answer.body, '<script>alert')
      t.notMatch(answer.body, '"><b>')
    }
    t.match((await get('/daerah?q=%25')).body, 'Tidak ada daerah yang cocok', 'a percent sign is no wildcard')
    t.equal((await get('/daerah?q=a&q=bandung&q[]=x&asing=1')).statusCode, 200)
  })

  t.test('answers HEAD, and the second time from memory', async (t) => {
    const first = await get('/daerah?tipe=kota')
    const again = await get('/daerah?tipe=kota', { 'if-none-match': String(first.headers.etag) })
    t.equal(again.statusCode, 304)
    t.equal((await get('/daerah?q=garut')).headers.etag, undefined, 'a search is never kept')
  })
})

t.test('regions for programs', async (t) => {
  const { get } = await anApp(t)
  const list = async (query: string) => (await get(`/api/v1/agencies${query}`)).json()

  t.same((await get('/api/v1/agencies/32.11')).json(), {
    code: '32.11',
    name: 'Kabupaten Sumedang',
    type: 'kabupaten',
    province: '32',
    provinceName: 'Jawa Barat',
    autonomous: true,
  })
  t.equal((await get('/api/v1/agencies/32.99')).statusCode, 404)
  t.equal((await get('/api/v1/agencies/x')).statusCode, 404)
  t.equal((await list('?province=32')).items.length, 28)
  t.equal((await list('?province=32&type=kota')).items.length, 9)
  t.same(
    (await list('?q=bogor')).items.map(({ code }: { code: string }) => code),
    ['32.01', '32.71'],
  )
  t.equal((await list('')).items.length, 50)

  t.test('all of them are reached page by page, each once', async (t) => {
    const codes: string[] = []
    let cursor = ''
    do {
      const { items, next } = await list(`?limit=200${cursor && `&cursor=${cursor}`}`)
      codes.push(...items.map(({ code }: { code: string }) => code))
      cursor = next
    } while (cursor)
    t.equal(codes.length, 552)
    t.equal(new Set(codes).size, 552)
  })

  t.test('a cursor of another filter and a wrong value are refused by name', async (t) => {
    const { next } = await list('?limit=5')
    for (const [query, field] of [
      [`?province=32&cursor=${next}`, 'cursor'],
      ['?cursor=x', 'cursor'],
      ['?province=3', 'province'],
      ['?type=desa', 'type'],
      ['?limit=201', 'limit'],
      ['?limit=0', 'limit'],
      ['?asing=1', 'asing'],
    ] as const) {
      const answer = await get(`/api/v1/agencies${query}`)
      t.equal(answer.statusCode, 422, query)
      t.match(answer.headers['content-type'], 'application/problem+json')
      t.equal(answer.json().errors[0].field, field, query)
    }
  })
})
