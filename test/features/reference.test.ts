import t from 'tap'
import { anApp } from '../support/app.ts'
import { anAssessment, answerAll, PEMDI, SPBE } from '../support/assessments.ts'
import { aPerson } from '../support/people.ts'

t.test('in a real installation the reference is level 3 until Sumedang shares its official result', async (t) => {
  const app = await anApp(t)
  const bandung = await aPerson(app, 'rina@bandungkab.example', 'member', '32.04')
  const sumedang = await aPerson(app, 'asep@sumedangkab.example', 'approver', '32.11')
  const id = await anAssessment(bandung)

  const before = await bandung.get(`/penilaian/${id}`)
  t.match(before.body, 'Target tingkat 3')
  t.match(before.body, 'Nilai per indikator Sumedang belum dibagikan')
  t.notMatch(before.body, 'SIMULASI')

  const values = Array(47).fill('4').join('\n')
  const form = { instrument: SPBE, year: '2025', document: 'LHE 2025, 2 Januari 2026', values }
  t.equal((await sumedang.post('/penilaian/hasil-resmi', form)).statusCode, 303)
  t.match((await bandung.get(`/penilaian/${id}`)).body, 'Target tingkat 3', 'entered, but not shared')

  await sumedang.post('/penilaian/berbagi/32.11')
  const after = await bandung.get(`/penilaian/${id}`)
  t.match(after.body, 'Rujukan: Sumedang 2025')
  t.match(after.body, '4,00')
  t.notMatch(after.body, 'Target tingkat 3')
  t.match((await bandung.get(`/penilaian/${id}/indikator/5`)).body, /Rujukan: Sumedang 2025/)

  await sumedang.post('/penilaian/berbagi/32.11/pencabutan')
  t.match((await bandung.get(`/penilaian/${id}`)).body, 'Target tingkat 3', 'taken back')
})

t.test('nothing of Sumedang is invented for an instrument it has no result on', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member, PEMDI)
  const page = await member.get(`/penilaian/${id}/hasil`)
  t.match(page.body, 'Target tingkat 3')
  t.notMatch(page.body, 'Rujukan: Sumedang 2024')
  t.match(page.body, 'aspek berada di bawah target')
  t.notMatch(page.body, 'di bawah rujukan', 'a target is no reference')
})

t.test('simulated figures say so on the page, in the picture and in its table', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const [old] = (await member.call('GET', '/assessments')).json().items
  t.equal(old.basis, 'simulated')
  const page = await member.get(`/penilaian/${old.id}/hasil`)
  t.match(page.body, 'Dasar angka: SIMULASI')
  t.match((await member.get(`/penilaian/${old.id}/grafik/radar.svg`)).body, /SIMULASI/)
  t.match((await member.get(`/en/penilaian/${old.id}/grafik/radar.svg`)).body, /SIMULATED/)
})

t.test('the years break where the instrument of the points changes, not where that of the year does', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const trend = async () => {
    const { body } = await member.get(`/penilaian/${id}/hasil`)
    return body.slice(body.indexOf('Indeks dari tahun ke tahun'))
  }
  const same = await trend()
  t.match(same, 'Kabupaten Bandung, penilaian mandiri')
  t.match(same, 'Instrumen berganti: PermenPANRB 59/2020', 'published ones of 2020 and 2021')
  t.notMatch(same, 'Instrumen berganti: PermenPANRB 8/2026')

  await anAssessment(member, PEMDI)
  const both = await trend()
  t.match(both, 'Instrumen berganti: PermenPANRB 8/2026')
  t.match(both, 'Kabupaten Bandung, penilaian mandiri, PermenPANRB 59/2020', 'two instruments are two series')
  t.match(both, 'Kabupaten Bandung, penilaian mandiri, PermenPANRB 8/2026')
})

t.test('an aspect above the reference is called above it, not close to it', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  t.match((await member.get(`/penilaian/${id}/hasil`)).body, 'Paling dekat dengan rujukan')
  for (const number of [29, 30, 31]) {
    await member.call('PATCH', `/assessments/${id}/answers/${number}`, { version: 0, value: 5 })
  }
  const { body } = await member.get(`/penilaian/${id}/hasil`)
  t.match(body, /Paling jauh di atas rujukan: [^(]*Audit TIK \(5,00 terhadap 3,33\)/)
  t.notMatch(body, 'Paling dekat dengan rujukan')
})

t.test('the predicate is said in the language of the page everywhere', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member, PEMDI)
  await answerAll(member, id, 4, 20)
  for (const place of ['', `/${id}`, `/${id}/hasil`, `/${id}/periksa`]) {
    const { body } = await member.get(`/en/penilaian${place}`)
    t.match(body, 'Excellent', place)
    t.notMatch(body, 'Memuaskan', place)
    t.match((await member.get(`/penilaian${place}`)).body, 'Memuaskan', place)
  }
})

t.test('gaps are weighted and add up to the difference of the indices', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const page = await member.get(`/penilaian/${id}/hasil`)
  const losses = [...page.body.matchAll(/<td class="n" data-label="Selisih indeks">−([\d,]+)<\/td>/g)]
  const sum = losses.reduce((total, [, loss = '']) => total + Math.round(Number(loss.replace(',', '.')) * 10_000), 0)
  t.ok(losses.length > 40)
  t.ok(Math.abs(sum - 35_100) <= 50, `1,00 against 4,51: ${sum / 10_000}`)
})
