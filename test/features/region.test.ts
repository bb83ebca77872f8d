import t from 'tap'
import { anApp } from '../support/app.ts'

t.test('a region’s page', async (t) => {
  const { get } = await anApp(t)

  t.test('shows Sumedang’s five published figures with their sources, and what was not found', async (t) => {
    const { body, statusCode } = await get('/daerah/32.11')
    t.equal(statusCode, 200)
    for (const [year, index] of [
      ['2024', '4,51'],
      ['2022', '3,84'],
      ['2021', '3,52'],
      ['2020', '3,81'],
      ['2019', '2,46'],
    ]) {
      t.match(
        body,
        new RegExp(`<th scope="row">${year}</th>[^\\n]{0,80}<strong>${index}</strong>[^\\n]*rel="noopener"`),
      )
    }
    t.match(body, 'Tidak kami temukan angka terbit untuk 2018, 2023, 2025')
    t.match(body, 'predikat dihitung dari rentang')
    t.match(body, 'predikat menurut sumber')
    t.match(body, /Garis terputus antara 2020 dan 2021[^<]*PermenPANRB 5\/2018 ke PermenPANRB 59\/2020/)
    t.match(body, 'class="tag reference"')
    t.match(body, 'Rujukan bukan berarti peringkat pertama')
    t.notMatch(body, /terbaik (di|se)[ -]?indonesia/i)
    t.notMatch(body, 'SIMULASI:')
    t.notMatch(body, 'Bandingkan dengan Sumedang', 'it is not compared with itself')
  })

  t.test('shows both sides where two sources contradict each other', async (t) => {
    const { body } = await get('/daerah/32.11')
    t.match(body, 'Dua sumber bertentangan')
    t.match(body, '2022: 8,27% / 27,6%; 2021: 10,99% / 22%')
    t.match(body, 'Prevalensi stunting balita (survei nasional SSGI/Riskesdas, Kemenkes)')
    t.match(body, 'makin rendah makin baik')
    const other = (await get('/daerah/32.04')).body
    t.match(other, '<strong>25%</strong>')
    t.notMatch(other, 'Dua sumber bertentangan')
  })

  t.test('says how far it is from the reference in the same year', async (t) => {
    const { body } = await get('/daerah/32.05')
    t.match(body, '0,62 di bawah rujukan Sumedang, yang pada tahun yang sama mencapai 4,51.')
    t.match(body, /href="\/bandingkan\?daerah(=|&#x3D;)32\.05"/)
    t.match(body, 'Rata-rata kabupaten')
    t.notMatch(body, 'Rata-rata kota', 'a regency is not compared with the mean of cities')
    t.notMatch(body, '3,38', 'nor with one of its province')
  })

  t.test('compares with the national mean where Sumedang has no figure, and says which', async (t) => {
    const { body } = await get('/daerah/32.73')
    t.match(body, '1,43 di atas rata-rata nasional (seluruh instansi) tahun yang sama, 3,23.')
    t.match(body, '2024: 4,59, yaitu 0,08 di atas Sumedang (4,51)')
  })

  t.test('is honest about a region without figures', async (t) => {
    const { body } = await get('/daerah/32.03')
    t.match(body, 'Belum ada indeks terbit untuk Kabupaten Cianjur yang kami temukan')
    t.notMatch(body, 'data-chart')
    t.equal((await get('/daerah/32.03/grafik.svg')).statusCode, 404)
    t.equal((await get('/daerah/32.03/pratinjau.png')).statusCode, 404)
  })

  t.test('keeps a province’s own index apart from the mean of its regions', async (t) => {
    const { body } = await get('/daerah/32')
    t.match(body, 'Provinsi Jawa Barat')
    t.match(body, /<th scope="row">2023<\/th>[^\n]{0,80}<strong>4,14<\/strong>/)
    t.match(body, 'Angka ini bukan indeks pemerintah provinsi')
    t.match(body, '3,38')
    t.notMatch((await get('/daerah/32/grafik.svg')).body, '3,38')
  })

  t.test('marks an administrative region', async (t) => {
    t.match((await get('/daerah/31.71')).body, 'bukan daerah otonom, tidak dinilai tersendiri')
  })

  t.test('names practices, and only of the region that runs them', async (t) => {
    t.match((await get('/daerah/32.11')).body, 'href="/praktik/e-office"')
    t.notMatch((await get('/daerah/32.05')).body, '/praktik/e-office')
  })

  t.test('speaks English, and says what stays Indonesian', async (t) => {
    const { body } = await get('/en/daerah/32.11')
    t.match(body, '<strong>4.51</strong> <span lang="en">Excellent</span>')
    t.match(body, 'Two sources contradict each other')
    t.match(body, /<small lang="id">tertinggi antarpemda/)
    t.match(body, 'src="/en/daerah/32.11/grafik.svg"')
    t.notMatch(body, 'Tidak kami temukan')
  })

  t.test('draws its pictures in the page’s language, for desk and phone', async (t) => {
    const wide = await get('/daerah/32.05/grafik.svg')
    t.match(wide.headers['content-type'], 'image/svg+xml')
    t.match(wide.body, 'Kabupaten Garut')
    t.match(wide.body, '4,51')
    const narrow = await get('/en/daerah/32.05/grafik.svg?lebar=sempit')
    t.match(narrow.body, '4.51')
    t.match(narrow.body, 'Reference:')
    t.not(narrow.body.length, wide.body.length)
    const preview = await get('/daerah/32.05/pratinjau.png')
    t.match(preview.headers['content-type'], 'image/png')
    t.ok(preview.rawPayload.length < 300 * 1024, 'small enough for a link preview')
    t.match((await get('/daerah/32.05')).body, '/daerah/32.05/pratinjau.png')
  })

  t.test('an unknown code is no page', async (t) => {
    for (const path of [
      '/daerah/99.99',
      '/daerah/x',
      '/daerah/32.111',
      '/daerah/32%00',
      '/daerah/..%2f',
      '/daerah/99.99/grafik.svg',
    ]) {
      t.equal((await get(path)).statusCode, 404, path)
    }
    t.equal((await get('/daerah/32.05/grafik.svg?lebar=9')).statusCode, 422)
  })
})

t.test('simulated indices in the demonstration', async (t) => {
  const app = await anApp(t, 'demo')

  t.test('are not shown to anyone who has not signed in', async (t) => {
    const { body } = await app.get('/daerah/32.04')
    t.notMatch(body, 'Indeks simulasi')
    t.notMatch(body, 'grafik-simulasi')
    t.equal((await app.get('/daerah/32.04/grafik-simulasi.svg')).statusCode, 303)
    t.equal((await app.get('/daerah/32.04/grafik.svg')).statusCode, 404, 'there is no published figure to draw')
  })

  t.test('say SIMULASI in the page, the picture and its name, and are never joined with published ones', async (t) => {
    const ministry = await app.as('kementerian@kementerian.example')
    const { body, headers } = await ministry.get('/daerah/32.05')
    t.match(headers['cache-control'], 'no-store')
    t.match(body, 'SIMULASI: Indeks SPBE Kabupaten Garut')
    t.match(body, 'bukan hasil Kabupaten Garut')
    t.match(body, 'src="/daerah/32.05/grafik-simulasi.svg"')
    const simulated = body.slice(body.indexOf('class="simulated"'))
    t.match(simulated, '<th scope="row">2023</th>')
    t.notMatch(simulated.slice(0, simulated.indexOf('</table>')), '2024', 'Garut has a published index for 2024')
    const picture = await ministry.get('/daerah/32.05/grafik-simulasi.svg')
    t.match(picture.body, '<title>SIMULASI:')
    t.match(picture.headers['cache-control'], 'no-store')
    t.notMatch((await app.get('/daerah/32.05/grafik.svg')).body, 'SIMULASI')
  })

  t.test('are the own region’s for its member', async (t) => {
    const member = await app.as('anggota@bandung.example')
    t.match((await member.get('/daerah/32.04')).body, 'Indeks simulasi')
  })
})
