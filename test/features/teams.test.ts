import t from 'tap'
import { asActor } from '../../src/db/actor.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { anAssessment, answerAll, refusal } from '../support/assessments.ts'
import { aDocument } from '../support/evidence.ts'
import { aPdf } from '../support/files.ts'
import { aPerson } from '../support/people.ts'
import { submittable } from '../support/submittable.ts'
import { carriedIn, filled, imports, uploads, worksheet } from '../support/worksheets.ts'

const MEMBER = 'anggota@bandung.example'
const APPROVER = 'penanggungjawab@bandung.example'
const UNIT = 'opd@bandung.example'
const HEALTH = 'Dinas Kesehatan'

/** Kabupaten Bandung's year begun, with its people. */
async function aTeam(app: TestApp) {
  const [member, approver, unit] = [await app.as(MEMBER), await app.as(APPROVER), await app.as(UNIT)]
  const id = await anAssessment(member)
  const at = (number: number) => `/penilaian/${id}/indikator/${number}`
  const assign = (fields: Record<string, string>) =>
    member.post(`/penilaian/${id}/tugas`, { cakupan: 'pilih', ...fields })
  const step = (who: typeof unit, number: number, langkah: string, catatan = '') => {
    app.now = new Date(app.now.getTime() + 1_000)
    return who.post(`${at(number)}/diskusi/langkah`, { langkah, catatan })
  }
  return { member, approver, unit, id, at, assign, step }
}

t.test('a unit changes what is assigned to it, and nothing else', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, unit, id, at, assign } = await aTeam(app)
  const save = (number: number, version = 0) =>
    unit.call('PATCH', `/assessments/${id}/answers/${number}`, { version, value: 3, explanation: `jawaban ${number}` })
  refusal(t, await save(5), 403)

  const done = await assign({ baru: 'dinas  kesehatan', tenggat: '2026-12-01', pilih: '5,6' })
  t.equal(done.headers.location, `/penilaian/${id}/tugas?ditugaskan=2`)
  t.match((await member.get(String(done.headers.location))).body, 'Penugasan 2 indikator diubah.')
  t.equal((await save(5)).statusCode, 200)
  refusal(t, await save(7), 403)
  t.match((await unit.get(at(5))).body, 'Simpan dan lanjut')
  const typed = { version: '1', value: '4', explanation: 'jawaban 5', ajukan: '1' }
  const saved = await unit.post(at(5), typed)
  t.equal(saved.headers.location, `${at(5)}/diskusi#penugasan`, 'saved first')
  const closed = await unit.get(at(7))
  t.notMatch(closed.body, 'Simpan dan lanjut')
  t.match(closed.body, 'perangkat daerah yang ditugasi')
  t.equal((await unit.post(at(7), { version: '0', value: '2', explanation: '' })).statusCode, 403)
  t.equal((await unit.post(at(6), { version: '0', value: '2', explanation: '' })).statusCode, 303)

  const back = { versi: '0', terakhir: '1' }
  const latest = { versi: '0', terakhir: '2' }
  t.equal((await unit.post(`${at(5)}/riwayat`, latest)).statusCode, 303, 'and brings earlier versions of it back')
  await member.call('PATCH', `/assessments/${id}/answers/7`, { version: 0, value: 3 })
  t.equal((await unit.post(`${at(7)}/riwayat`, back)).statusCode, 403)
  t.equal((await unit.post(`/penilaian/${id}/siap`)).statusCode, 403)

  await assign({ unit: 'tidak-ada', pilih: '6' })
  refusal(t, await save(6, 1), 403)

  const list = (await unit.get(`/penilaian/${id}`)).body
  t.match(list, 'Lanjutkan dengan I05', 'goes on with its own')
  t.notMatch((await unit.get('/kerja')).body, 'indikator terjawab', 'and is not sent to what it cannot change')
  t.match(list, /Dinas Kesehatan · Tenggat 1 Desember 2026/)
  t.match(list, 'draf')
  const other = await aPerson(app, 'opd.lain@bandung.example', 'member', '32.04')
  t.match((await other.get(`/penilaian/${id}/tugas`)).body, HEALTH)
})

t.test('a unit attaches evidence to what is assigned to it, and takes it off again', async (t) => {
  const app = await anApp(t, 'demo')
  const { unit, at, assign } = await aTeam(app)
  await assign({ baru: HEALTH, pilih: '1' })
  const document = await aDocument(app, unit, { name: 'perbup.pdf', bytes: aPdf('perbup') })
  const place = 'Pasal 4'
  t.equal((await unit.post(`${at(2)}/bukti/I02.2.1`, { document, place })).statusCode, 403)
  t.equal((await unit.post(`${at(1)}/bukti/I01.2.1`, { document, place })).statusCode, 303)
  const page = (await unit.get(`${at(1)}/bukti/I01.2.1`)).body
  const [, reference = ''] = /name="reference" value="([^"]+)"/.exec(page) ?? []
  t.equal((await unit.post(`${at(2)}/bukti/I02.2.1/pelepasan`, { reference })).statusCode, 403)
  t.equal((await unit.post(`${at(1)}/bukti/I01.2.1/pelepasan`, { reference })).statusCode, 303)
})

t.test('handed in, sent back with words, handed in again, accepted, and reopened by another value', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, approver, unit, id, at, assign, step } = await aTeam(app)
  await assign({ baru: HEALTH, tenggat: '2026-11-20', pilih: '5' })
  const desk = (await unit.get('/kerja')).body
  t.match(desk, 'Tugas unit Anda')
  t.match(desk, 'terlambat')
  t.match(desk, 'Belum ada: nilai, penjelasan, bukti dukung')
  t.match(
    (await member.get(`/penilaian/${id}/tugas`)).body,
    /Dinas Kesehatan<\/th><td [^>]*>1<\/td><td [^>]*><span class="tag bad">1/,
  )

  const empty = await step(unit, 5, 'handIn')
  t.equal(empty.statusCode, 409)
  t.match(empty.body, 'Jawaban belum mempunyai nilai')
  await unit.call('PATCH', `/assessments/${id}/answers/5`, { version: 0, value: 3 })
  t.equal((await step(unit, 5, 'accept')).statusCode, 403, 'nobody accepts their own')
  t.equal((await step(unit, 5, 'handIn')).statusCode, 303)
  t.equal((await step(unit, 5, 'handIn')).statusCode, 409, 'once')
  t.notMatch((await unit.get('/kerja')).body, 'Tugas unit Anda')
  t.match((await approver.get('/kerja')).body, `${at(5)}/diskusi`)

  const mute = await step(approver, 5, 'ask')
  t.equal(mute.statusCode, 422)
  t.match(mute.body, 'Tulis apa yang perlu diperbaiki')
  const long = await step(approver, 5, 'ask', 'x'.repeat(2_001))
  t.equal(long.statusCode, 422)
  t.match(long.body, 'x'.repeat(2_001), 'what was typed is still there')
  t.equal((await step(approver, 5, 'ask', 'Sebut <pasal> Perbup.')).statusCode, 303)
  const asked = (await unit.get(at(5))).body
  t.match(asked, 'Sebut &lt;pasal&gt; Perbup.')
  t.match(asked, 'diminta perbaikan')
  t.equal((await step(approver, 5, 'accept')).statusCode, 409, 'not before it comes back')

  await step(unit, 5, 'handIn')
  t.equal((await step(member, 5, 'accept')).statusCode, 303)
  t.match((await unit.get(at(5))).body, 'diterima')
  t.match((await member.get(`/penilaian/${id}`)).body, 'diterima')
  await unit.call('PATCH', `/assessments/${id}/answers/5`, { version: 1, explanation: 'Perbup 12/2024 Pasal 4' })
  t.match((await unit.get(at(5))).body, 'diterima', 'words alone do not reopen it')
  await unit.call('PATCH', `/assessments/${id}/answers/5`, { version: 2, value: 4 })
  const log = (await unit.get(`${at(5)}/diskusi`)).body
  t.match(log, 'Dibuka kembali untuk Dinas Kesehatan karena nilainya berubah')
  t.match(log, 'Ditugaskan kepada Dinas Kesehatan, tenggat 20 November 2026')
  t.match((await unit.get('/kerja')).body, 'Tugas unit Anda')

  const trail = (await member.get(`/penilaian/${id}/jejak`)).body
  for (const said of ['Jawaban diajukan', 'Perbaikan jawaban diminta', 'Jawaban diterima', 'karena nilainya berubah']) {
    t.match(trail, said)
  }
  t.match(trail, 'I05: tidak ditugaskan → Dinas Kesehatan (tenggat 20 November 2026)')
  t.notMatch(trail, 'pasal', 'what was asked for stays in the log')
  t.match((await member.get(`/en/penilaian/${id}/jejak.csv`)).body, 'I05: not assigned → Dinas Kesehatan')
})

t.test('in bulk by what the instrument suggests and by aspect; another unit begins anew', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, approver, unit, id, assign, step } = await aTeam(app)
  const board = `/penilaian/${id}/tugas`
  t.match((await member.get(board)).body, '47 indikator belum ditugaskan.')
  const legal = await assign({ baru: 'Bagian Hukum Setda', cakupan: 'saran-Bagian Hukum Setda', tenggat: '' })
  t.equal(legal.headers.location, `${board}?ditugaskan=11`)
  const aspect = await approver.post(board, { baru: HEALTH, cakupan: 'aspek-A1', tenggat: '2026-12-31' })
  t.equal(aspect.headers.location, `${board}?ditugaskan=10`)
  await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 0, value: 3 })
  await step(unit, 1, 'handIn')
  t.equal((await assign({ baru: HEALTH, pilih: '1', tenggat: '2027-01-15' })).statusCode, 303)
  t.match((await unit.get(`/penilaian/${id}/indikator/1`)).body, 'diajukan', 'another day only')
  const same = await assign({ baru: HEALTH, pilih: '1', tenggat: '2027-01-15' })
  t.match(same.body, 'Tidak ada yang berubah')
  await assign({ baru: 'Bappeda', pilih: '1' })
  t.match((await unit.get(`/penilaian/${id}/indikator/1`)).body, 'draf')
  const english = (await member.get(`/en${board}`)).body
  t.match(english, 'Workload per unit')
  t.match(english, 'Bappeda')
})

t.test('what is typed wrong comes back with its sentence', async (t) => {
  const app = await anApp(t, 'demo')
  const { unit, id, assign, approver, at } = await aTeam(app)
  const cases: readonly [Record<string, string>, RegExp][] = [
    [{ baru: 'Dinas Sosial', pilih: '' }, /Centang sedikitnya satu indikator/],
    [{ baru: 'Dinas Sosial', pilih: '99' }, /Centang sedikitnya satu indikator/],
    [{ pilih: '1' }, /Pilih perangkat daerah dari daftar/],
    [{ unit: '01910000-0000-7000-8000-000000000000', pilih: '1' }, /Pilih perangkat daerah dari daftar/],
    [{ unit: 'tidak-ada', baru: 'Dinas Sosial', pilih: '1' }, /tidak keduanya/],
    [{ baru: 'Dinas Sosial', pilih: '1', tenggat: '31-12-2026' }, /Tulis tenggat sebagai tanggal/],
    [{ baru: 'Dinas Sosial', pilih: '1', tenggat: '2026-02-30' }, /Tulis tenggat sebagai tanggal/],
    [{ baru: 'Dinas Sosial', cakupan: 'aspek-A99' }, /Pilih indikator mana/],
    [{ baru: 'Dinas Sosial', cakupan: 'semua' }, /Pilih indikator mana/],
    [{ baru: 'x'.repeat(121), pilih: '1' }, /paling banyak 120 huruf/],
  ]
  for (const [fields, sentence] of cases) {
    const back = await assign(fields)
    t.equal(back.statusCode, 422, JSON.stringify(fields))
    t.match(back.body, sentence)
    if (fields.baru) t.match(back.body, `value="${fields.baru}"`)
  }
  t.equal((await assign({ baru: '\u200B', pilih: '1' })).statusCode, 422, 'a name that nobody sees')
  t.same(await app.db.selectFrom('assignment').select('number').execute(), [], 'nothing of it was stored')
  await assign({ baru: 'Dinas\u202E Sosial', pilih: '1' })
  t.match((await approver.get(`/penilaian/${id}/tugas`)).body, 'Dinas Sosial')
  t.equal((await unit.post(`/penilaian/${id}/tugas`, {})).statusCode, 403)
  for (const fields of [{}, { langkah: 'hapus' }] as Record<string, string>[]) {
    t.equal((await approver.post(`${at(1)}/diskusi/langkah`, fields)).statusCode, 422)
  }
  t.equal((await approver.post(`${at(1)}/diskusi/langkah`, { langkah: 'accept' })).statusCode, 409, 'not assigned')
  t.equal((await approver.post(`${at(99)}/diskusi/komentar`, { komentar: 'x' })).statusCode, 404)
  t.equal((await approver.get(`${at(99)}/diskusi`)).statusCode, 404)
})

t.test('comments stay inside the agency and stay as they were', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, unit, id, at, assign } = await aTeam(app)
  await assign({ baru: HEALTH, pilih: '1' })
  t.equal((await unit.post(`${at(1)}/diskusi/komentar`, { komentar: ' ' })).statusCode, 422)
  t.equal(
    (await unit.post(`${at(1)}/diskusi/komentar`, { komentar: 'Rahasia <b>dapur</b>\nbaris dua' })).statusCode,
    303,
  )
  t.match((await member.get(`${at(1)}/diskusi`)).body, 'Rahasia &lt;b&gt;dapur&lt;/b&gt;')
  t.match((await member.get(at(1))).body, 'Log dan 1 komentar')
  await unit.post(`${at(1)}/diskusi/komentar`, { komentar: 'Rahasia <b>dapur</b>\nbaris dua' })
  t.match((await member.get(at(1))).body, 'Log dan 1 komentar', 'a double click says it once')
  for (let number = 1; number <= 31; number++) {
    app.now = new Date(app.now.getTime() + 1_000)
    await member.post(`${at(1)}/diskusi/komentar`, { komentar: `ke-${number}.` })
  }
  const first = (await member.get(`${at(1)}/diskusi`)).body
  t.match(first, 'ke-31.')
  t.notMatch(first, 'Rahasia')
  t.match((await member.get(`${at(1)}/diskusi?halaman=2`)).body, 'Rahasia')

  for (const email of ['kementerian@kementerian.example', 'provinsi@jabar.example', 'anggota@garut.example']) {
    const outsider = await app.as(email)
    const page = await outsider.get(`${at(1)}/diskusi`)
    t.equal(page.statusCode, email.startsWith('anggota') ? 404 : 403, email)
    const shown = [page, await outsider.get(at(1)), await outsider.get(`/penilaian/${id}`)]
    for (const { body } of shown) t.notMatch(body, /Rahasia|Dinas Kesehatan|Log dan/, email)
    t.equal((await outsider.post(`${at(1)}/diskusi/komentar`, { komentar: 'halo' })).statusCode, page.statusCode)
  }
  const ministry = {
    personId: '01910000-0000-7000-8000-000000000001',
    name: '',
    language: 'id',
    memberships: [{ id: 'm', role: 'ministry', agency: null, agencyName: null, province: null, unit: null }],
  } as const
  for (const table of ['assignment', 'assignment_event', 'answer_comment'] as const) {
    t.same(await asActor(app.db, ministry, (tx) => tx.selectFrom(table).selectAll().execute()), [], table)
  }
})

t.test('a submitted assessment stands still', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, approver, unit, id, at, assign, step } = await aTeam(app)
  await assign({ baru: HEALTH, pilih: '1' })
  await answerAll(member, id, 3)
  await step(unit, 1, 'handIn')
  await submittable(app, member, id)
  t.equal((await approver.call('POST', `/assessments/${id}/submission`)).statusCode, 200)
  t.equal((await assign({ baru: HEALTH, pilih: '2' })).statusCode, 409)
  t.equal((await step(approver, 1, 'accept')).statusCode, 409)
  t.equal((await unit.post(at(1), { version: '1', value: '2', explanation: '' })).statusCode, 409)
  t.notMatch((await member.get(`/penilaian/${id}/tugas`)).body, 'Simpan penugasan')
  t.notMatch((await approver.get('/kerja')).body, 'Menunggu Anda terima')
  t.equal((await unit.post(`${at(1)}/diskusi/komentar`, { komentar: 'Terima kasih.' })).statusCode, 303)
})

t.test('steps at once make one', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, unit, id, assign, step } = await aTeam(app)
  await assign({ baru: HEALTH, pilih: '1' })
  await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 0, value: 3 })
  const all = await Promise.all(Array.from({ length: 8 }, () => step(unit, 1, 'handIn')))
  t.same(all.map(({ statusCode }) => statusCode).sort(), [303, ...Array(7).fill(409)])
  const named = await Promise.all(
    Array.from({ length: 6 }, (_, at) => assign({ baru: 'Dinas Sosial', pilih: String(at + 2) })),
  )
  t.ok(named.every(({ statusCode }) => statusCode === 303))
})

t.test('a worksheet opens an accepted answer again too, where it brings another value', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, unit, id, at, assign, step } = await aTeam(app)
  await assign({ baru: HEALTH, tenggat: '2026-12-01', pilih: '5,6' })
  for (const number of [5, 6]) {
    await unit.call('PATCH', `/assessments/${id}/answers/${number}`, { version: 0, value: 3 })
    await step(unit, number, 'handIn')
    await step(member, number, 'accept')
  }
  const file = await filled(await worksheet(member, id), [
    [5, 'Nilai', 4],
    [6, 'Penjelasan', 'Perbup 12/2024'],
  ])
  const preview = await uploads(app, member, id, file)
  const chosen = [5, 6].map((number) => ['pilih', String(number)] as const)
  await imports(app, member, id, { fields: [...carriedIn(preview.body), ...chosen] })
  t.match((await unit.get(`${at(5)}/diskusi`)).body, 'Dibuka kembali untuk Dinas Kesehatan karena nilainya berubah')
  t.notMatch((await unit.get(`${at(6)}/diskusi`)).body, 'Dibuka kembali')
})
