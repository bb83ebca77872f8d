import t from 'tap'
import { fileName } from '../../src/features/documents/file-name.ts'
import { merge } from '../../src/features/documents/merging.ts'
import { anApp, type Response } from '../support/app.ts'
import { textOf, unzip, wrongWith } from '../support/docx.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const GARUT = { instansi: 'Kabupaten Garut', unit: 'Dinas Komunikasi dan Informatika', tahun: '2026' }
const draft = (kind: string, fields: Record<string, string> = GARUT, slug = 'e-office'): string =>
  `/praktik/${slug}/dokumen/${kind}.docx?${new URLSearchParams(fields)}`
const said = ({ rawPayload }: Response): string => textOf(unzip(rawPayload))

t.test('drafts of a practice', async (t) => {
  const app = await anApp(t, 'demo')
  const { get } = app

  await t.test('are offered on a page that knows the own agency and this year', async (t) => {
    const { body } = await (await app.as('anggota@garut.example')).get('/praktik/e-office/dokumen')
    t.match(body, 'value="Kabupaten Garut"')
    t.match(body, '<option selected>2026</option>')
    t.match(body, '4 prasyarat')
    t.match(body, 'bagian hukum')
    const stranger = await get('/praktik/e-office/dokumen')
    t.equal(stranger.statusCode, 200)
    t.match(stranger.body, 'id="instansi" name="instansi" maxlength="200" value=""')
  })

  await t.test('know the unit of a person who works in one, and a province by its full name', async (t) => {
    t.match(
      (await (await app.as('opd@bandung.example')).get('/praktik/e-office/dokumen')).body,
      /name="unit"[^>]*value="[^"]+"/,
    )
    t.notMatch((await (await app.as('provinsi@jabar.example')).get('/praktik/e-office/dokumen')).body, 'Jawa Barat"')
  })

  await t.test('come as Word files under a readable name', async (t) => {
    for (const [kind, stem] of [
      ['keputusan', 'rancangan-keputusan'],
      ['sop', 'sop'],
      ['kerangka-acuan', 'kerangka-acuan-kerja'],
    ] as const) {
      const answer = await get(draft(kind))
      t.equal(answer.statusCode, 200)
      t.equal(answer.headers['content-type'], DOCX)
      t.equal(
        answer.headers['content-disposition'],
        `attachment; filename="${stem}-e-office-kabupaten-garut-2026.docx"`,
      )
      t.equal(answer.headers['cache-control'], 'no-store')
      t.ok(answer.rawPayload.length < 30_000)
      const parts = unzip(answer.rawPayload)
      for (const [name, xml] of parts) t.equal(wrongWith(xml), null, `${kind}: ${name}`)
      t.match(textOf(parts, 'word/header1.xml'), 'DRAF')
      t.match(textOf(parts), 'bagian hukum')
      t.notMatch(textOf(parts), /[{}]|undefined|SIMULASI/)
    }
  })

  await t.test('hold what the library knows, and the words of a decree', async (t) => {
    const text = said(await get(draft('keputusan')))
    t.match(text, /BUPATI GARUT\n\nKEPUTUSAN BUPATI GARUT\nNOMOR \[ … \]/)
    for (const word of ['Menimbang', 'Mengingat', 'MEMUTUSKAN:', 'KESATU', 'KETUJUH', 'Tembusan:', 'LAMPIRAN'])
      t.match(text, word)
    t.match(text, 'Administrasi dan persuratan pegawai struktural memakai kertas dan lambat [')
    t.match(text, 'Sertifikat elektronik untuk pejabat penanda tangan;')
    t.match(text, 'Dinas Komunikasi dan Informatika merupakan perangkat daerah penanggung jawab')
    t.match(text, 'Indikator 37: Layanan Kearsipan Dinamis')
    t.match(text, 'Sumedang Menuju Happy Digital Region (19 Februari 2021). https://')
    t.match(text, 'Klaim kenaikan indeks tidak membuktikan')
  })

  await t.test('name only the regulation of their year', async (t) => {
    const of = async (tahun: string) =>
      said(await get(draft('kerangka-acuan', { ...GARUT, tahun }))).split('3. Maksud')[0]
    t.match(await of('2026'), 'Birokrasi Nomor 8 Tahun 2026 tentang Evaluasi Kinerja Pemerintah Digital')
    t.notMatch(await of('2026'), 'Nomor 59 Tahun 2020')
    t.match(await of('2025'), 'Nomor 59 Tahun 2020')
    t.notMatch(said(await get(draft('keputusan'))), /(Undang-Undang|Peraturan Presiden|Peraturan Pemerintah) Nomor/)
  })

  await t.test('leave a place where nothing is known', async (t) => {
    const text = said(await get(draft('sop', { ...GARUT, unit: ' ' })))
    t.match(text, 'Kepala [ nama perangkat daerah ],')
    t.match(said(await get(draft('keputusan', { ...GARUT, instansi: 'Garut' }))), '[ BUPATI/WALI KOTA/GUBERNUR ] GARUT')
  })

  await t.test('read whatever was typed as a name, never as wording or markup', async (t) => {
    const odd = `<w:p>&"'{year}\0\u0001 ${'x'.repeat(150)}`
    for (const kind of ['keputusan', 'sop', 'kerangka-acuan']) {
      const answer = await get(draft(kind, { ...GARUT, instansi: 'Kabupaten '.padEnd(200, 'y'), unit: odd }))
      t.equal(answer.statusCode, 200)
      const parts = unzip(answer.rawPayload)
      for (const [name, xml] of parts) t.equal(wrongWith(xml), null, name)
      t.match(textOf(parts), `<w:p>&"'{year} ${'x'.repeat(150)}`)
      t.match(answer.headers['content-disposition'], /^attachment; filename="[a-z0-9-]{1,160}\.docx"$/)
    }
  })

  await t.test('are refused with the error beside the field and all that was typed', async (t) => {
    const { statusCode, body } = await get(draft('sop', { instansi: '', unit: 'Dinas <A>', tahun: '1999' }))
    t.equal(statusCode, 422)
    t.match(body, '<p class="error" id="instansi-error">Isi nama pemerintah daerah</p>')
    t.match(body, '<p class="error" id="tahun-error">Pilih salah satu tahun yang ada</p>')
    t.match(body, 'value="Dinas &lt;A&gt;"')
    t.match((await get(`/en${draft('sop', { ...GARUT, unit: 'x'.repeat(201) })}`)).body, 'has at most 200 letters')
    for (const query of ['', '?instansi=a&instansi=', '?tahun[]=1&constructor=2']) {
      t.equal((await get(`/praktik/e-office/dokumen/sop.docx${query}`)).statusCode, 422, query)
    }
  })

  await t.test('of what does not exist are not found', async (t) => {
    t.equal((await get('/praktik/tidak-ada/dokumen')).statusCode, 404)
    t.equal((await get(draft('sop', GARUT, 'tidak-ada'))).statusCode, 404)
    t.equal((await get(draft('perjanjian'))).statusCode, 404)
  })

  await t.test('exist for every practice of the library', async (t) => {
    const { items } = (await app.anyone.call('GET', '/practices')).json()
    for (const { slug } of items) t.equal((await get(draft('keputusan', GARUT, slug))).statusCode, 200, slug)
  })
})

t.test('more files in a minute than anybody can use are refused for a while', async (t) => {
  const { get } = await anApp(t)
  for (let n = 0; n < 60; n++) await get('/praktik/e-office/dokumen/sop.docx')
  const { statusCode, headers, body } = await get(draft('sop'))
  t.equal(statusCode, 429)
  t.ok(Number(headers['retry-after']) > 0)
  t.match(body, 'Terlalu banyak berkas diminta')
})

t.test('the name of a file', async (t) => {
  t.equal(
    fileName(['sop', 'e-office', 'Kab. Garut / Jawa Barat', '2026'], false),
    'sop-e-office-kab-garut-jawa-barat-2026',
  )
  t.equal(fileName(['a"\r\nb', '../../é', '\u202E'], true), 'a-b-e-SIMULASI')
})

t.test('wording that names what nobody gave is a bug, not an empty place', async (t) => {
  const merged = { texts: { a: 'x' }, lists: { l: [{ f: 'y' }] } }
  t.same(merge([{ kind: 'list', marks: 'dashes', items: ['{a} {l.n} {l.f}'] }], merged), [
    { kind: 'list', marks: 'dashes', items: ['x 1 y'] },
  ])
  for (const text of ['{b}', '{m.f}', '{l.g}']) t.throws(() => merge([{ kind: 'paragraph', text }], merged), text)
  t.throws(() => merge([{ kind: 'page', when: 'b' }], merged))
  t.same(merge([{ kind: 'page', unless: 'l' }], merged), [])
})
