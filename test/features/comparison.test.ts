import t from 'tap'
import { anApp } from '../support/app.ts'

t.test('regions side by side', async (t) => {
  const { get } = await anApp(t)

  t.test('begin with a form that needs no JavaScript', async (t) => {
    const { body, statusCode } = await get('/bandingkan')
    t.equal(statusCode, 200)
    t.equal(body.match(/name="daerah"/g)?.length, 4)
    t.match(body, '<option value="Kota Bogor">')
    t.match(body, '<option value="Provinsi Jawa Barat">')
    t.notMatch(body, '<option value="Kabupaten Sumedang">', 'the reference is always there')
  })

  t.test('the form becomes a link that can be shared', async (t) => {
    const answer = await get('/bandingkan?daerah=Kota+Bandung&daerah=kab.+bekasi&daerah=&daerah=')
    t.equal(answer.statusCode, 303)
    t.equal(answer.headers.location, '/bandingkan?daerah=32.73,32.16')
    t.equal((await get('/en/bandingkan?daerah=Kota+Bandung&daerah=')).headers.location, '/en/bandingkan?daerah=32.73')
    t.equal((await get('/bandingkan?daerah=&daerah=')).headers.location, '/bandingkan')
  })

  t.test('show each year’s figures with numbered sources, beside the reference', async (t) => {
    const { body } = await get('/bandingkan?daerah=32.73,32.16')
    t.match(body, 'Kota Bandung dan Kabupaten Bekasi di samping rujukan Sumedang')
    const table = body.slice(body.indexOf('compared-years'), body.indexOf('id="sumber"'))
    const row = /<th scope="row">2024[\s\S]*?<\/tr>/.exec(table)?.[0] ?? ''
    t.match(row, /4,59[\s\S]*4,08[\s\S]*4,51/)
    t.match(row, 'PermenPANRB 59/2020')
    const [, number] = /4,51<\/strong> <a href="#sumber-(\d+)"/.exec(row) ?? []
    t.match(body, new RegExp(`<li id="sumber-${number}"><a href="https://eljabar.com`))
    t.match(body, '2024: 0,08 di atas rujukan')
    t.match(body, '2024: 0,43 di bawah rujukan')
    t.match(body, 'Garis terputus antara 2020 dan 2021')
    t.notMatch(body, 'Rata-rata')
    t.notMatch(body, 'SIMULASI')
  })

  t.test('name one region and how many more when there are many', async (t) => {
    t.match((await get('/bandingkan?daerah=32.73,32.15,32.16')).body, 'Kota Bandung dan 2 daerah lain di samping')
    t.match((await get('/en/bandingkan?daerah=32.73,32.15,32.16')).body, 'Kota Bandung and 2 other regions beside')
  })

  t.test('keep what was understood when something was not', async (t) => {
    const unknown = await get('/bandingkan?daerah=32.73,atlantis')
    t.equal(unknown.statusCode, 422)
    t.match(unknown.body, '“atlantis” tidak kami kenal')
    t.match(unknown.body, 'value="atlantis"')
    t.match(unknown.body, 'name="daerah" value="Kota Bandung"')
    t.match(unknown.body, '4,66')

    const shared = await get('/bandingkan?daerah=bandung')
    t.equal(shared.statusCode, 422)
    t.match(shared.body, '“bandung” dapat berarti Kabupaten Bandung atau Kota Bandung')

    const many = await get('/bandingkan?daerah=32.01,32.02,32.05,32.06,32.07,32.09')
    t.equal(many.statusCode, 422)
    t.match(many.body, 'Paling banyak empat daerah; “32.07” tidak ikut ditampilkan')
    t.match(many.body, 'name="daerah" value="Kabupaten Tasikmalaya"')
    t.notMatch(many.body, 'name="daerah" value="Kabupaten Ciamis"')
  })

  t.test('escape what was typed, and survive ten thousand of it', async (t) => {
    const script = await get(`/bandingkan?daerah=${encodeURIComponent('<script>alert(1)</script>"')}`)
    t.equal(script.statusCode, 422)
    t.notMatch(script.body, '<script>alert')
    const flood = await get(`/bandingkan?daerah=${Array.from({ length: 2_000 }, (_, n) => `x${n}`).join(',')}`)
    t.equal(flood.statusCode, 422)
    t.ok(flood.body.length < 100_000, 'only some are said one by one')
    t.equal((await get('/bandingkan?daerah=%00')).statusCode, 200, 'nothing was typed')
  })

  t.test('show the reference once, however often it is asked for', async (t) => {
    const { body, statusCode } = await get('/bandingkan?daerah=32.05,32.11')
    t.equal(statusCode, 200)
    t.match(body, 'Sumedang sudah tampil sebagai rujukan')
    t.equal(body.match(/<th scope="col" class="n[^>]*>[^<]*Sumedang/g)?.length, 1)
  })

  t.test('draw a picture of the same choice', async (t) => {
    const picture = await get('/bandingkan/grafik.svg?daerah=32.73,32.16')
    t.equal(picture.statusCode, 200)
    t.match(picture.body, 'Kabupaten Bekasi')
    t.match(picture.body, 'Rujukan: Sumedang')
    t.equal((await get('/bandingkan/grafik.svg?daerah=32.03')).statusCode, 404, 'nothing to draw')
    t.equal((await get('/bandingkan/grafik.svg?daerah=x')).statusCode, 404)
    t.match((await get('/bandingkan?daerah=32.03')).body, 'Belum ada angka terbit yang kami temukan')
  })
})
