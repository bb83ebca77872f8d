import t from 'tap'
import { asActor } from '../../src/db/actor.ts'
import { anApp } from '../support/app.ts'
import { anAssessment, answerAll, refusal, SPBE } from '../support/assessments.ts'
import { submittable } from '../support/submittable.ts'

t.test('the member marks it ready, the approver submits, then it is locked', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const approver = await app.as('penanggungjawab@bandung.example')
  const id = await anAssessment(member)

  const early = refusal(t, await approver.call('POST', `/assessments/${id}/submission`), 422)
  t.equal(early.errors?.length, 47, 'each missing answer is named')
  const notReady = await member.post(`/penilaian/${id}/siap`)
  t.equal(notReady.statusCode, 422)
  t.match(notReady.body, 'I01 Kebijakan Internal Arsitektur SPBE')

  const fresh = (await member.get(`/penilaian/${id}`)).body
  t.match(fresh, 'Indeks sejauh ini')
  t.match(fresh, '<p class="figure-value"><span>Belum ada jawaban</span></p>')
  t.notMatch(fresh, 'Kurang</span>', 'no predicate before any answer')
  t.match((await member.get(`/penilaian/${id}/periksa`)).body, 'Dapat ditandai siap dikirim setelah')
  t.match((await approver.get(`/penilaian/${id}/periksa`)).body, 'Dapat dikirim setelah')

  await answerAll(member, id, 3)
  await submittable(app, member, id)
  t.notMatch((await approver.get(`/penilaian/${id}/periksa`)).body, 'Dapat dikirim setelah')
  t.equal((await member.post(`/penilaian/${id}/siap`)).statusCode, 303)
  const own = refusal(t, await member.call('POST', `/assessments/${id}/submission`), 403)
  t.match(own.title, /penanggung jawab/)
  const tried = await member.post(`/penilaian/${id}/pengiriman`)
  t.equal(tried.statusCode, 403)
  t.match(tried.body, 'Yang mengirim adalah penanggung jawab')

  const sent = await approver.call('POST', `/assessments/${id}/submission`)
  t.equal(sent.statusCode, 200)
  t.match(sent.json(), { snapshotHash: /^[0-9a-f]{64}$/, score: { index: '3.00', predicate: 'Baik' } })
  const late = refusal(t, await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 1, value: 5 }), 409)
  t.equal(late.code, 'locked')
  t.equal(refusal(t, await approver.call('POST', `/assessments/${id}/submission`), 409).code, 'locked')
  const whole = (await member.get(`/penilaian/${id}`)).body
  t.match(whole, '<strong>3,00</strong>')
  t.notMatch(whole, 'Indeks sejauh ini', 'nothing more is to come')
  t.match((await member.get(`/penilaian/${id}/periksa`)).body, sent.json().snapshotHash)
})

t.test('a change after marking ready takes the mark back', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  await answerAll(member, id, 2)
  await submittable(app, member, id)
  t.equal((await member.call('POST', `/assessments/${id}/readiness`)).statusCode, 204)
  t.equal((await member.call('GET', `/assessments/${id}`)).json().state, 'ready')
  t.match((await member.get(`/penilaian/${id}/indikator/9`)).body, 'Mengubah jawaban menggugurkan tanda itu')
  const approver = await app.as('penanggungjawab@bandung.example')
  t.notMatch((await approver.get(`/penilaian/${id}/periksa`)).body, 'Tanda siap dikirim gugur')

  app.now = new Date('2026-11-24T03:05:00Z')
  await member.call('PATCH', `/assessments/${id}/answers/9`, { version: 1, value: 4 })
  await submittable(app, member, id)
  t.equal((await member.call('GET', `/assessments/${id}`)).json().state, 'draft')
  t.notMatch((await member.get(`/penilaian/${id}/indikator/9`)).body, 'menggugurkan tanda itu')
  const warned = await approver.get(`/penilaian/${id}/periksa`)
  t.match(warned.body, /Tanda siap dikirim gugur[^<]*<a [^>]*>I09 [^<]+<\/a> \(Anggota Tim SPBE Bandung .*10\.05 WIB\)/)
  await member.call('POST', `/assessments/${id}/readiness`)
  await member.post(`/penilaian/${id}/siap/pencabutan`)
  t.notMatch((await approver.get(`/penilaian/${id}/periksa`)).body, 'Tanda siap dikirim gugur', 'taken back by hand')
})

t.test('submissions at once make one', async (t) => {
  const app = await anApp(t, 'demo')
  const approver = await app.as('penanggungjawab@bandung.example')
  const id = await anAssessment(approver)
  await answerAll(approver, id, 4)
  await submittable(app, approver, id)
  const all = await Promise.all(
    Array.from({ length: 12 }, () => approver.call('POST', `/assessments/${id}/submission`)),
  )
  t.same(all.map(({ statusCode }) => statusCode).sort(), [200, ...Array(11).fill(409)])
})

t.test('somebody of Kabupaten Garut finds nothing of Kabupaten Bandung', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const stranger = await app.as('anggota@garut.example')
  const id = await anAssessment(member)
  await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 0, value: 3 })

  for (const path of [
    '',
    '/hasil',
    '/periksa',
    '/indikator/1',
    '/grafik/radar.svg',
    '/grafik/aspek.svg',
    '/grafik/tren.svg',
  ]) {
    t.equal((await stranger.get(`/penilaian/${id}${path}`)).statusCode, 404, path)
  }
  for (const path of ['/siap', '/siap/pencabutan', '/pengiriman', '/indikator/1']) {
    t.equal(
      (await stranger.post(`/penilaian/${id}${path}`, { version: '1', value: '5', explanation: '' })).statusCode,
      404,
      path,
    )
  }
  refusal(t, await stranger.call('GET', `/assessments/${id}`), 404)
  refusal(t, await stranger.call('PATCH', `/assessments/${id}/answers/1`, { version: 1, value: 5 }), 404)
  refusal(t, await stranger.call('POST', `/assessments/${id}/submission`), 404)
  refusal(t, await stranger.call('POST', `/assessments/${id}/readiness`), 404)
  t.notOk((await stranger.call('GET', '/assessments')).body.includes(id))
})

t.test('the database itself shows a stranger nothing, whatever a query forgets', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 0, value: 3 })
  const garut = {
    personId: '01910000-0000-7000-8000-000000000000',
    name: 'Anggota Garut',
    language: 'id',
    memberships: [{ id: 'm', role: 'member', agency: '32.05', agencyName: '', province: null, unit: null }],
  } as const
  for (const who of [garut, null]) {
    await asActor(app.db, who, async (tx) => {
      for (const table of ['answer', 'answer_revision', 'submission'] as const) {
        t.same(await tx.selectFrom(table).where('agency_id', '=', '32.04').selectAll().execute(), [], table)
      }
      t.same(await tx.selectFrom('assessment').where('id', '=', id).selectAll().execute(), [])
      const { numUpdatedRows } = await tx
        .updateTable('answer')
        .set({ value: 500 })
        .where('assessment_id', '=', id)
        .executeTakeFirst()
      t.equal(numUpdatedRows, 0n)
    })
  }
  t.same(await app.db.selectFrom('answer').selectAll().execute(), [], 'without an actor there is nothing at all')
})

t.test('a unit reads its agency’s assessment and changes nothing of it that is not assigned to it', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const unit = await app.as('opd@bandung.example')
  const id = await anAssessment(member)
  const page = await unit.get(`/penilaian/${id}/indikator/1`)
  t.equal(page.statusCode, 200)
  t.notMatch(page.body, 'Simpan dan lanjut')
  refusal(t, await unit.call('PATCH', `/assessments/${id}/answers/1`, { version: 0, value: 3 }), 403)
  refusal(t, await unit.call('POST', '/assessments', { instrument: SPBE, year: 2025 }), 403)
})

t.test('province and ministry read, and write nothing; another province reads nothing', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  for (const email of ['provinsi@jabar.example', 'kementerian@kementerian.example']) {
    const reader = await app.as(email)
    t.equal((await reader.get(`/penilaian/${id}/hasil`)).statusCode, 200, email)
    refusal(t, await reader.call('PATCH', `/assessments/${id}/answers/1`, { version: 0, value: 3 }), 403)
  }
  for (const email of ['asesor@kementerian.example', 'kurator@sumedang.example', 'admin@lab.example']) {
    t.not((await (await app.as(email)).get(`/penilaian/${id}/hasil`)).statusCode, 200, email)
  }
})
