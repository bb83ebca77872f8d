import t from 'tap'
import { anApp } from '../support/app.ts'
import { anAssessment, SPBE } from '../support/assessments.ts'

const column = (value: string, count = 47) => Array(count).fill(value).join('\n')
const form = (values: string) => ({
  instrument: SPBE,
  year: '2025',
  document: 'KepmenPANRB 1/2026, 2 Januari 2026',
  values,
})

t.test('an agency enters its official result, and corrects it', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const entered = await member.post('/penilaian/hasil-resmi', form(column('3')))
  t.equal(entered.statusCode, 303)
  const path = String(entered.headers.location)
  const page = await member.get(path)
  t.match(page.body, 'Hasil resmi 2025')
  t.match(page.body, 'KepmenPANRB 1/2026')
  t.match(page.body, '3,00')
  t.notMatch(page.body, 'Dasar angka: SIMULASI')

  const corrected = await member.post('/penilaian/hasil-resmi', form(`4\n${column('3', 46)}`))
  t.equal(corrected.headers.location, path, 'the same result, not a second one')
  t.match((await member.get(path)).body, '3,01')
})

t.test('what is wrong with pasted values is said, and they stay in the form', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  for (const [values, message] of [
    [column('3', 46), '46'],
    [column('3', 48), '48'],
    [`0\n${column('3', 46)}`, 'Indikator 1: 0 di luar 1 sampai 5'],
    [`2,5\n${column('3', 46)}`, 'Indikator 1: 2,5 bukan langkah'],
    [`tiga\n${column('3', 46)}`, 'Indikator 1: “tiga” bukan angka'],
    [`\n3\n${column('3', 45)}`, '46'],
  ] as const) {
    const page = await member.post('/penilaian/hasil-resmi', form(values))
    t.equal(page.statusCode, 422, message)
    t.match(page.body, message)
    t.match(page.body, values.trim().split('\n')[0])
  }
  const nothing = await member.post('/penilaian/hasil-resmi', {})
  t.equal(nothing.statusCode, 422)
})

t.test('Sumedang’s official result becomes the reference once Sumedang shares it', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const page = await member.get(`/penilaian/${id}`)
  t.match(page.body, 'Rujukan: Sumedang 2024')
  t.match(page.body, 'SIMULASI')
  t.match(page.body, '4,51')
})

t.test('the approver decides whether other agencies see the levels', async (t) => {
  const app = await anApp(t, 'demo')
  const approver = await app.as('penanggungjawab@garut.example')
  const member = await app.as('anggota@garut.example')
  t.equal((await member.post('/penilaian/berbagi/32.05')).statusCode, 403)
  t.equal((await approver.post('/penilaian/berbagi/32.04')).statusCode, 404, 'not for another agency')
  await approver.post('/penilaian/berbagi/32.05')
  t.match((await member.get('/penilaian')).body, 'membagikan tingkat per indikator')
  await approver.post('/penilaian/berbagi/32.05/pencabutan')
  t.match((await member.get('/penilaian')).body, 'hanya terlihat oleh instansi sendiri')
})
