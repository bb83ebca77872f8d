import t from 'tap'
import { anApp } from '../support/app.ts'
import { anAssessment, answerAll, PEMDI, refusal, SPBE } from '../support/assessments.ts'
import { submittable } from '../support/submittable.ts'

t.test('a member of Kabupaten Bandung answers and sees the index move', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)

  const first = await member.call('PATCH', `/assessments/${id}/answers/1`, {
    version: 0,
    value: 3,
    explanation: 'Perbup 12/2024',
  })
  t.equal(first.statusCode, 200)
  t.match(first.json(), {
    version: 1,
    score: { index: '1.03', indexExact: '1.026', predicate: 'Kurang' },
    progress: { answered: 1, total: 47 },
  })

  const again = await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 0, value: '3' })
  t.equal(again.json().version, 1, 'sending what is stored already is no conflict and no new version')

  const cleared = await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 1, value: null })
  t.match(cleared.json(), { version: 2, score: { index: '1.00' }, progress: { answered: 0 } })
  const { answers } = (await member.call('GET', `/assessments/${id}`)).json()
  t.match(answers[0], { number: 1, version: 2, value: null, explanation: 'Perbup 12/2024' }, 'the text stays')
  t.equal(answers.length, 47)
})

t.test(
  'two people on one answer: fields that do not touch are merged, the rest comes back with both texts',
  async (t) => {
    const app = await anApp(t, 'demo')
    const member = await app.as('anggota@bandung.example')
    const approver = await app.as('penanggungjawab@bandung.example')
    const id = await anAssessment(member)
    const path = `/assessments/${id}/answers/11`

    await member.call('PATCH', path, { version: 0, value: 3 })
    const other = await approver.call('PATCH', path, { version: 0, explanation: 'Peta rencana 2024–2028' })
    t.equal(other.json().version, 2, 'another field of the same version is merged')

    const stale = await approver.call('PATCH', path, { version: 0, value: 4, explanation: 'lain' })
    const { code, version, fields } = refusal(t, stale, 409)
    t.equal(code, 'conflict')
    t.equal(version, 2)
    t.match(fields, { value: { yours: '4.00', theirs: '3.00', by: /Anggota Tim SPBE Bandung/ } })
    t.match(fields, { explanation: { yours: 'lain', theirs: 'Peta rencana 2024–2028', by: /Penanggung Jawab/i } })
    const { answers } = (await member.call('GET', `/assessments/${id}`)).json()
    t.match(
      answers[10],
      { version: 2, value: '3.00', explanation: 'Peta rencana 2024–2028' },
      'nothing of it was stored',
    )
  },
)

t.test('a form that comes back late carries what was typed and shows what is stored', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const page = `/penilaian/${id}/indikator/2`
  await member.call('PATCH', `/assessments/${id}/answers/2`, { version: 0, explanation: 'dari <b>kantor</b>' })

  const late = await member.post(page, { version: '0', value: '4', explanation: 'dari rumah' })
  t.equal(late.statusCode, 409)
  t.match(late.body, 'dari rumah', 'typed text is intact')
  t.match(late.body, 'dari &lt;b&gt;kantor&lt;/b&gt;', 'the other text is shown, escaped')
  t.match(late.body, 'sudah diubah di tempat lain')
  t.notMatch(late.body, 'orang lain', 'it may be one’s own other tab')
  t.match(late.body, 'name="version" value="1"', 'saving again is based on what was shown')

  await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 0, value: 2 })
  const level = await member.post(`/penilaian/${id}/indikator/1`, { version: '0', value: '4', explanation: '' })
  t.match(level.body, '<blockquote>2</blockquote>', 'a level is whole on this instrument')

  const unchanged = await member.post(page, {
    version: '1',
    value: '4',
    explanation: 'dari <b>kantor</b>',
    lanjut: '1',
  })
  t.equal(unchanged.statusCode, 303)
  t.equal(unchanged.headers.location, `/penilaian/${id}/indikator/3`)
})

t.test('a form that comes back after submission carries what was typed, and a way to what was sent', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const approver = await app.as('penanggungjawab@bandung.example')
  const id = await anAssessment(member, PEMDI)
  await answerAll(member, id, 2, 20)
  await submittable(app, member, id)
  t.equal((await approver.call('POST', `/assessments/${id}/submission`)).statusCode, 200)

  const late = await member.post(`/penilaian/${id}/indikator/6`, {
    version: '1',
    value: '3,5',
    explanation: 'Perbup 7',
  })
  t.equal(late.statusCode, 409)
  t.match(late.body, /<textarea[^>]* readonly>\nPerbup 7<\/textarea>/)
  t.match(late.body, 'value="3,5"')
  t.match(late.body, 'Penilaian sudah dikirim dan terkunci')
  t.match(late.body, `<a href="/penilaian/${id}/periksa">Buka penilaian yang terkirim</a>`)
  t.notMatch(late.body, 'data-save>', 'there is nothing to save any more')
  const { answers } = (await member.call('GET', `/assessments/${id}`)).json()
  t.match(answers[5], { version: 1, value: '2.00', explanation: '' })
})

t.test('bad values are named beside the field and nothing is stored', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const path = `/assessments/${id}/answers/5`
  for (const [value, code] of [
    [0, 'range'],
    [6, 'range'],
    [2.5, 'step'],
    ['tiga', 'notANumber'],
    ['1e9', 'notANumber'],
  ] as const) {
    const { errors } = refusal(t, await member.call('PATCH', path, { version: 0, value }), 422)
    t.match(errors, [{ field: 'value', code, message: String }], `${value}`)
  }
  refusal(t, await member.call('PATCH', path, { version: 7, value: 3 }), 422)
  refusal(t, await member.call('PATCH', path, { version: 0, nilai: 3 }), 422)
  refusal(t, await member.call('PATCH', path, { version: 0, explanation: 'x'.repeat(20_001) }), 422)
  refusal(t, await member.call('PATCH', `/assessments/${id}/answers/48`, { version: 0, value: 3 }), 404)
  const long = { version: '0', value: '3', explanation: 'x'.repeat(20_001) }
  const tooLong = await member.post(`/penilaian/${id}/indikator/5`, long)
  t.match(tooLong.body, 'Penjelasan terlalu panjang: paling banyak 20.000 huruf')
  t.notMatch(tooLong.body, '200 huruf')
  t.match(
    (await member.post(`/penilaian/${id}/indikator/5`, { ...long, value: '2,5', explanation: '' })).body,
    'Tingkat harus bilangan bulat',
  )
  const form = await member.post(`/penilaian/${id}/indikator/5`, { version: '0', value: '9', explanation: 'teks saya' })
  t.equal(form.statusCode, 422)
  t.match(form.body, 'teks saya')
  t.match(form.body, 'Nilai harus antara 1 dan 5')
  const { answers } = (await member.call('GET', `/assessments/${id}`)).json()
  t.match(answers[4], { version: 0, value: null, explanation: '' })
})

t.test('Pemdi takes two decimals, SPBE does not', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member, PEMDI)
  const saved = await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 0, value: 3.25 })
  t.match(saved.json(), { version: 1, score: { index: '1.11', indexExact: '1.1125' } })
  const page = await member.get(`/penilaian/${id}/indikator/1`)
  t.match(page.body, /Kriteria sementara/)
  t.match(page.body, 'value="3,25"')
  refusal(t, await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 1, value: 3.255 }), 422)
  const fine = await member.post(`/penilaian/${id}/indikator/1`, { version: '1', value: '2,755', explanation: '' })
  t.match(fine.body, 'Nilai paling banyak memakai dua desimal')
  t.match(fine.body, 'value="2,755"')
})

t.test('the three chosen services must differ', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const service = (number: number, serviceName: string) =>
    member.call('PATCH', `/assessments/${id}/answers/${number}`, { version: 0, serviceName, serviceOwner: 'Dinas' })
  t.equal((await service(45, 'SIMPATI')).statusCode, 200)
  const { errors } = refusal(t, await service(46, ' simpati '), 422)
  t.match(errors, [{ field: 'serviceName', message: /I45/ }])
  t.equal((await service(46, 'Perizinan')).statusCode, 200)
})

t.test('a year can be started once per instrument, on a published instrument, in a possible year', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const { code, assessment } = refusal(
    t,
    await member.call('POST', '/assessments', { instrument: SPBE, year: 2026 }),
    409,
  )
  t.equal(code, 'exists')
  t.equal(assessment, id, 'the other one is named')
  t.equal((await anAssessment(member, PEMDI)).length, 36, 'another instrument is another assessment')
  for (const body of [
    { instrument: 'tidak-ada', year: 2026 },
    { instrument: SPBE, year: 2027 },
    { instrument: SPBE, year: 2020 },
    { instrument: SPBE },
  ]) {
    refusal(t, await member.call('POST', '/assessments', body), 422)
  }
  t.match((await member.get('/kerja')).body, 'Penilaian 2026 (PermenPANRB 59/2020): 0 dari 47')
  const page = await member.post('/penilaian', { instrument: 'tidak-ada', year: '2019' })
  t.equal(page.statusCode, 422)
  t.match(page.body, 'Pilih salah satu instrumen')
})

t.test('a second assessment of a year, on another instrument, is asked about before it is started', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const asked = await member.post('/penilaian', { instrument: PEMDI, year: '2026' })
  t.equal(asked.statusCode, 409)
  t.match(asked.body, 'Penilaian 2026 dengan PermenPANRB 59/2020 sudah ada')
  t.match(asked.body, `href="/penilaian/${id}"`)
  t.match(asked.body, new RegExp(`value="${PEMDI}" checked`))
  t.notMatch((await member.get('/penilaian')).body, 'name="juga"')

  const meant = await member.post('/penilaian', { instrument: PEMDI, year: '2026', juga: '1' })
  t.equal(meant.statusCode, 303)
  const list = await member.get('/penilaian')
  t.match(list.body, 'Penilaian mandiri 2026 · PermenPANRB 59/2020')
  t.match(list.body, 'Penilaian mandiri 2026 · PermenPANRB 8/2026')
  t.equal(
    (await member.post('/penilaian', { instrument: PEMDI, year: '2025' })).statusCode,
    303,
    'a simulated one of another year is no reason to ask',
  )
})

t.test('a change whose answer was lost is stored once, whatever happened since it was sent first', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const approver = await app.as('penanggungjawab@bandung.example')
  const id = await anAssessment(member)
  await answerAll(member, id)
  const path = `/assessments/${id}/answers/2`
  const sent = { version: 1, explanation: 'Perbup 12/2024' }
  const headers = { 'idempotency-key': '0193b5a0-0000-4000-8000-000000000001' }
  const save = (headers: Record<string, string>) =>
    app.app.inject({
      method: 'PATCH',
      url: `/api/v1${path}`,
      headers: { cookie: member.cookie, 'sec-fetch-site': 'same-origin', ...headers },
      payload: sent,
    })
  t.equal((await save(headers)).json().version, 2)
  await approver.call('PATCH', path, { version: 2, explanation: '' })
  const again = await save(headers)
  t.equal(again.json().version, 2, 'it is told what became of it then')
  t.equal(
    (await member.call('GET', `/assessments/${id}`)).json().answers[1].explanation,
    '',
    'and changes nothing back',
  )

  await submittable(app, member, id)
  const submission = await approver.call('POST', `/assessments/${id}/submission`)
  t.equal(submission.statusCode, 200, submission.body)
  t.equal((await save(headers)).statusCode, 200, 'also after the assessment was submitted')
  const another = { 'idempotency-key': '0193b5a0-0000-4000-8000-000000000002' }
  t.equal(refusal(t, await save(another), 409).code, 'locked')
  t.equal((await save({ 'idempotency-key': 'x' })).statusCode, 422)
})

t.test('a change is not taken from a page of somebody who is not signed in any more', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const save = (person: string) =>
    app.app.inject({
      method: 'PATCH',
      url: `/api/v1/assessments/${id}/answers/1`,
      headers: { cookie: member.cookie, 'sec-fetch-site': 'same-origin', 'as-person': person },
      payload: { version: 0, value: 5 },
    })
  t.equal(refusal(t, await save('0193b5a0-0000-4000-8000-000000000001'), 401).code, 'person')
  t.equal((await member.call('GET', `/assessments/${id}`)).json().answers[0].value, null)
  const { id: own } = await app.db
    .selectFrom('person')
    .where('email', '=', 'anggota@bandung.example')
    .select('id')
    .executeTakeFirstOrThrow()
  t.equal((await save(own)).statusCode, 200)
})

t.test('a form that meets a conflict in its text does not undo the level somebody chose meanwhile', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const approver = await app.as('penanggungjawab@bandung.example')
  const id = await anAssessment(member)
  await member.call('PATCH', `/assessments/${id}/answers/3`, { version: 0, value: 4, explanation: 'Perbup.' })
  const path = `/penilaian/${id}/indikator/3`
  const met = await approver.post(path, { version: '0', value: '', explanation: 'Keputusan.' })
  t.equal(met.statusCode, 409)
  t.match(met.body, /value="4" checked/)
  t.match(met.body, /Keputusan\./)
  await approver.post(path, { version: '1', value: '4', explanation: 'Keputusan.' })
  const { answers } = (await member.call('GET', `/assessments/${id}`)).json()
  t.match(answers[2], { version: 2, value: '4.00', explanation: 'Keputusan.' })
})
