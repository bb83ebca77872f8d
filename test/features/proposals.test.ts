import t from 'tap'
import { anApp, type Visitor } from '../support/app.ts'
import { anAssessment, answerAll, PEMDI, SPBE } from '../support/assessments.ts'

/** The answers of 2025, entered by Kabupaten Bandung itself, and a new year that may start from them. */
async function twoYears(member: Visitor) {
  const old = await anAssessment(member, PEMDI, 2025)
  await answerAll(member, old, 2, 20)
  await member.call('PATCH', `/assessments/${old}/answers/3`, {
    version: 1,
    value: 3.25,
    explanation: 'SK <b>2025</b>',
  })
  return { old, id: await anAssessment(member, PEMDI, 2026) }
}

const answersOf = async (visitor: Visitor, id: string) => (await visitor.call('GET', `/assessments/${id}`)).json()

t.test('a new year proposes the answers of the last one, and none counts before it is confirmed', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const { old, id } = await twoYears(member)
  t.match((await member.get(`/penilaian/${id}`)).body, 'tersedia sebagai usulan')
  t.match(await answersOf(member, id), { score: { index: '1.00' }, progress: { answered: 0 } })
  const page = `/penilaian/${id}/indikator/3`
  const shown = (await member.get(page)).body
  t.match(shown, 'Usulan: Penilaian mandiri 2025')
  t.match(shown, 'SK &lt;b&gt;2025&lt;/b&gt;')
  t.match(shown, 'name="usulan" value="2"')

  const own = { version: '0', value: '', explanation: 'kata sendiri', usulan: '2' }
  t.equal((await member.post(page, own)).statusCode, 303)
  t.match((await answersOf(member, id)).answers[2], { version: 1, value: '3.25', explanation: 'kata sendiri' })
  t.notMatch((await member.get(page)).body, 'name="usulan"')
  t.match((await member.get(`${page}/riwayat`)).body, 'Usulan dari penilaian 2025 dikonfirmasi')
  t.match((await member.get(`/penilaian/${id}/jejak`)).body, 'Usulan dari penilaian 2025 dikonfirmasi')

  await member.call('PATCH', `/assessments/${old}/answers/4`, { version: 1, value: 4 })
  const gone = await member.post(`/penilaian/${id}/indikator/4`, {
    version: '0',
    explanation: 'teks saya',
    usulan: '1',
  })
  t.equal(gone.statusCode, 409)
  t.match(gone.body, 'Usulan ini sudah berubah')
  t.match(gone.body, 'teks saya')
  t.match((await answersOf(member, id)).answers[3], { version: 0, value: null })
})

t.test('proposals are confirmed a whole aspect at once; what changed meanwhile is named and left', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const { id } = await twoYears(member)
  const path = `/penilaian/${id}/usulan`
  const page = (await member.get(path)).body
  t.equal(page.match(/name="pilih"/g)?.length, 20)
  t.match(page, 'Konfirmasi yang dicentang')

  const several = new URLSearchParams([
    ['pilih', '1-1'],
    ['pilih', '2-1'],
  ]).toString()
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    cookie: member.cookie,
    'sec-fetch-site': 'same-origin',
  }
  const done = await app.app.inject({ method: 'POST', url: path, headers, payload: several })
  t.equal(done.headers.location, `${path}?dikonfirmasi=2`)
  t.match(await answersOf(member, id), { progress: { answered: 2 }, answers: [{ value: '2.00' }, { value: '2.00' }] })
  t.match((await member.get(`${path}?dikonfirmasi=2`)).body, '2 usulan dikonfirmasi')

  await member.call('PATCH', `/assessments/${id}/answers/5`, { version: 0, value: 5 })
  const partly = await member.post(path, { pilih: '5-1,6-1,7-9,99-1' })
  t.equal(partly.statusCode, 409)
  t.match(partly.body, /P05 [^<]+<\/a>: sudah dijawab/)
  t.match(partly.body, /P07 [^<]+<\/a>: usulannya sudah berubah/)
  const after = await answersOf(member, id)
  t.match([after.answers[4].value, after.answers[5].value, after.answers[6].value], ['5.00', '2.00', null])
  for (const pilih of ['', 'x', '1', "1-1'; drop"]) t.equal((await member.post(path, { pilih })).statusCode, 422, pilih)
})

t.test('two people confirm the same proposals at once: each becomes one answer', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const approver = await app.as('penanggungjawab@bandung.example')
  const { id } = await twoYears(member)
  const pilih = Array.from({ length: 20 }, (_, at) => `${at + 1}-${at === 2 ? 2 : 1}`).join(',')
  const both = await Promise.all([member, approver].map((one) => one.post(`/penilaian/${id}/usulan`, { pilih })))
  t.same(both.map(({ statusCode }) => statusCode).sort(), [303, 409])
  const { answers, progress, score } = await answersOf(member, id)
  t.equal(progress.answered, 20)
  t.ok(answers.every(({ version }: { version: number }) => version === 1))
  t.not(score.index, '1.00')
})

t.test('simulated answers say so, and another source or none may be chosen', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const path = `/penilaian/${id}/usulan`
  const page = (await member.get(path)).body
  t.match(page, 'Penilaian mandiri 2025')
  t.match(page, 'Penilaian itu simulasi untuk demonstrasi')
  t.match((await member.get(`/penilaian/${id}/indikator/1`)).body, /Usulan: [^<]+<span class="tag simulated">SIMULASI/)
  t.notMatch((await member.get(`/penilaian/${id}/hasil`)).body, 'Usulan')
  const sources = [...page.matchAll(/<option value="([0-9a-f-]{36})"/g)].map(([, value = '']) => value)
  t.equal(sources.length, 5)
  t.equal((await member.post(`${path}/sumber`, { sumber: sources.at(-1) ?? '' })).statusCode, 303)
  t.match((await member.get(path)).body, /<option value="[^"]+" selected>Penilaian mandiri 2021/)
  const foreign = await anAssessment(await app.as('anggota@garut.example'), SPBE, 2025).catch(() => id)
  for (const sumber of [foreign, id, 'x', '01910000-0000-7000-8000-000000000000']) {
    t.equal((await member.post(`${path}/sumber`, { sumber })).statusCode, 422, sumber)
  }
  t.equal((await member.post(`${path}/sumber`, { sumber: '' })).statusCode, 303)
  t.match((await member.get(path)).body, 'Belum ada penilaian sebelumnya yang dipakai')
  t.notMatch((await member.get(`/penilaian/${id}/indikator/1`)).body, 'name="usulan"')
  t.match((await member.get(`/penilaian/${id}/jejak`)).body, 'Sumber usulan diganti')
})

t.test('answers on another instrument are shown as related, never proposed', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member, PEMDI)
  const page = (await member.get(`/penilaian/${id}/usulan`)).body
  t.notMatch(page, 'name="pilih"')
  t.match(page, 'Jawaban lama yang berkaitan')
  t.match(page, 'Termasuk di dalamnya, keyakinan tinggi.')
  t.match((await member.get(`/penilaian/${id}/indikator/13`)).body, 'I15')
  const tried = await member.post(`/penilaian/${id}/usulan`, { pilih: '13-1' })
  t.equal(tried.statusCode, 409)
  t.match(await answersOf(member, id), { progress: { answered: 0 } })
})

t.test('colleagues at the same answer are told of each other, for a minute', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const approver = await app.as('penanggungjawab@bandung.example')
  const id = await anAssessment(member)
  const page = `/penilaian/${id}/indikator/7`
  t.match((await member.get(page)).body, /data-others-text="[^"]+" hidden/)
  t.match((await approver.get(page)).body, /Sedang membuka jawaban ini juga: Anggota Tim SPBE Bandung/)
  t.notMatch((await approver.get(`/penilaian/${id}/indikator/8`)).body, 'juga: Anggota')
  const saved = await member.call('PATCH', `/assessments/${id}/answers/7`, { version: 0, value: 3 })
  t.match(saved.json().alsoHere, [{ name: /Penanggung Jawab/i, at: String }])
  app.now = new Date(app.now.getTime() + 61_000)
  const later = await member.call('PATCH', `/assessments/${id}/answers/7`, { version: 1, value: 4 })
  t.same(later.json().alsoHere, [])
  const unit = await app.as('opd@bandung.example')
  await unit.get(page)
  t.notMatch((await approver.get(page)).body, 'OPD', 'who only reads is nobody to mind')
})

t.test('after a conflict one takes the stored text or joins both, and nothing is stored until one saves', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const approver = await app.as('penanggungjawab@bandung.example')
  const id = await anAssessment(member)
  const page = `/penilaian/${id}/indikator/2`
  await approver.call('PATCH', `/assessments/${id}/answers/2`, {
    version: 0,
    value: 2,
    explanation: 'dari kantor pusat',
  })
  const typed = { version: '0', value: '4', explanation: 'dari rumah pusat' }
  const late = await member.post(page, typed)
  t.equal(late.statusCode, 409)
  t.match(late.body, /dari <del>kantor<\/del><ins>rumah<\/ins> pusat/)
  const again = { ...typed, version: '1' }
  const joined = await member.post(page, { ...again, pakai: 'explanation-gabung' })
  t.equal(joined.statusCode, 200)
  t.match(joined.body, '\ndari rumah pusat\n\ndari kantor pusat</textarea>')
  t.match(joined.body, 'name="version" value="1"')
  t.match(joined.body, 'belum disimpan')
  const theirs = await member.post(page, { ...again, pakai: 'value-mereka' })
  t.match(theirs.body, /value="2" checked/)
  t.match(theirs.body, '\ndari rumah pusat</textarea>', 'the other field is left')
  t.match((await answersOf(member, id)).answers[1], { version: 1, value: '2.00', explanation: 'dari kantor pusat' })

  await approver.call('PATCH', `/assessments/${id}/answers/2`, { version: 1, explanation: 'sekali lagi' })
  const stale = await member.post(page, { ...again, pakai: 'explanation-mereka' })
  t.match(stale.body, '\ndari kantor pusat</textarea>', 'what was shown is taken')
  t.equal(
    (await member.post(page, { ...again, explanation: 'gabungan' })).statusCode,
    409,
    'and the newer one is a conflict',
  )
  t.equal((await member.post(page, { ...again, pakai: '__proto__-mereka' })).statusCode, 200)
})
