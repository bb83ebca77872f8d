import t, { type Test } from 'tap'
import { anApp, type Visitor } from '../support/app.ts'
import { anAssessment, answerAll, PEMDI } from '../support/assessments.ts'
import { submittable } from '../support/submittable.ts'
import { carriedIn, changed, filled, imports, rowsOf, uploads, worksheet } from '../support/worksheets.ts'

const answersOf = async (visitor: Visitor, id: string) =>
  (await visitor.call('GET', `/assessments/${id}`)).json().answers

const patch = (visitor: Visitor, id: string, number: number, body: object) =>
  visitor.call('PATCH', `/assessments/${id}/answers/${number}`, body)

async function bandung(t: Test) {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  return { app, member, id: await anAssessment(member) }
}

t.test(
  'a worksheet holds criteria and answers, what is typed is open, and its list of tasks leads to it',
  async (t) => {
    const { member, id } = await bandung(t)
    await patch(member, id, 1, { version: 0, value: 2, explanation: '=1+1 <b>Perbup</b>\n@baris' })
    await patch(member, id, 45, { version: 0, serviceName: 'Pajak daerah' })
    const answer = await member.get(`/penilaian/${id}/unduh.xlsx`)
    t.match(answer.headers['content-disposition'], 'lembar-kerja-32.04-2026-permenpanrb-59-2020.xlsx')
    const rows = await rowsOf(answer.rawPayload)
    t.equal(rows.length, 48)
    t.strictSame(rows[0], [
      ...['No.', 'Kode', 'Indikator', 'Nilai', 'Penjelasan', 'Nama layanan', 'Perangkat daerah pengelola'],
      ...[1, 2, 3, 4, 5].map((level) => `Tingkat ${level}`),
    ])
    t.match(rows[1]?.slice(0, 5), [1, 'I01', String, 2, '=1+1 <b>Perbup</b>\n@baris'])
    t.equal(rows[45]?.[5], 'Pajak daerah')
    t.match(rows[1]?.[9], /\S{3}/)
    const tasks = (await member.get(`/penilaian/${id}`)).body
    t.match(tasks, `/penilaian/${id}/unduh.xlsx`)
    t.match(tasks, `/penilaian/${id}/impor`)
    t.match((await rowsOf(await worksheet(member, id, '/en')))[0]?.slice(3, 5), ['Value', 'Explanation'])
  },
)

t.test('what was filled in is shown before it is stored, and only what is chosen is stored', async (t) => {
  const { app, member, id } = await bandung(t)
  await patch(member, id, 2, { version: 0, value: 4, explanation: 'lama' })
  const file = await filled(await worksheet(member, id), [
    [1, 'Nilai', 3],
    [1, 'Penjelasan', '=HYPERLINK("https://jahat.example")\nbaris kedua “kutip” & <i>'],
    [2, 'Nilai', null],
    [3, 'Nilai', '5'],
    [45, 'Nama layanan', 'Pajak daerah'],
  ])
  const preview = await uploads(app, member, id, file)
  t.equal(preview.statusCode, 200)
  t.match(preview.body, '4 baris berubah, 43 baris tetap')
  t.match(preview.body, '<del>4</del>')
  t.match(preview.body, '&lt;i&gt;')
  t.notMatch(preview.body, '<i>')
  t.match((await answersOf(member, id))[0], { version: 0, value: null }, 'nothing is stored yet')

  const chosen = [1, 2, 45].map((number) => ['pilih', String(number)] as const)
  const applied = await imports(app, member, id, { fields: [...carriedIn(preview.body), ...chosen] })
  t.equal(applied.statusCode, 303)
  t.equal(applied.headers.location, `/penilaian/${id}/impor?tersimpan=1,2,45`)
  t.match((await member.get(String(applied.headers.location))).body, '3 jawaban disimpan')
  const answers = await answersOf(member, id)
  t.match(answers[0], {
    version: 1,
    value: '3.00',
    explanation: '=HYPERLINK("https://jahat.example")\nbaris kedua “kutip” & <i>',
  })
  t.match(answers[1], { version: 2, value: null, explanation: 'lama' })
  t.match(answers[2], { version: 0, value: null }, 'what was not chosen is not stored')
  t.match(answers[44], { version: 1, serviceName: 'Pajak daerah' })
  t.match((await uploads(app, member, id, file)).body, '1 baris berubah', 'what was stored is no change any more')
})

t.test('an answer changed meanwhile is a conflict with both texts, and its line is left alone', async (t) => {
  const { app, member, id } = await bandung(t)
  const file = await filled(await worksheet(member, id), [
    [1, 'Penjelasan', 'dari lembar'],
    [2, 'Penjelasan', 'juga dari lembar'],
    [3, 'Nilai', 3],
  ])
  const approver = await app.as('penanggungjawab@bandung.example')
  await patch(approver, id, 1, { version: 0, explanation: 'dari rekan', value: 2 })
  const preview = await uploads(app, member, id, file)
  t.match(preview.body, '1 jawaban sudah diubah orang lain')
  t.match(preview.body, 'dari lembar')
  t.match(preview.body, 'dari rekan')
  t.match(preview.body, '2 perubahan')

  await patch(approver, id, 2, { version: 0, explanation: 'rekan lebih cepat' })
  const fields = [...carriedIn(preview.body), ['pilih', '2'], ['pilih', '3']] as const
  const applied = await imports(app, member, id, { fields })
  t.equal(applied.statusCode, 409)
  t.match(applied.body, 'rekan lebih cepat')
  t.match(applied.body, 'juga dari lembar')
  t.match(applied.body, '1 jawaban disimpan')
  const answers = await answersOf(member, id)
  t.match(answers[0], { version: 1, explanation: 'dari rekan' })
  t.match(answers[1], { version: 1, explanation: 'rekan lebih cepat' })
  t.match(answers[2], { version: 1, value: '3.00' })

  const none = await imports(app, member, id, { fields: carriedIn(preview.body) })
  t.equal(none.statusCode, 422)
  t.match(none.body, 'Centang sedikitnya satu perubahan')
})

t.test('lines that are wrong are named, and the others can still be stored', async (t) => {
  const { app, member, id } = await bandung(t)
  const file = await filled(await worksheet(member, id), [
    [1, 'Nilai', 'tiga'],
    [2, 'Nilai', 6],
    [3, 'Nilai', 2.5],
    [4, 'Nilai', true],
    [5, 'Nilai', new Date(Date.UTC(2026, 0, 3))],
    [6, 'Penjelasan', 'x'.repeat(20_001)],
    [7, 'Nama layanan', 'Bukan layanan'],
    [8, 'No.', 99],
    [9, 'No.', 10],
    [45, 'Nama layanan', 'Pajak'],
    [46, 'Nama layanan', ' pajak '],
    [12, 'Nilai', 4],
  ])
  const { statusCode, body } = await uploads(app, member, id, file)
  t.equal(statusCode, 200)
  for (const said of [
    '“tiga” bukan angka',
    'Nilai harus antara 1 dan 5',
    'Tingkat harus bilangan bulat',
    'nilai I04 berisi rumus',
    'nilai I05 berisi rumus',
    'Penjelasan terlalu panjang',
    'indikator I07 tidak memakai nama layanan',
    'nomor indikator “99” tidak dikenal',
    'nomor 10 dan kode I09 bukan satu indikator',
    'Layanan ini sudah dipakai',
  ])
    t.match(body, said)
  t.match(body, '2 perubahan')
  const fields = [...carriedIn(body), ['pilih', '12']] as const
  t.equal((await imports(app, member, id, { fields })).statusCode, 303)
  t.match((await answersOf(member, id))[11], { value: '4.00' })
})

t.test('decimals are taken where the instrument knows them', async (t) => {
  const { app, member } = await bandung(t)
  const id = await anAssessment(member, PEMDI, 2026)
  const file = await filled(await worksheet(member, id), [
    [1, 'Nilai', 3.25],
    [2, 'Nilai', '2,75'],
    [3, 'Nilai', 2.755],
  ])
  const { body } = await uploads(app, member, id, file)
  t.match(body, 'paling banyak memakai dua desimal')
  const fields = [...carriedIn(body), ['pilih', '1'], ['pilih', '2']] as const
  t.equal((await imports(app, member, id, { fields })).statusCode, 303)
  t.match(await answersOf(member, id), [{ value: '3.25' }, { value: '2.75' }])
})

t.test('columns may move, rows may be sorted and left out; English headers are known', async (t) => {
  const { app, member, id } = await bandung(t)
  const english = await filled(await worksheet(member, id, '/en'), [[1, 'Value', 3]])
  const turned = await changed(english, (rows) => [
    ['Judul sendiri'],
    ...[rows[0] ?? [], ...rows.slice(1, 10).reverse()].map((row) => [...row].reverse()),
  ])
  const { body } = await uploads(app, member, id, turned)
  t.match(body, '1 baris berubah, 8 baris tetap')

  const without = (name: string) =>
    changed(english, (rows) =>
      rows.map((row, at) => (at === 0 ? row.map((cell) => (cell === name ? 'Lain' : cell)) : row)),
    )
  for (const [name, said] of [
    ['Value', 'Kolom Nilai tidak ditemukan'],
    ['Explanation', 'Kolom Penjelasan tidak ditemukan'],
    ['No.', 'Kolom No. tidak ditemukan'],
  ] as const) {
    const answer = await uploads(app, member, id, await without(name))
    t.equal(answer.statusCode, 422)
    t.match(answer.body, said)
  }
  const twice = await changed(english, (rows) => rows.map((row) => [...row, row[3] ?? null]))
  t.match((await uploads(app, member, id, twice)).body, 'Kolom Value ada dua kali')
})

t.test('a worksheet of another year, agency, instrument or assessment is refused in words', async (t) => {
  const { app, member, id } = await bandung(t)
  const garut = await app.as('anggota@garut.example')
  const theirs = await anAssessment(garut)
  const { items } = (await member.call('GET', '/assessments')).json()
  const old = items.find(({ year }: { year: number }) => year === 2025).id
  const simulated = await member.get(`/penilaian/${old}/unduh.xlsx`)
  t.match(simulated.headers['content-disposition'], 'SIMULASI-lembar-kerja-32.04-2025')
  for (const [file, said] of [
    [simulated.rawPayload, 'untuk tahun 2025, sedangkan penilaian ini tahun 2026'],
    [await worksheet(member, await anAssessment(member, PEMDI)), 'memakai instrumen lain'],
    [await worksheet(garut, theirs), 'milik instansi lain'],
  ] as const) {
    const answer = await uploads(app, member, id, file)
    t.equal(answer.statusCode, 422)
    t.match(answer.body, said)
  }
  t.equal((await garut.get(`/penilaian/${id}/unduh.xlsx`)).statusCode, 404)
  t.equal((await uploads(app, garut, id, await worksheet(garut, theirs))).statusCode, 404)
})

t.test('a submitted assessment can be downloaded and takes nothing back', async (t) => {
  const { app, member, id } = await bandung(t)
  await answerAll(member, id)
  const file = await filled(await worksheet(member, id), [[1, 'Nilai', 4]])
  const approver = await app.as('penanggungjawab@bandung.example')
  await submittable(app, member, id)
  await approver.post(`/penilaian/${id}/pengiriman`)
  for (const answer of [await uploads(app, member, id, file), await member.get(`/penilaian/${id}/impor`)]) {
    t.equal(answer.statusCode, 409)
    t.match(answer.body, 'Penilaian sudah dikirim dan terkunci')
    t.notMatch(answer.body, 'Periksa isian Anda', 'nothing was typed wrong')
  }
  t.equal((await rowsOf(await worksheet(member, id))).length, 48)
  t.notMatch((await member.get(`/penilaian/${id}`)).body, '/impor')
  t.match((await answersOf(member, id))[0], { value: '3.00' })
})

t.test('the same lines sent twice at once are stored once; English pages stay English', async (t) => {
  const { app, member, id } = await bandung(t)
  const file = await filled(await worksheet(member, id, '/en'), [
    [1, 'Value', 3],
    [2, 'Value', 'three'],
  ])
  const path = `/en/penilaian/${id}/impor`
  const preview = await imports(app, member, id, { file: { name: 'sheet.xlsx', bytes: file } }, path)
  t.match(preview.body, '1 row changes, 45 stay as they are')
  t.match(preview.body, '1 row cannot be read')
  const fields = [...carriedIn(preview.body), ['pilih', '1']] as const
  const both = await Promise.all([1, 2].map(() => imports(app, member, id, { fields }, path)))
  t.strictSame(
    both.map(({ statusCode }) => statusCode),
    [303, 303],
  )
  t.match(both[0]?.headers.location, `/en/penilaian/${id}/impor`)
  t.match((await answersOf(member, id))[0], { version: 1, value: '3.00' })
})
