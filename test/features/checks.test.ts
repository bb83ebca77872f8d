import t from 'tap'
import { asActor, asPlatform } from '../../src/db/actor.ts'
import { anApp, type TestApp, type Visitor } from '../support/app.ts'
import { anAssessment, answerAll, PEMDI, refusal } from '../support/assessments.ts'
import { aDocument, FACTS } from '../support/evidence.ts'
import { aPdf, aScan } from '../support/files.ts'
import { aPerson } from '../support/people.ts'
import { proven } from '../support/submittable.ts'

interface Item {
  readonly kind: 'error' | 'warning'
  readonly key: string
  readonly code: string
  readonly indicators: readonly number[]
  readonly item: string | null
  readonly message: string
  readonly reason: { readonly text: string; readonly by: string } | null
}

const REASON = 'Perbup belum dicabut, "masih" <berlaku>'

/** Kabupaten Bandung's year of 20 indicators, all at level 2 with an explanation except the first one. */
async function aYear(app: TestApp) {
  const member = await app.as('anggota@bandung.example')
  const approver = await app.as('penanggungjawab@bandung.example')
  const id = await anAssessment(member, PEMDI)
  await answerAll(member, id, 2, 20)
  for (let number = 2; number <= 20; number++) {
    await member.call('PATCH', `/assessments/${id}/answers/${number}`, { version: 1, explanation: 'Laporan hlm. 3' })
  }
  const found = async (who: Visitor = member): Promise<readonly Item[]> =>
    (await who.call('GET', `/assessments/${id}/checks`)).json().items
  const page = `/penilaian/${id}/periksa`
  const give = (pilih: string, alasan: string, bagian = 'tanpa-explanation', who = member) =>
    who.post(`${page}/alasan`, { pilih, alasan, bagian })
  return { member, approver, id, found, page, give }
}

const codes = (items: readonly Item[]): string[] => [...new Set(items.map(({ code }) => code))]
const ofCode = (items: readonly Item[], code: string): Item => {
  const item = items.find((one) => one.code === code)
  if (!item) throw new Error(`no ${code}`)
  return item
}

t.test('what stops a submission is named, then what needs a reason, then nothing', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, approver, id, found, page, give } = await aYear(app)
  t.same(codes(await found()), ['bareLevel', 'explanation'])
  const bare = refusal(t, await approver.call('POST', `/assessments/${id}/submission`), 422)
  t.match(bare.errors?.[0], { field: 'answers.1', code: 'bareLevel', message: /P01: tingkat 2 belum mempunyai bukti/ })
  t.equal(bare.errors?.length, 21, 'all are named at once')
  t.equal((await member.call('POST', `/assessments/${id}/readiness`)).statusCode, 422)
  const shown = (await member.get(page)).body
  t.match(shown, 'Menghalangi pengiriman (20)')
  t.match(shown, '20 tingkat tanpa bukti pada 20 indikator', 'the parts add up to the whole')
  t.match(shown, `/penilaian/${id}/indikator/1/tingkat/2`, 'leads to the very place')
  t.match(shown, 'lengkapi bukti P01')
  t.notMatch(shown, 'Tandai siap dikirim</button>')

  await proven(app, id)
  t.match((await member.get(page)).body, 'perbaiki atau beri alasan')
  const refused = await approver.post(`/penilaian/${id}/pengiriman`)
  t.equal(refused.statusCode, 422)
  t.match(refused.body, /Belum dapat dikirim: 0 hal menghalangi dan \d+ peringatan/)
  const open = await found()
  t.same(codes(open), ['explanation', 'itemsMissing', 'link'])
  t.match((await member.get(`/en${page}`)).body, 'Warnings that need a reason (')

  const { key } = ofCode(open, 'explanation')
  const given = await give(key, `  ${REASON} `)
  t.equal(given.headers.location, `${page}?beralasan=1`)
  const after = await member.get(String(given.headers.location))
  t.match(after.body, 'Alasan untuk 1 peringatan tersimpan')
  t.match(after.body, /Perbup belum dicabut, &quot;masih&quot; &lt;berlaku&gt;/)
  const rest = (await found()).filter(({ reason }) => reason === null).map((one) => one.key)
  t.equal((await give(rest.join(','), 'Sudah diperiksa tim', 'tanpa-link')).statusCode, 303, 'one for all')
  t.match((await approver.get(page)).body, 'Kirim dan kunci</button>')
  t.equal((await approver.call('POST', `/assessments/${id}/submission`)).statusCode, 200)

  const locked = (await member.get(page)).body
  t.match(locked, 'Peringatan yang sudah beralasan')
  t.notMatch(locked, 'Ganti alasan')
  t.equal((await give(key, REASON)).statusCode, 409)
  t.equal(
    refusal(t, await member.call('POST', `/assessments/${id}/reasons`, { warnings: [key], reason: REASON }), 409).code,
    'locked',
  )
})

t.test('what is typed wrong comes back with its sentence, and nothing is stored', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, found, page, give, id } = await aYear(app)
  const { key } = ofCode(await found(), 'explanation')
  const cases: readonly [string, string, RegExp][] = [
    ['', REASON, /Centang sedikitnya satu peringatan/],
    ['bukan-kunci', REASON, /Centang sedikitnya satu peringatan/],
    [key, ' pendek ', /sedikitnya 10 huruf/],
    [key, 'x'.repeat(2_001), /paling banyak 2.000 huruf/],
  ]
  for (const [pilih, alasan, sentence] of cases) {
    const back = await give(pilih, alasan)
    t.equal(back.statusCode, 422, String(sentence))
    t.match(back.body, sentence)
    t.ok(
      back.body.includes(alasan.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
      'as typed',
    )
  }
  const gone = await give(`${key},${'0'.repeat(16)}`, REASON)
  t.equal(gone.statusCode, 409)
  t.match(gone.body, 'sudah berubah atau tidak ada lagi')
  t.match(gone.body, 'Perbup belum dicabut')
  const lost = await give('0'.repeat(16), REASON, 'tanpa-unsigned')
  t.match(lost.body, /Alasan yang Anda ketik:<\/p><blockquote>Perbup/, 'even if its form is gone')
  for (const body of [{}, { warnings: [], reason: REASON }, { warnings: ['x'], reason: REASON }, { warnings: [key] }]) {
    t.equal((await member.call('POST', `/assessments/${id}/reasons`, body)).statusCode, 422)
  }
  t.equal((await member.post(`${page}/alasan`, { alasan: REASON })).statusCode, 422)
  t.same(await asPlatform(app.db, (tx) => tx.selectFrom('warning_reason').select('id').execute()), [])
})

t.test('a reason ends when what it was given for is not the same any more', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, id, found, give } = await aYear(app)
  const facts = { ...FACTS, signed: 'no', effectiveFrom: '', effectiveUntil: '2025-12-31' }
  const document = await aDocument(app, member, { name: 'Rancangan SK.pdf', bytes: await aScan() }, facts)
  for (const number of [1, 3]) {
    const place = `/penilaian/${id}/indikator/${number}/bukti/P0${number}.2.1`
    t.equal((await member.post(place, { document, place: 'Pasal 4' })).statusCode, 303)
  }
  const all = (await found()).filter((one) => 'document' in one && one.document === document)
  t.same(codes(all), ['unsigned', 'undated', 'outsideYear', 'pictureOnly'], 'each once')
  t.same(ofCode(all, 'unsigned').indicators, [1, 3])
  t.match((await member.get(`/penilaian/${id}/periksa`)).body, `/bukti/${document}/ubah`)
  const ministry = await app.as('kementerian@kementerian.example')
  t.notMatch((await ministry.get(`/penilaian/${id}/periksa`)).body, '/ubah', 'who may not change it sees it only')
  t.match(ofCode(all, 'outsideYear').message, 'Rancangan SK: di luar tahun penilaian (31 Desember 2025)')
  t.equal((await give(all.map(({ key }) => key).join(','), REASON, 'tanpa-unsigned')).statusCode, 303)
  t.equal(ofCode(await found(), 'pictureOnly').reason?.text, REASON)

  const newer = { ...facts, title: 'Rancangan SK', signed: 'yes', effectiveFrom: '2025-01-01', version: '0' }
  await member.post(`/bukti/${document}/ubah`, newer)
  const now = (await found()).filter(({ kind }) => kind === 'warning')
  t.notMatch(codes(now), ['unsigned'])
  t.equal(ofCode(now, 'outsideYear').reason?.text, REASON, 'the same still')
  await give(ofCode(now, 'outsideYear').key, 'Perpanjangan sedang diproses', 'dengan-outsideYear')
  t.equal(ofCode(await found(), 'outsideYear').reason?.text, 'Perpanjangan sedang diproses', 'the newer one counts')
  await member.post(`/bukti/${document}/ubah`, { ...newer, effectiveUntil: '2025-06-30', version: '1' })
  t.equal(ofCode(await found(), 'outsideYear').reason, null, 'another day')

  const trail = (await member.get(`/penilaian/${id}/jejak`)).body
  t.match(trail, 'Alasan peringatan ditulis')
  t.match(trail, 'Perpanjangan sedang diproses')
  t.match(trail, '1 peringatan (P01, P03): Dokumen di luar tahun penilaian', 'which warning it was given for')
})

t.test('a jump is measured against last year’s own result, an official one first', async (t) => {
  const app = await anApp(t)
  const member = await aPerson(app, 'rina@bandung.example', 'member', '32.04')
  const values = (level: number) => Array(20).fill(String(level)).join('\n')
  const year = { year: '2025', instrument: PEMDI, document: 'KepmenPANRB 663/2024' }
  t.equal((await member.post('/penilaian/hasil-resmi', { ...year, values: values(1) })).statusCode, 303)
  const id = await anAssessment(member, PEMDI)
  await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 0, value: 2.5 })
  await member.call('PATCH', `/assessments/${id}/answers/2`, { version: 0, value: 2 })
  await member.call('PATCH', `/assessments/${id}/answers/3`, { version: 0, value: 4, explanation: 'Laporan hlm. 3' })
  const { items } = (await member.call('GET', `/assessments/${id}/checks`)).json() as { items: readonly Item[] }
  const told = items.filter(({ code }) => code === 'jump' || code === 'explanation')
  t.same(
    told.map(({ message }) => message),
    ['P01: tahun lalu 1,00, sekarang 2,50, tanpa penjelasan', 'P02: tingkat di atas 1 tanpa penjelasan'],
  )
})

t.test('reasons are the agency’s: others read them by right, or find nothing', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, id, found, page, give } = await aYear(app)
  await member.post(`/penilaian/${id}/tugas`, { cakupan: 'pilih', baru: 'Dinas Kesehatan', pilih: '1' })
  const items = await found()
  const { key } = ofCode(items, 'explanation')
  t.match(ofCode(items, 'notAccepted').message, 'P01: jawaban Dinas Kesehatan belum diterima (draf)')
  await give(key, REASON)
  const ministry = await app.as('kementerian@kementerian.example')
  const seen = await found(ministry)
  t.equal(ofCode(seen, 'explanation').reason?.text, REASON)
  t.notMatch(codes(seen), ['notAccepted'], 'who works on what stays inside')
  t.notMatch((await ministry.get(page)).body, 'Simpan alasan')
  for (const [email, status] of [
    ['opd@bandung.example', 403],
    ['kementerian@kementerian.example', 403],
    ['anggota@garut.example', 404],
  ] as const) {
    const who = await app.as(email)
    t.equal((await give(key, REASON, 'tanpa-explanation', who)).statusCode, status, email)
    t.equal((await give('', '', '', who)).statusCode, status, `${email} is told nothing of what they typed`)
    const body = { warnings: [key], reason: REASON }
    t.equal((await who.call('POST', `/assessments/${id}/reasons`, body)).statusCode, status, email)
  }
  refusal(t, await (await app.as('anggota@garut.example')).call('GET', `/assessments/${id}/checks`), 404)
  const garut = {
    personId: '01910000-0000-7000-8000-000000000000',
    name: '',
    language: 'id',
    memberships: [{ id: 'm', role: 'member', agency: '32.05', agencyName: '', province: null, unit: null }],
  } as const
  await asActor(app.db, garut, async (tx) => {
    t.same(await tx.selectFrom('warning_reason').selectAll().execute(), [])
  })
  await asPlatform(app.db, async (tx) => {
    const { numUpdatedRows } = await tx.updateTable('warning_reason').set({ text: 'lain' }).executeTakeFirst()
    t.equal(numUpdatedRows, 0n, 'nobody changes what was said')
  })
})

t.test('a text that can be searched is told from pictures of it', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  await aDocument(app, member, { name: 'a.pdf', bytes: aPdf('Peraturan') })
  await aDocument(app, member, { name: 'b.pdf', bytes: await aScan() })
  const files = await asPlatform(app.db, (tx) =>
    tx.selectFrom('evidence_file').select(['name', 'has_text']).orderBy('name').execute(),
  )
  t.same(files, [
    { name: 'a.pdf', has_text: true },
    { name: 'b.pdf', has_text: false },
  ])
})
