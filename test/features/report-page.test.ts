import t from 'tap'
import { anApp, type Response } from '../support/app.ts'

const MINISTRY = 'kementerian@kementerian.example'
const MEMBER = 'anggota@bandung.example'
/** A link as a page writes it, to be asked for. */
const asked = (href = ''): string => href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=')
const linksIn = ({ body }: Response): string[] => [...body.matchAll(/href="([^"]+)"/g)].map(([, href]) => asked(href))
const named = (answer: Response, pattern: RegExp): string => linksIn(answer).find((href) => pattern.test(href)) ?? ''

t.test('the ministry reads how the country stands', async (t) => {
  const app = await anApp(t, 'demo')
  const ministry = await app.as(MINISTRY)
  const page = await ministry.get('/laporan')
  const { body } = page

  t.test('by number, sentence, picture and table, bands first', async (t) => {
    t.equal(page.statusCode, 200)
    t.match(body, /<title>SIMULASI: Laporan 2025: seluruh Indonesia/)
    t.match(body, /507 dari 546 pemerintah daerah memiliki indeks tahun 2025 dengan dasar simulasi/)
    t.match(body, /<strong>\d,\d\d<\/strong> <span>507 dari 546 pemerintah daerah/)
    t.match(/<table class="([\w-]+)/.exec(body)?.[1], 'report-bands', 'no list of regions comes first')
    for (const name of ['Kurang', 'Cukup', 'Baik', 'Sangat Baik', 'Memuaskan']) t.match(body, `<span>${name} <small>`)
    t.match(body, 'QUARTILE.INC')
    t.match(body, 'rata-rata pemerintah daerah: tiap daerah dihitung satu kali')
    t.notMatch(body, 'report-regions', 'regions are a step further')
  })

  t.test('with every province as a tile that leads to it', async (t) => {
    const tiles = [...body.matchAll(/<title>([^<]+: [^<]+)<\/title><rect class="tile step-(\d)"/g)]
    t.equal(tiles.length, 38)
    t.match(body, /<title>Jawa Barat: \d,\d\d, 26 daerah<\/title>/)
    t.match(body, /<title>Daerah Khusus Ibukota Jakarta: tidak ada data<\/title><rect class="tile step-0"/)
  })

  t.test('and its pictures name what is simulated', async (t) => {
    const picture = asked(/<img src="(\/laporan\/grafik\/tahun[^"]+)"/.exec(body)?.[1])
    const drawn = await ministry.get(picture)
    t.match(drawn.headers['content-type'], 'image/svg+xml')
    t.match(drawn.body, '<title>SIMULASI: Rata-rata indeks, tahun demi tahun</title>')
    t.equal((await ministry.get(picture.replace('tahun.svg', 'aspek.svg'))).statusCode, 200)
    t.equal((await ministry.get('/laporan/grafik/rahasia.svg')).statusCode, 404)
    t.equal((await ministry.get('/laporan/grafik/tahun.svg?warna=biru')).statusCode, 404)
  })

  t.test('from the country to a province, a region and an indicator, with the other filters kept', async (t) => {
    const from = await ministry.get('/laporan?tahun=2024&jenis=kabupaten')
    t.match(from.body, 'Laporan 2024: Kabupaten')
    const province = await ministry.get(named(from, /provinsi=32&/))
    t.match(province.body, 'Laporan 2024: Jawa Barat, Kabupaten')
    const table = /report-regions[\s\S]*?<\/table>/.exec(province.body)?.[0] ?? ''
    const names = [...table.matchAll(/<th scope="row"><a [^>]+>(Kabupaten [^<]+)</g)].map(([, name]) => name)
    t.equal(names.length, 18)
    t.same(names, [...names].sort(), 'by name, not by rank')
    const region = await ministry.get(named(province, /daerah\/32\.04\?/))
    t.match(region.body, '<h1>Kabupaten Bandung')
    t.equal(region.body.match(/class="level"/g)?.length, 47)
    t.match(region.body, 'Rata‑rata Jawa Barat, Kabupaten')
    const indicator = await ministry.get(named(region, /indikator=29/))
    t.match(indicator.body, 'Yang dilihat: I29')
    t.match(indicator.body, 'Laporan 2024: Jawa Barat, Kabupaten')
    t.match(indicator.body, 'Rata-rata I29')
    const without = await ministry.get(named(indicator, /^\/laporan\?(?!.*provinsi).*indikator=29/))
    t.match(without.body, 'Laporan 2024: Kabupaten')
  })

  t.test('in English too', async (t) => {
    const english = await ministry.get('/en/laporan?provinsi=32')
    t.match(english.body, 'Report 2025: Jawa Barat')
    t.match(english.body, '<title>SIMULATED: ')
    t.same(
      linksIn(english).filter((href) => href.startsWith('/laporan')),
      ['/laporan?provinsi=32'],
      'only the way to the other language leaves it',
    )
  })
})

t.test('what cannot be read is said beside its field, and the rest is shown', async (t) => {
  const app = await anApp(t, 'demo')
  const ministry = await app.as(MINISTRY)
  const page = await ministry.get('/laporan?provinsi=99&tahun=2024&warna=biru&jenis=kota&jenis=kabupaten&__proto__=1')
  t.equal(page.statusCode, 422)
  t.match(page.body, '<li><a href="#provinsi">Provinsi: “99” bukan pilihan')
  t.match(page.body, '“warna” bukan saringan laporan')
  t.match(page.body, 'aria-describedby="provinsi-error"')
  t.match(page.body, 'aria-describedby="jenis-error"')
  t.match(page.body, '<option value="2024" selected>2024</option>')
  t.match(page.body, /Laporan 2024: seluruh Indonesia/)
  t.match(page.body, 'report-bands', 'with its figures')
  t.match(page.body, '<details class="report-filters no-print" open>')
  t.equal((await ministry.get('/laporan/daerah/32.04?warna=biru')).statusCode, 404)
  t.equal((await ministry.get('/laporan/daerah/99.99')).statusCode, 404)
})

t.test('where there is nothing, the page says what to do', async (t) => {
  const app = await anApp(t, 'demo')
  const ministry = await app.as(MINISTRY)
  const year = await ministry.get('/laporan?tahun=2030')
  t.equal(year.statusCode, 200)
  t.match(year.body, 'Belum ada angka tahun 2030 untuk pilihan ini (n &#x3D; 0)')
  t.match((await ministry.get(named(year, /tahun=2023/))).body, 'Laporan 2023: seluruh Indonesia')
  t.notMatch(year.body, 'report-bands')
  const none = await ministry.get('/laporan?provinsi=31&jenis=kabupaten')
  t.match(none.body, 'cocok dengan semua saringan ini (n &#x3D; 0)')
  t.match((await ministry.get(named(none, /^\/laporan\?(?!.*(provinsi|jenis))/))).body, 'seluruh Indonesia')
})

t.test('those who may not see each region meet no small number', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as(MEMBER)
  const { body } = await member.get('/laporan')
  t.match(body, /<title>Papua Selatan: kurang dari 5 daerah, tidak ditampilkan<\/title><rect class="tile step-0"/)
  t.match(body, /Papua Selatan<\/a><\/th><td class="n">&lt;5<\/td>/)
  const small = await member.get('/laporan?provinsi=93')
  t.match(small.body, '<strong>&lt;5</strong>')
  t.match(small.body, 'Perluas saringan')
  t.notMatch(small.body, 'report-spread')
  const svg = await member.get(named(small, /grafik\/tahun/) || '/laporan/grafik/tahun.svg?provinsi=93')
  t.notMatch(svg.body, /\d,\d\d/, 'nor in a picture')
  t.equal((await member.get('/laporan/daerah/32.05?provinsi=32')).statusCode, 404, 'another region')
  t.match((await member.get('/laporan/daerah/32.04?provinsi=32')).body, '<h1>Kabupaten Bandung', 'the own one')
})

t.test('the public reads what is public', async (t) => {
  const app = await anApp(t, 'bare')
  const page = await app.get('/laporan')
  t.match(page.body, 'dengan dasar terbit')
  t.notMatch(page.body, 'SIMULASI')
  const etag = String(page.headers.etag)
  t.equal((await app.get('/laporan', { 'if-none-match': etag })).statusCode, 304)
  t.match(String((await app.get('/laporan?dasar=simulated')).headers.location), '/masuk?lanjut=')
  t.equal((await app.get('/laporan/daerah/32.04')).statusCode, 404)
  t.match((await app.get('/')).body, '<a href="/laporan">Laporan</a>')
})
