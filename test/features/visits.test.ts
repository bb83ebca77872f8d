import pg from 'pg'
import t from 'tap'
import { asActor, asPlatform } from '../../src/db/actor.ts'
import { visitedCounts } from '../../src/features/delegations/delegations.ts'
import { warnOfEndings } from '../../src/features/visits/visits.ts'
import { anApp, type Visitor } from '../support/app.ts'
import { aPerson, PASSWORD } from '../support/people.ts'
import { aVisit, aWorkshop, REQUEST } from '../support/visits.ts'

t.test('Garut asks, Sumedang accepts, both attend, Garut commits, Sumedang closes', async (t) => {
  const app = await anApp(t)
  let garut = await aPerson(app, 'tim@garut.example', 'member', '32.05')
  let sumedang = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  const id = await aVisit(garut)
  const at = (path = '') => `/kunjungan/${id}${path}`

  const asked = (await garut.get(at())).body
  t.match(asked, 'Menunggu jawaban tuan rumah')
  t.match(asked, /<dt>Delegasi<\/dt><dd>1 daerah</, 'one delegation, however many people')
  t.match(asked, /href="\/praktik\/[a-z0-9-]+"/, 'an agenda was proposed')
  t.match((await sumedang.get('/kunjungan')).body, 'Jawab permintaan ini')
  t.match((await sumedang.get('/kerja')).body, 'Studi tiru layanan digital desa')
  t.equal((await app.get(at())).statusCode, 303, 'nobody else knows of a request')
  t.equal((await garut.post(at('/penerimaan'), { place: 'Aula', contact: 'Diskominfo' })).statusCode, 403)

  t.equal((await sumedang.post(at('/penerimaan'), { place: '', contact: '' })).statusCode, 422)
  t.equal(
    (await sumedang.post(at('/penerimaan'), { place: 'Command Center', contact: 'Diskominfo 0261' })).statusCode,
    303,
  )
  const open = await app.get(at())
  t.equal(open.statusCode, 200)
  t.match(open.body, 'Command Center')
  for (const secret of ['Garut', 'Diskominfo 0261', 'Kami ingin belajar', 'Kepala Diskominfo, 11 staf']) {
    t.notMatch(open.body, secret, `${secret} is nobody else’s`)
  }

  t.equal((await garut.post(at('/komitmen'), {})).statusCode, 422)
  const early = {
    agencyId: '32.05',
    practice: 'e-office',
    unit: 'Diskominfo',
    personInCharge: 'Rina',
    targetOn: '2027-06-30',
  }
  t.equal((await garut.post(at('/komitmen'), early)).statusCode, 409, 'not before the day')
  t.equal((await sumedang.post(at('/tutup'))).statusCode, 422, 'nor is it closed before')

  app.now = new Date('2026-12-01T02:00:00Z')
  garut = await app.as('tim@garut.example', PASSWORD)
  sumedang = await app.as('kurator@sumedang.example', PASSWORD)
  const refused = await sumedang.post(at('/tutup'))
  t.equal(refused.statusCode, 422)
  t.match(refused.body, 'Kabupaten Garut: catat komitmen')
  t.equal((await garut.post(at('/komitmen'), { ...early, targetOn: '2026-11-30' })).statusCode, 422, 'not in the past')
  t.equal((await garut.post(at('/komitmen'), early)).statusCode, 303)
  const other = { ...early, practice: 'e-office-desa', personInCharge: 'Dadan' }
  t.equal((await sumedang.post(at('/komitmen'), other)).statusCode, 303, 'a host writes one down')
  t.match((await garut.get(at('/lembar-komitmen'))).body, /Rina.*Dadan/s)

  t.equal((await sumedang.post(at('/tutup'))).statusCode, 303)
  const closed = (await garut.get(at())).body
  t.match(closed, 'Selesai')
  t.match(closed, /Untuk dicetak.*\/daftar-hadir">Daftar hadir</s, 'the list of those present is read, not written')
  for (const answer of [await app.get(at('/hadir')), await app.anyone.post(at('/hadir'), { code: 'AAAAAA' })]) {
    t.equal(answer.statusCode, 410)
    t.match(answer.body, 'Kunjungan ini sudah ditutup')
    t.notMatch(answer.body, 'Kode dari layar')
  }
  t.equal((await sumedang.post(at('/tutup'))).statusCode, 409)
  t.equal((await garut.post(at('/komitmen'), early)).statusCode, 409)
  const count = { basis: 'reported', host: '32.11', province: '32', since: '2026-12-01', until: '2026-12-31' } as const
  t.equal(await visitedCounts(app.db, { ...count, practice: null }), 1)
  t.equal(await visitedCounts(app.db, { ...count, practice: 'kemitraan' }), 0)
  t.equal(await visitedCounts(app.db, { ...count, practice: null, basis: 'simulated' }), 0)
  t.match((await app.anyone.call('GET', '/visits?host=32.11')).json(), {
    items: [{ id, delegations: 1, state: 'closed' }],
  })
})

t.test('a request that cannot be right comes back as typed', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'tim@garut.example', 'member', '32.05')
  const wrong = [
    [{ heldOn: '2026-11-23' }, 'Tanggal ini sudah lewat'],
    [{ heldOn: '2026-11-24', starts: '10:00' }, 'Jam ini sudah lewat menurut waktu tuan rumah (WIB)'],
    [{ heldOn: 'besok' }, 'Tulis tanggal yang ada di kalender'],
    [{ heldOn: '2027-02-30' }, 'Tulis tanggal yang ada di kalender'],
    [{ host: 'Bandung' }, 'dipakai kabupaten dan kota'],
    [{ host: 'Atlantis' }, 'Tulis nama lengkap atau kode tuan rumah'],
    [{ host: '32.05' }, 'Tuan rumah tidak boleh daerah Anda sendiri'],
    [{ ends: '08:00' }, 'Selesai harus sesudah mulai'],
    [{ people: '0' }, 'Tulis jumlah orang'],
  ] as const
  for (const [change, said] of wrong) {
    const answer = await garut.post('/kunjungan', { ...REQUEST, ...change, title: 'Judul <b>' })
    t.equal(answer.statusCode, 422, JSON.stringify(change))
    t.match(answer.body, said)
    t.match(answer.body, 'value="Judul &lt;b&gt;"')
  }
})

t.test('the host offers another day, the guest answers; or it ends', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'tim@garut.example', 'member', '32.05')
  const sumedang = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  const id = await aVisit(garut)
  const propose = (day: string) => sumedang.post(`/kunjungan/${id}/usulan-tanggal`, { day, reply: 'Hari itu penuh' })
  t.equal((await propose('2026-11-01')).statusCode, 422)
  t.equal((await propose('2026-12-01')).statusCode, 422, 'the very same day')
  t.match((await propose('2030-12-08')).body, 'paling jauh tiga tahun')
  t.equal((await garut.post('/kunjungan', { ...REQUEST, heldOn: '2099-12-01' })).statusCode, 422)
  t.equal((await propose('2026-12-08')).statusCode, 303)
  t.match((await garut.get(`/kunjungan/${id}`)).body, '8 Desember 2026')
  t.equal((await garut.post(`/kunjungan/${id}/persetujuan-tanggal`)).statusCode, 303)
  t.match((await app.get(`/kunjungan/${id}`)).body, '8 Desember 2026')
  t.equal((await garut.post(`/kunjungan/${id}/penarikan`)).statusCode, 409)

  const second = await aVisit(garut)
  t.equal((await sumedang.post(`/kunjungan/${second}/penolakan`, { reply: '' })).statusCode, 422)
  t.equal((await sumedang.post(`/kunjungan/${second}/penolakan`, { reply: 'Sudah penuh' })).statusCode, 303)
  t.match((await garut.get(`/kunjungan/${second}`)).body, 'Sudah penuh')
  const third = await aVisit(garut)
  t.equal((await garut.post(`/kunjungan/${third}/penarikan`)).statusCode, 303)
  t.equal((await sumedang.post(`/kunjungan/${third}/penerimaan`, { place: 'Aula', contact: 'x' })).statusCode, 409)
})

t.test('what has begun already is neither accepted nor agreed to', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'tim@garut.example', 'member', '32.05')
  const sumedang = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  const [late, soon] = [
    await aVisit(garut, { heldOn: '2026-11-24', starts: '10:01' }),
    await aVisit(garut, { heldOn: '2026-11-24', starts: '10:10' }),
  ]
  app.now = new Date('2026-11-24T03:05:00Z')
  const accept = (id: string) => sumedang.post(`/kunjungan/${id}/penerimaan`, { place: 'Aula', contact: 'Diskominfo' })
  const refused = await accept(late)
  t.equal(refused.statusCode, 422)
  t.match(refused.body, 'hari ini pukul 10.01 WIB, sudah lewat')
  t.equal((await accept(soon)).statusCode, 303)
  t.equal((await sumedang.post(`/kunjungan/${late}/usulan-tanggal`, { day: '2026-11-25', reply: '' })).statusCode, 303)
  app.now = new Date('2026-11-25T03:05:00Z')
  const guest = await app.as('tim@garut.example', PASSWORD)
  t.equal((await guest.post(`/kunjungan/${late}/persetujuan-tanggal`)).statusCode, 409)
})

t.test('an agenda and minutes know on which version they were written', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'tim@garut.example', 'member', '32.05')
  const sumedang = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  const id = await aVisit(garut)
  const line = { topic: 'Tanya jawab', practice: '', minutes: '45', unit: 'Diskominfo', indicators: '14, 32' }
  const save = (fields: object) => sumedang.post(`/kunjungan/${id}/agenda`, { version: '0', ...line, ...fields })
  const empty = await save({ topic: '' })
  t.equal(empty.statusCode, 422)
  t.match(empty.body, 'Agenda perlu sekurangnya satu acara')
  t.match((await save({ minutes: 'lama' })).body, 'Tulis menit, 5 sampai 480')
  t.equal((await save({})).statusCode, 303)
  const stale = await save({ topic: 'Tulisan lain' })
  t.equal(stale.statusCode, 409)
  t.match(stale.body, 'Tulisan lain')
  t.match((await garut.get(`/kunjungan/${id}`)).body, /09\.00–09\.45.*Tanya jawab.*indikator 14, 32/s)
})

t.test('the points the platform named are read in the language of the page, the host’s own words stay', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'tim@garut.example', 'member', '32.05')
  const sumedang = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  const id = await aVisit(garut)
  const english = (await garut.get(`/en/kunjungan/${id}`)).body
  t.match(english, 'Opening and introductions')
  t.match(english, 'Sumedang e-Office')
  t.match(english, '>indicator 14<')
  t.notMatch(english, 'Pembukaan dan perkenalan')
  t.match((await garut.get(`/kunjungan/${id}`)).body, /Pembukaan dan perkenalan.*indikator 14</s)

  const line = { topic: 'Tanya jawab', practice: '', minutes: '45', unit: '', indicators: '14, 32' }
  t.equal((await sumedang.post(`/kunjungan/${id}/agenda`, { version: '0', ...line })).statusCode, 303)
  t.match((await garut.get(`/en/kunjungan/${id}`)).body, /Tanya jawab.*indicators 14, 32/s)
})

t.test('whoever is not part of it finds nothing', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'tim@garut.example', 'member', '32.05')
  const bandung = await aPerson(app, 'tim@bandung.example', 'member', '32.04')
  const unit =
    'penerimaan usulan-tanggal penolakan pembatalan notulen temuan perjanjian komitmen tanpa-komitmen agenda layar'
  const id = await aVisit(garut)
  for (const path of [
    ...unit.split(' ').map((name) => `/${name}`),
    '',
    '/daftar-hadir',
    '/tutup',
    '/paket',
    '/lembar-komitmen',
  ]) {
    t.equal((await bandung.get(`/kunjungan/${id}${path}`)).statusCode, 404, path)
    t.equal((await app.get(`/kunjungan/${id}${path}`)).statusCode, 303, path)
  }
  const posted = {
    reply: 'x',
    place: 'x',
    contact: 'x',
    day: '2026-12-20',
    minutes: 'x',
    version: '0',
    topic: 'x',
    findings: 'x',
    reason: 'x',
  }
  for (const name of unit.split(' ')) {
    const more = {
      agencyId: '32.05',
      partner: '32.05',
      kind: 'mou',
      number: '1',
      signedOn: '2026-01-01',
      expiresOn: '2027-01-01',
    }
    const fields = { ...posted, ...more, practice: 'e-office', unit: 'x', personInCharge: 'x', targetOn: '2027-01-01' }
    t.equal(
      (await bandung.post(`/kunjungan/${id}/${name}`, { ...fields, minutes: name === 'agenda' ? '30' : 'x' }))
        .statusCode,
      404,
      name,
    )
  }
  await asActor(app.db, null, async (tx) => {
    for (const table of [
      'visit',
      'delegation',
      'attendee',
      'agreement',
      'attendance_code',
      'visit_record',
      'agenda_line',
    ] as const) {
      t.same(await tx.selectFrom(table).selectAll().execute(), [], table)
    }
  })
})

t.test('who has the code from the screen signs in, and nobody guesses it', async (t) => {
  const app = await anApp(t)
  const sumedang = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  const garut = await aPerson(app, 'tim@garut.example', 'member', '32.05')
  const id = await aWorkshop(sumedang)
  t.equal(
    (await garut.post(`/kunjungan/${id}/keikutsertaan`, { people: '3', positions: 'Staf', contact: '' })).statusCode,
    303,
  )
  const twice = await garut.post(`/kunjungan/${id}/keikutsertaan`, { people: '3', positions: 'Staf', contact: '' })
  t.equal(twice.statusCode, 409)
  t.match(twice.body, 'sudah terdaftar di lokakarya ini')
  await sumedang.post(`/kunjungan/${id}/layar`)
  const [, code = ''] =
    /class="screen-code"[^>]*>([A-Z0-9]{6})</.exec((await sumedang.get(`/kunjungan/${id}/layar`)).body) ?? []
  t.match(code, /^[ACDEFHJKMNPRTUVWXY34679]{6}$/)

  const here = `/kunjungan/${id}/hadir`
  const second = await app.anyone.post(here, { code: ` ${code.toLowerCase()} ` })
  t.match(second.body, 'Kabupaten Garut')
  const arrive = (name: string) => app.anyone.post(here, { code, name, position: 'Analis', agency: '32.05' })
  t.match((await arrive('Budi <i>')).body, 'Terima kasih, Budi &lt;i&gt;')
  t.match((await arrive('budi <i>')).body, 'sudah tercatat hadir')
  t.equal((await app.anyone.post(here, { code, name: 'X', position: 'Y', agency: '32.04' })).statusCode, 422)
  t.match((await garut.get(`/kunjungan/${id}/daftar-hadir`)).body, 'Budi &lt;i&gt;')

  for (let n = 0; n < 10; n++) t.equal((await app.anyone.post(here, { code: 'AAAAAA' })).statusCode, 422)
  const limited = await app.anyone.post(here, { code })
  t.equal(limited.statusCode, 429)
  t.match(limited.body, /Coba lagi dalam \d+ detik/)
  for (let n = 0; n < 6; n++) {
    app.now = new Date(app.now.getTime() + 31_000)
    t.equal((await app.anyone.post(here, { code: 'AAAAAA' })).statusCode, 422, 'nobody holds the room up for long')
  }
  app.now = new Date(app.now.getTime() + 31_000)
  t.match((await app.anyone.post(here, { code })).body, 'Kabupaten Garut')
  await asActor(app.db, null, async (tx) => {
    t.same(await tx.selectFrom('attendee').selectAll().execute(), [], 'the code never shows who came')
  })
})

t.test('the screen shows an address short enough to type, where the code alone leads to the room', async (t) => {
  const app = await anApp(t)
  const sumedang = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  const id = await aWorkshop(sumedang)
  await sumedang.post(`/kunjungan/${id}/delegasi`, { delegations: '32.05' })
  await sumedang.post(`/kunjungan/${id}/layar`)
  const screen = (await sumedang.get(`/kunjungan/${id}/layar`)).body
  t.match(screen, /class="screen-address">[^</]+\/hadir</)
  const [, code = ''] = /class="screen-code"[^>]*>([A-Z0-9]{6})</.exec(screen) ?? []

  t.match((await app.anyone.get('/hadir')).body, 'Kode dari layar')
  t.equal((await app.anyone.get('/en/hadir')).statusCode, 200)
  const wrong = await app.anyone.post('/hadir', { code: 'AAAAAA' })
  t.equal(wrong.statusCode, 422)
  t.match(wrong.body, /action="\/hadir"/)
  t.notMatch(wrong.body, 'Kabupaten Garut')
  const room = await app.anyone.post('/hadir', { code: code.toLowerCase() })
  t.match(room.body, `action="/kunjungan/${id}/hadir"`)
  t.match(room.body, 'Kabupaten Garut')
  for (let n = 0; n < 10; n++) t.equal((await app.anyone.post('/hadir', { code: 'AAAAAA' })).statusCode, 422)
  const limited = await app.anyone.post('/hadir', { code })
  t.equal(limited.statusCode, 429)
  t.ok(Number(limited.headers['retry-after']) > 0)
})

t.test('of many wrong codes at the same moment no more are looked at than one after the other', async (t) => {
  const app = await anApp(t)
  const sumedang = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  const id = await aWorkshop(sumedang)
  await sumedang.post(`/kunjungan/${id}/layar`)
  const burst = Array.from({ length: 30 }, () => app.anyone.post(`/kunjungan/${id}/hadir`, { code: 'AAAAAA' }))
  const statuses = (await Promise.all(burst)).map(({ statusCode }) => statusCode)
  t.equal(statuses.filter((status) => status === 422).length, 10)
  t.equal(statuses.filter((status) => status === 429).length, 20)
})

t.test('a pasted list is read whole or not at all', async (t) => {
  const app = await anApp(t)
  const sumedang = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  const id = await aWorkshop(sumedang)
  const invite = (delegations: string) => sumedang.post(`/kunjungan/${id}/delegasi`, { delegations })
  t.match((await invite('32.05\nKabupaten Garut')).body, 'Baris 2: “Kabupaten Garut” sudah disebut di atas')
  t.match((await invite('32.05\nBandung')).body, 'Baris 2: “Bandung” dipakai kabupaten dan kota')
  t.match((await invite('32.11')).body, 'adalah tuan rumah sendiri')
  t.equal((await invite('32.05\n\nKab. Bandung')).statusCode, 303)
  const paste = (list: string) => sumedang.post(`/kunjungan/${id}/daftar-hadir`, { agencyId: '32.05', list })
  const long = await paste(Array.from({ length: 1_000 }, (_, n) => `Orang ${n}; Staf`).join('\n'))
  t.equal(long.statusCode, 422)
  t.match(long.body, 'Daftar ini 1000 baris')
  t.match(long.body, 'Orang 999; Staf')
  t.match((await paste('Rina; NIK 3205012345670001')).body, 'Baris 1: berisi nomor')
  t.match((await paste('Rina; Staf; Kota Bandung')).body, 'Baris 1: “Kota Bandung” bukan delegasi')
  t.equal((await paste('Rina; Staf\nDadan; Kabid; 32.04')).headers.location, `/kunjungan/${id}/daftar-hadir?tambah=2`)
  t.equal((await paste('rina; staf')).headers.location, `/kunjungan/${id}/daftar-hadir?tambah=0`)
})

t.test('an agreement warns both sides before it ends', async (t) => {
  const app = await anApp(t)
  const sumedang = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  const garut = await aPerson(app, 'tim@garut.example', 'member', '32.05')
  const id = await aVisit(garut)
  const agreement = {
    partner: '32.05',
    kind: 'pks',
    number: '12/PKS/2025',
    subject: 'Hibah aplikasi',
    signedOn: '2025-01-15',
  }
  const sign = (expiresOn: string) => sumedang.post(`/kunjungan/${id}/perjanjian`, { ...agreement, expiresOn })
  t.equal((await sign('2025-01-15')).statusCode, 422)
  t.equal((await sign('2027-01-15')).statusCode, 303)
  t.match((await sign('2027-01-15')).body, 'Nomor ini sudah dicatat')
  t.match((await garut.get(`/kunjungan/${id}`)).body, 'berakhir dalam 90 hari')
  t.match((await garut.get('/kerja')).body, '12/PKS/2025')
  t.notMatch((await app.get('/kunjungan')).body, '12/PKS/2025')

  await aPerson(app, 'tim@bandung.example', 'member', '32.04')
  const warnedBy = async (day: string) => {
    await warnOfEndings(app.db, () => new Date(`${day}T03:00:00Z`))
    const messages = await asPlatform(app.db, (tx) =>
      tx
        .selectFrom('message')
        .select(['agency_id', 'key', 'text', 'about'])
        .orderBy('made_at')
        .orderBy('agency_id')
        .execute(),
    )
    t.ok(
      messages.every(({ text, about }) => /12\/PKS\/2025.*15 Januari 2027/.test(text) && about === `/kunjungan/${id}`),
    )
    return messages.map(({ agency_id, key }) => `${agency_id} ${key.split(' ').at(-1)}`)
  }
  t.same(await warnedBy('2026-10-01'), [], 'not more than 90 days before')
  t.same(await warnedBy('2026-11-24'), ['32.05 in90', '32.11 in90'])
  t.same(await warnedBy('2026-11-25'), ['32.05 in90', '32.11 in90'], 'once')
  t.same(await warnedBy('2026-12-20'), ['32.05 in90', '32.11 in90'], 'not on a Sunday')
  t.same(await warnedBy('2026-12-21'), ['32.05 in90', '32.11 in90', '32.05 in30', '32.11 in30'])
  t.match((await garut.get('/kotak-keluar')).body, 'PKS 12/PKS/2025 berakhir 15 Januari 2027')
})

t.test(
  'a room of 26 delegations and 200 people is one page load a step, and no more statements than a small one',
  async (t) => {
    const app = await anApp(t)
    const sumedang = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
    const rows = await app.db
      .selectFrom('agency')
      .where('province_code', '=', '33')
      .where('type', '!=', 'provinsi')
      .select('code')
      .execute()
    const codes = rows.map(({ code }) => code).slice(0, 26)
    t.equal(codes.length, 26)

    const small = await closedRoom(sumedang, codes.slice(0, 2), 4)
    const large = await closedRoom(sumedang, codes, 200)
    for (const [step, statements] of Object.entries(large)) {
      // what is remembered of public data is asked for again now and then
      t.ok(statements < (small[step] ?? 0) + 10, `${step}: ${statements}`)
    }
    const { n } = await asActor(app.db, HOST, (tx) =>
      tx
        .selectFrom('attendee')
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow(),
    )
    t.equal(n, '204')
  },
)

const HOST = {
  personId: '01910000-0000-7000-8000-000000000000',
  name: 'Tuan rumah',
  language: 'id',
  memberships: [{ id: 'm', role: 'curator', agency: '32.11', agencyName: '', province: null, unit: null }],
} as const

/** Takes a workshop from its list of delegations to its closing; gives how many statements each step took. */
async function closedRoom(host: Visitor, codes: readonly string[], people: number) {
  const id = await aWorkshop(host)
  const at = (path: string) => `/kunjungan/${id}${path}`
  const list = Array.from({ length: people }, (_, n) => `Peserta ${n}; Staf; ${codes[n % codes.length]}`).join('\n')
  const reasons = Object.fromEntries(codes.map((code) => [`alasan-${code}`, 'Menunggu anggaran']))
  const posts = [
    ['/delegasi', { delegations: codes.join('\n') }],
    ['/daftar-hadir', { agencyId: codes[0] ?? '', list }],
    ['/tutup', reasons],
  ] as const
  const counted: Record<string, number> = {}
  for (const [path, fields] of posts) {
    counted[`GET ${path}`] = await statementsOf(async () => (await host.get(at(path))).statusCode === 200)
    counted[`POST ${path}`] = await statementsOf(async () => (await host.post(at(path), fields)).statusCode === 303)
  }
  return counted
}

/** How many statements the program sent while something was done, which must succeed. */
async function statementsOf(done: () => Promise<boolean>): Promise<number> {
  const plain = pg.Client.prototype.query
  let sent = 0
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    sent += 1
    return (plain as (...args: unknown[]) => unknown).apply(this, args)
  } as typeof plain
  try {
    if (!(await done())) throw new Error('not done')
  } finally {
    pg.Client.prototype.query = plain
  }
  return sent
}

t.test('levels that go along with a request say that they are simulated', async (t) => {
  const app = await anApp(t, 'demo')
  const bandung = await app.as('anggota@bandung.example')
  const id = await aVisit(bandung, { interests: '43' })
  for (const page of [`/kunjungan/${id}`, `/kunjungan/${id}/paket`]) {
    const { body } = await bandung.get(page)
    t.match(body, 'Layanan Data Terbuka')
    t.match(body, /<(summary|h2)>[^<]* <span class="tag simulated">SIMULASI/, page)
  }
})
