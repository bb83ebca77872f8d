import t, { type Test } from 'tap'
import { GARUT, PRACTICE } from '../support/adoptions.ts'
import { anApp, type Response, type Visitor } from '../support/app.ts'
import { aPerson, PASSWORD } from '../support/people.ts'

const TEN = [
  'regulation',
  'budget',
  'staff',
  'systems',
  'network',
  'leadership',
  'legalBasis',
  'data',
  'security',
  'support',
]
const yes = Object.fromEntries(TEN.map((question) => [question, 'yes']))

const begin = {
  practice: PRACTICE,
  how: 'committed',
  unit: 'Diskominfo',
  personInCharge: 'Ibu Rina, Kabid',
  targetOn: '2027-03-31',
}

/** Where a form that was accepted leads. */
async function posted(t: Test, answer: Response): Promise<string> {
  t.equal(answer.statusCode, 303)
  return String(answer.headers.location ?? '')
}

async function runningInGarut(t: Test, garut: Visitor): Promise<string> {
  const place = await posted(t, await garut.post('/penerapan/baru', begin))
  await posted(t, await garut.post(`${place}/kesiapan`, yes))
  const news = { on: '2026-11-24', note: 'maju', evidence: '', nextOn: '' }
  await posted(t, await garut.post(`${place}/lapor`, { ...news, stage: 'piloting' }))
  await posted(
    t,
    await garut.post(`${place}/lapor`, { ...news, stage: 'running', evidence: 'https://garutkab.go.id/e-office' }),
  )

  return place
}

t.test('from commitment to verified, with an obstacle on the way', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'rina@garut.example', 'member', GARUT)
  const sumedang = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  const tasik = await aPerson(app, 'tono@tasikmalaya.example', 'member', '32.06')

  t.match((await garut.get('/penerapan')).body, 'Instansi Anda belum menerapkan praktik apa pun')
  t.match((await garut.get(`/penerapan/baru?praktik=${PRACTICE}`)).body, /value="e-office" selected/)
  const place = await posted(t, await garut.post('/penerapan/baru', begin))
  t.match((await garut.get(place)).body, /Berkomitmen.*Ibu Rina, Kabid/s)
  t.match((await sumedang.get(place)).body, 'Ibu Rina, Kabid', 'the owner knows whom to ask')
  t.equal((await tasik.get(place)).statusCode, 404, 'another agency sees nothing of it yet')

  const unanswered = await garut.post(`${place}/kesiapan`, { ...yes, budget: 'no', security: '' })
  t.equal(unanswered.statusCode, 422)
  t.match(unanswered.body, /href="#budgetNote">Tulis apa yang kurang.*href="#security">Jawab pertanyaan ini/s)
  const silence = (await garut.post(`${place}/kesiapan`, { ...yes, staff: '', security: '' })).body
  t.match(silence, /href="#staff">3\. Apakah ada pegawai[^<]*\? – Jawab pertanyaan ini/, 'each question is named')
  await posted(t, await garut.post(`${place}/kesiapan`, { ...yes, budget: 'no', budgetNote: 'Belum masuk RKA 2027' }))
  const prepared = (await garut.get(place)).body
  t.match(prepared, /Perencanaan dan anggaran.*Belum masuk RKA 2027/s, 'a no is an obstacle')
  const [, obstacle = ''] = /\/kendala\/([0-9a-f-]{36})"/.exec(prepared) ?? []
  t.equal((await garut.post(`${place}/kendala/${obstacle}`, { resolution: 'decision', note: '' })).statusCode, 422)
  await posted(
    t,
    await sumedang.post(`${place}/kendala/${obstacle}`, { resolution: 'decision', note: 'Anggaran perubahan' }),
  )
  t.match((await garut.get(place)).body, /Diselesaikan oleh:<\/strong> Keputusan: Anggaran perubahan/)

  const news = { on: '2026-11-24', note: '', nextOn: '', evidence: '' }
  await posted(t, await garut.post(`${place}/lapor`, { ...news, stage: 'piloting' }))
  const unproven = await garut.post(`${place}/lapor`, { ...news, stage: 'running', note: 'sudah jalan' })
  t.equal(unproven.statusCode, 422)
  t.match(unproven.body, /href="#evidence">Tahap berjalan memerlukan bukti/)
  t.match(unproven.body, 'sudah jalan', 'what was typed comes back')
  await posted(
    t,
    await garut.post(`${place}/lapor`, { ...news, stage: 'running', evidence: 'https://garutkab.go.id/x' }),
  )
  t.match((await garut.get(place)).body, 'Berjalan menurut laporan penerap sendiri')

  t.equal((await garut.post(`${place}/pernyataan`, { note: 'kami sendiri' })).statusCode, 403)
  await posted(t, await sumedang.post(`${place}/pernyataan`, { note: 'Kami lihat di Garut' }))
  t.match((await garut.get(place)).body, 'Pernyataan pemilik dihitung terpisah')
  const seen = (await tasik.get(place)).body
  t.notMatch(seen, 'Ibu Rina', 'a third agency learns no name')
  t.notMatch(seen, 'Anggaran perubahan', 'nor the obstacles')
  await posted(t, await tasik.post(`${place}/pernyataan`, { note: 'Kami kunjungi tanggal 20' }))
  t.match((await garut.get(place)).body, /tag good">Terverifikasi/)
  t.equal((await tasik.post(`${place}/pernyataan`, { note: 'lagi' })).statusCode, 409)
})

t.test('who has to tell or to say something finds it under My work, with the list behind the count', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'rina@garut.example', 'member', GARUT)
  const others = [
    await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11'),
    await aPerson(app, 'asesor@kementerian.example', 'assessor', null),
  ]
  const place = await runningInGarut(t, garut)
  const waits = '1 penerapan berjalan dan menunggu pernyataan Anda'
  for (const visitor of others) {
    t.match((await visitor.get('/kerja')).body, waits)
    t.match((await visitor.get('/penerapan?lihat=all&tanda=waiting&dasar=reported')).body, place)
    await posted(t, await visitor.post(`${place}/pernyataan`, { note: 'Kami lihat' }))
    t.notMatch((await visitor.get('/kerja')).body, waits)
    t.notMatch((await visitor.get('/penerapan?lihat=all&tanda=waiting&dasar=reported')).body, place)
  }
  t.notMatch((await garut.get('/kerja')).body, 'terlewat', 'news is not due yet')
  app.now = new Date('2026-12-25T03:00:00Z')
  const later = await app.as('rina@garut.example', PASSWORD)
  t.match((await later.get('/kerja')).body, '1 penerapan menunggu kabar yang sudah terlewat')
  t.match((await later.get('/penerapan?lihat=own&tanda=overdue&dasar=reported')).body, place)
})

t.test('a report on mere interest shows the way on', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'rina@garut.example', 'member', GARUT)
  const place = await posted(t, await garut.post('/penerapan/baru', { practice: PRACTICE, how: 'interested' }))
  t.match((await garut.get(`${place}/lapor`)).body, new RegExp(`href="${place}/komitmen">Buat komitmen`))
  await posted(t, await garut.post(`${place}/komitmen`, begin))
  t.match((await garut.get(`${place}/lapor`)).body, new RegExp(`href="${place}/kesiapan">Mulai persiapan`))
})

t.test('an obstacle is said to hold up what was not reached yet', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'rina@garut.example', 'member', GARUT)
  const place = await posted(t, await garut.post('/penerapan/baru', begin))
  await posted(t, await garut.post(`${place}/kendala`, { type: 'staff', severity: 'low', detail: 'Sendirian' }))
  for (const page of [place, '/penerapan/kendala']) t.match((await garut.get(page)).body, 'Menahan tahap Persiapan')
  await posted(t, await garut.post(`${place}/kesiapan`, yes))
  for (const page of [place, '/penerapan/kendala']) t.match((await garut.get(page)).body, 'Menahan tahap Uji coba')
})

t.test('what is typed wrongly comes back with the complaint beside its field', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'rina@garut.example', 'member', GARUT)
  const past = await garut.post('/penerapan/baru', { ...begin, targetOn: '2026-11-23' })
  t.equal(past.statusCode, 422)
  t.match(past.body, /id="targetOn-error">Tanggal target sudah lewat/)
  t.match(past.body, 'Ibu Rina, Kabid')
  const none = await garut.post('/en/penerapan/baru', {})
  t.equal(none.statusCode, 422)
  t.match(none.body, /This practice is not in the library.*Choose how far/s)
  t.equal((await garut.post('/penerapan/baru', { ...begin, targetOn: '2027-02-31' })).statusCode, 422)
  const everyField = /href="#unit".*href="#personInCharge".*href="#targetOn"/s
  const bare = { practice: PRACTICE, how: 'committed', unit: '', personInCharge: '', targetOn: '' }
  t.match((await garut.post('/penerapan/baru', bare)).body, everyField, 'all that is missing at once')
  const place = await posted(t, await garut.post('/penerapan/baru', begin))
  t.match((await garut.post(`${place}/komitmen`, {})).body, everyField)
  const news = { on: '2026-11-24', note: '', evidence: '', nextOn: '' }
  const wrong = async (fields: Record<string, string>) => {
    const answer = await garut.post(`${place}/lapor`, { ...news, ...fields })
    t.equal(answer.statusCode, 422)
    return answer.body
  }
  t.match(await wrong({ stage: 'committed', on: '2026-11-23' }), 'lebih awal daripada laporan terakhir')
  t.match(await wrong({ stage: 'committed', on: '2026-11-25' }), 'Tanggal laporan belum tiba')
  t.match(await wrong({ stage: 'running', evidence: 'x' }), 'tidak dapat mengikuti tahap sekarang')
  t.match(await wrong({ stage: 'preparing' }), 'sepuluh pertanyaan kesiapan')
  t.match(await wrong({ stage: 'stopped' }), 'Tulis alasan penghentian')
  t.match(await wrong({ stage: 'flying' }), 'Pilih tahap')
  t.match(await wrong({ stage: 'committed', on: 'kemarin' }), 'Isi tanggal yang benar')
  t.equal((await garut.post(`${place}/kendala`, { type: 'weather', severity: 'high', detail: '' })).statusCode, 422)
  t.equal((await garut.get('/penerapan/bukan-id')).statusCode, 404)
})

t.test('the funnel and the board count what was reported, never together with what is simulated', async (t) => {
  const app = await anApp(t, 'demo')
  const garut = await app.as('anggota@garut.example')
  const ministry = await app.as('kementerian@kementerian.example')
  const before = await ministry.get('/penerapan/corong?dasar=reported')
  t.match(before.body, 'Belum ada penerapan dalam pilihan ini')
  const place = await posted(t, await garut.post('/penerapan/baru', begin))
  t.match((await ministry.get('/penerapan/corong?dasar=reported')).body, 'Dari 1 penerapan, 0 pernah berjalan')
  const few = (await ministry.get('/penerapan/corong?dasar=reported')).body
  t.match(few, /Berkunjung <span class="quiet">\(kurang dari lima daerah/, 'what is hidden is said to be')
  t.match(few, /Indeks naik.*?<td class="n">–<\/td><td class="n">–<\/td>/s, 'nothing can be compared yet')
  t.match(few, 'Rata-rata semua daerah penerap')
  t.match((await garut.get(`/praktik/${PRACTICE}`)).body, 'simulasi tidak dihitung')
  const simulated = (await ministry.get('/penerapan/corong')).body
  t.match(simulated, /SIMULASI/)
  t.match(simulated, 'Ini keterkaitan, bukan sebab-akibat')
  t.notMatch(simulated, 'Dari 1 penerapan')
  await posted(
    t,
    await garut.post(`${place}/kendala`, { type: 'staff', severity: 'high', detail: 'Hanya satu orang', inCharge: '' }),
  )
  const curator = await app.as('kurator@sumedang.example')
  const board = (await curator.get('/penerapan/kendala?dasar=reported')).body
  t.match(board, /1 kendala terbuka.*Hanya satu orang/s)
  t.match(board, /Tanpa solusi/)
  const row =
    /<td class="n">(\d+)<\/td><td class="n">(\d+)<\/td><td class="n">(\d+) \(\d+%\)<\/td><td class="n">(\d+)<\/td>/g
  const tallies = [...(await curator.get('/penerapan/kendala')).body.matchAll(row)].map((cells) => cells.map(Number))
  t.ok(tallies.length > 10)
  t.ok(tallies.every(([, all = 0, open = 0, solved = 0, unsolved = 0]) => all === open + solved + unsolved))
  t.notMatch(board, 'Hanya satu orang (simulasi)')
  t.notMatch((await curator.get('/penerapan/kendala')).body, 'Hanya satu orang<')
  t.equal((await app.anyone.get('/penerapan/kendala')).statusCode, 303)
  for (const path of ['/penerapan/kendala?berat=medium', '/penerapan?lihat=all&tanda=obstacles']) {
    const plain = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=')
    const first = plain((await ministry.get(path)).body)
    const [, all = ''] = /Ditampilkan 1–50 dari (\d+)/.exec(first) ?? []
    const [, next = ''] = /href="([^"]*)" rel="next"/.exec(first) ?? []
    t.match(next, `${path.replace('?', '')}`.slice(0, 10))
    t.match(next, /(berat=medium|tanda=obstacles).*halaman=2$/, 'the next page keeps the filter')
    const second = plain((await ministry.get(next)).body)
    t.match(second, `Ditampilkan 51–${Math.min(100, Number(all))} dari ${all}`)
    t.match(second, /halaman=1" rel="prev"/)
  }
})

t.test('ninety days are quiet; a day later list, adoption, board, funnel and API say the same', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'rina@garut.example', 'member', GARUT)
  await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  const place = await posted(t, await garut.post('/penerapan/baru', begin))
  await posted(t, await garut.post(`${place}/kendala`, { type: 'staff', severity: 'low', detail: 'Sendirian' }))
  const silentOn = async (moment: string) => {
    app.now = new Date(moment)
    const garut = await app.as('rina@garut.example', PASSWORD)
    const curator = await app.as('kurator@sumedang.example', PASSWORD)
    const { items } = (await garut.call('GET', '/adoptions')).json<{ items: { silent: boolean }[] }>()
    return [
      (await curator.get('/penerapan?lihat=practices&tanda=silent')).body.includes(place),
      (await garut.get(place)).body.includes('tag warn">Tanpa kabar'),
      (await curator.get('/penerapan/kendala')).body.includes('1 kendala terbuka berada di penerapan yang tanpa kabar'),
      (await curator.get('/penerapan/corong')).body.includes('0 dihentikan, 1 tanpa kabar'),
      items[0]?.silent,
    ]
  }
  t.same(new Set(await silentOn('2027-02-22T16:59:00Z')), new Set([false]), 'ninety days, a minute before midnight')
  t.same(new Set(await silentOn('2027-02-22T17:00:00Z')), new Set([true]))
  const news = { stage: 'committed', on: '2027-02-23', note: 'masih jalan', evidence: '', nextOn: '' }
  await posted(t, await (await app.as('rina@garut.example', PASSWORD)).post(`${place}/lapor`, news))
  t.same(new Set(await silentOn('2027-02-23T03:00:00Z')), new Set([false]), 'news ends it')
})

t.test('means over fewer than five adopters are hidden, those over more carry their n', async (t) => {
  const app = await anApp(t, 'demo')
  const rows = await app.db.selectFrom('practice_effect').selectAll().execute()
  t.ok(rows.length > 0, 'the demonstration has some')
  t.ok(rows.every(({ n, basis }) => n >= 5 && basis === 'simulated'))
})

t.test('the API gives own adoptions and takes reports by the same rules', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'rina@garut.example', 'member', GARUT)
  const tasik = await aPerson(app, 'tono@tasikmalaya.example', 'member', '32.06')
  const place = await runningInGarut(t, garut)
  const { items, next } = (await garut.call('GET', '/adoptions')).json()
  t.match(items, [{ agency: GARUT, practice: PRACTICE, stage: 'running', standard: 'reported', basis: 'reported' }])
  t.equal(next, null)
  t.same((await tasik.call('GET', '/adoptions')).json().items, [], 'other agencies’ are not in one’s own list')
  const reports = `/adoptions/${place.split('/').at(-1)}/reports`
  const early = await garut.call('POST', reports, { stage: 'running', on: '2026-11-23' })
  t.equal(early.statusCode, 422)
  t.match(early.json().errors, [{ field: 'on', code: 'early' }])
  t.equal((await tasik.call('POST', reports, { stage: 'stopped', on: '2026-11-24', note: 'x' })).statusCode, 403)
  const told = await garut.call('POST', reports, { stage: 'effective', on: '2026-11-24', note: 'Layanan lebih cepat' })
  t.equal(told.statusCode, 201)
  t.match(told.json(), { stage: 'effective', nextOn: null })
  t.equal((await app.anyone.call('GET', '/adoptions')).statusCode, 401)
  const foreign = '01910000-0000-7000-8000-000000000000'
  t.equal(
    (await garut.call('POST', `/adoptions/${foreign}/reports`, { stage: 'running', on: '2026-11-24' })).statusCode,
    404,
  )
})

t.test('a practice leads to its adoption, and the page of work to what a role looks after', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'tim@garut.example', 'member', GARUT)
  const curator = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  const ministry = await aPerson(app, 'baca@kementerian.example', 'ministry', null)
  const begins = `/penerapan/baru?praktik=${PRACTICE}`
  const offers = async (visitor: Visitor | typeof app) =>
    (await visitor.get(`/praktik/${PRACTICE}`)).body.replaceAll('&#x3D;', '=').includes(`href="${begins}"`)
  t.same(await Promise.all([app, garut, curator, ministry].map(offers)), [true, true, false, false])
  t.match((await garut.get(begins)).body, new RegExp(`value="${PRACTICE}"[^>]* selected`))

  for (const [visitor, shown, hidden] of [
    [curator, ['/tinjauan-praktik', '/penerapan/kendala', '/kotak-keluar'], []],
    [ministry, ['/penerapan/kendala', '/penerapan/corong'], ['/tinjauan-praktik', '/kotak-keluar']],
    [garut, ['/penilaian', '/kotak-keluar'], ['/tinjauan-praktik']],
  ] as const) {
    const [, place = ''] = (await visitor.get('/kerja')).body.split('<main')
    for (const href of shown) t.match(place, `href="${href}"`)
    for (const href of hidden) t.notMatch(place, `href="${href}"`)
  }
})

t.test('everybody sees the new count of adopters, also where the page was kept', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'tim@garut.example', 'member', GARUT)
  const page = async () => (await app.get(`/praktik/${PRACTICE}`)).body
  t.match(await page(), 'Belum ada')
  await posted(t, await garut.post('/penerapan/baru', begin))
  let body = await page()
  for (let tries = 0; tries < 100 && body.includes('Belum ada'); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    body = await page()
  }
  t.match(body, /<strong>kurang dari 5<\/strong> [Bb]erkomitmen/, 'but no small number is told')
})
