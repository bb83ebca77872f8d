import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { anApp } from '../support/app.ts'

t.test('the first page', async (t) => {
  const { get } = await anApp(t)

  t.test('says how the country stands, from published figures with their sources', async (t) => {
    const { body, statusCode } = await get('/')
    t.equal(statusCode, 200)
    t.match(
      body,
      /Rata-rata nasional \(seluruh instansi\)<\/p>\s*<p class="figure-value"><strong>3,23<\/strong> <span>evaluasi 2025/,
    )
    t.match(body, /Rujukan: Sumedang<\/p>\s*<p class="figure-value"><strong>4,51<\/strong> <span>evaluasi 2024/)
    t.match(body, 'Rata-rata nasional bergerak dari 2,24 (2021) ke 3,23 (2025).')
    t.match(body, 'https://eljabar.com/sekda-tekankan-peningkatan-spbe-sumedang')
    t.match(body, '2022, 2023: <a href="https://wahananews.co')
  })

  t.test('calls Sumedang the reference, and names who has passed it', async (t) => {
    const { body } = await get('/')
    t.match(
      body,
      /3 kabupaten dan kota[\s\S]*Kabupaten Banyuwangi<\/a> <strong>4,87[\s\S]*Kota Surabaya<\/a> <strong>4,78[\s\S]*Kota Bandung<\/a> <strong>4,66/,
    )
    t.notMatch(body, /Sumedang (yang )?terbaik/i)
    t.notMatch(body, 'SIMULASI')
  })

  t.test('opens the way to one’s region, to measuring, learning and comparing', async (t) => {
    const { body } = await get('/')
    t.match(body, 'action="/daerah"')
    const ways = [...body.matchAll(/<main[\s\S]*<\/main>/g)].join('').matchAll(/href="(\/[^"#]*)/g)
    const paths = new Set([...ways].map(([, path = '']) => path))
    for (const path of ['/kalkulator', '/praktik', '/bandingkan', '/daerah', '/data', '/instrumen', '/daerah/32.11']) {
      t.ok(paths.has(path), path)
    }
    for (const path of paths) t.equal((await get(path)).statusCode, 200, `${path} is there`)
  })

  t.test('shows three real practices', async (t) => {
    const { body } = await get('/')
    t.equal(body.match(/href="\/praktik\/[a-z-]+"/g)?.length, 3)
    t.match(body, 'e-Office Kabupaten Sumedang')
  })

  t.test('speaks English', async (t) => {
    for (const path of ['/en', '/en/']) {
      const { body, statusCode } = await get(path)
      t.equal(statusCode, 200)
      t.match(body, '<strong>3.23</strong>')
      t.match(body, 'Sumedang e-Office')
      t.match(body, 'src="/en/grafik.svg"')
      t.notMatch(body, 'Rata-rata nasional bergerak')
    }
  })

  t.test('has a picture of its own for link previews', async (t) => {
    t.match((await get('/')).body, /og:image" content="http[^"]*\/pratinjau\.png"/)
    t.ok((await get('/pratinjau.png')).rawPayload.length < 300 * 1024)
    t.match((await get('/grafik.svg')).body, 'Rujukan: Sumedang')
  })
})

t.test('who signed in finds the own region on the first page', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const { body } = await member.get('/')
  t.match(body, '<a class="tag own" href="/daerah/32.04">Kabupaten Bandung</a>')
  t.notMatch(body, 'Masuk untuk menyimpan')
  t.notMatch((await app.get('/')).body, 'Daerah Anda:')
})

t.test('a practice that nobody confirmed for 18 months is not offered on the first page', async (t) => {
  const app = await anApp(t)
  await asPlatform(app.db, (tx) =>
    tx.updateTable('practice').set({ checked_on: '2025-01-01' }).where('slug', '=', 'e-office').execute(),
  )
  const { body } = await app.get('/')
  t.notMatch(body, '/praktik/e-office"')
  t.match(body, '/praktik/e-office-desa"')
})
