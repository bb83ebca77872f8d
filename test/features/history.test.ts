import { readXlsx } from 'hucre/xlsx'
import t from 'tap'
import { anApp } from '../support/app.ts'
import { anAssessment, answerAll, PEMDI, refusal } from '../support/assessments.ts'
import { submittable } from '../support/submittable.ts'

t.test('every version of an answer stays, differs word by word, and can be brought back', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const approver = await app.as('penanggungjawab@bandung.example')
  const id = await anAssessment(member)
  const path = `/penilaian/${id}/indikator/5/riwayat`
  t.match((await member.get(path)).body, 'Jawaban ini belum pernah diubah')

  const answer = `/assessments/${id}/answers/5`
  await member.call('PATCH', answer, { version: 0, value: 3, explanation: 'Perbup 12/2024 tentang arsitektur' })
  await approver.call('PATCH', answer, { version: 1, value: 4, explanation: 'Perbup 7/2026 tentang arsitektur <b>' })
  const page = (await member.get(path)).body
  t.match(page, /<del>12<\/del><ins>7<\/ins>\/<del>2024<\/del><ins>2026<\/ins> tentang arsitektur/)
  t.match(page, '&lt;b&gt;')
  t.notMatch(page, 'arsitektur <b>')
  t.match(page, /<del>3<\/del> → <ins>4<\/ins>/)
  t.match(page, 'Kembalikan versi 1')
  t.notMatch(page, 'Kembalikan versi 2', 'the newest one holds already')
  const first = (await member.get(`${path}?dari=0&ke=1`)).body
  t.match(first, 'Dari versi 0 ke versi 1')
  t.match(first, /kosong → <ins>3<\/ins>/)
  t.equal((await member.get(`${path}?dari=x&ke=99&halaman=-1`)).statusCode, 200)

  const undone = await member.post(path, { versi: '1', terakhir: '2' })
  t.equal(undone.headers.location, `${path}?kembali=1`)
  const { answers } = (await member.call('GET', `/assessments/${id}`)).json()
  t.match(answers[4], { version: 3, value: '3.00', explanation: 'Perbup 12/2024 tentang arsitektur' })
  const after = (await member.get(`${path}?kembali=1`)).body
  t.match(after, 'Dikembalikan dari versi 1')
  t.match(after, 'Isi versi 1 berlaku lagi')

  const late = await approver.post(path, { versi: '2', terakhir: '2' })
  t.equal(late.statusCode, 409)
  t.match(late.body, 'Jawaban ini baru saja diubah')
  for (const wrong of [
    {},
    { versi: '9', terakhir: '3' },
    { versi: 'satu', terakhir: '3' },
    { versi: '-1', terakhir: '3' },
  ]) {
    const answered = await member.post(path, wrong as Record<string, string>)
    t.ok([409, 422].includes(answered.statusCode), JSON.stringify(wrong))
  }
  t.equal((await member.post(path, { versi: '0', terakhir: '3' })).statusCode, 303, 'even the empty answer')
  const emptied = (await member.call('GET', `/assessments/${id}`)).json().answers[4]
  t.match(emptied, { version: 4, value: null, explanation: '' })
  t.equal((await member.get(`/penilaian/${id}/indikator/48/riwayat`)).statusCode, 404)
})

t.test('bringing back a service that another indicator names by now is refused', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const call = (number: number, body: object) => member.call('PATCH', `/assessments/${id}/answers/${number}`, body)
  await call(45, { version: 0, serviceName: 'Pajak daerah' })
  await call(45, { version: 1, serviceName: 'Izin usaha' })
  await call(46, { version: 0, serviceName: 'Pajak daerah' })
  const refused = await member.post(`/penilaian/${id}/indikator/45/riwayat`, { versi: '1', terakhir: '2' })
  t.equal(refused.statusCode, 422)
  t.match(refused.body, 'Layanan ini sudah dipakai pada indikator I46')
})

t.test('a submitted year is opened again for a reason, and both submissions stay', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const approver = await app.as('penanggungjawab@bandung.example')
  const id = await anAssessment(member, PEMDI)
  await answerAll(member, id, 2, 20)
  t.equal(
    refusal(
      t,
      await approver.call('POST', `/assessments/${id}/amendment`, { reason: 'belum dikirim sama sekali' }),
      409,
    ).code,
    'open',
  )
  await submittable(app, member, id)
  const first = (await approver.call('POST', `/assessments/${id}/submission`)).json()
  const check = `/penilaian/${id}/periksa`
  t.match((await approver.get(check)).body, 'Buka kembali untuk perbaikan')
  t.notMatch((await member.get(check)).body, 'Buka kembali untuk perbaikan')
  t.equal((await member.post(`/penilaian/${id}/perbaikan`, { reason: 'Nilai P05 salah ketik' })).statusCode, 403)

  const short = await approver.post(`/penilaian/${id}/perbaikan`, { reason: ' salah ' })
  t.equal(short.statusCode, 422)
  t.match(short.body, 'sedikitnya 10 huruf')
  t.match(short.body, '>\n salah </textarea>', 'typed text is intact')
  const locked = await member.post(`/penilaian/${id}/indikator/5/riwayat`, { versi: '0', terakhir: '1' })
  t.equal(locked.statusCode, 409)

  app.now = new Date('2026-11-24T03:05:00Z')
  const opened = await approver.post(`/penilaian/${id}/perbaikan`, { reason: 'Nilai P05 salah <ketik>' })
  t.equal(opened.statusCode, 303)
  t.match((await member.get(check)).body, 'Nilai P05 salah &lt;ketik&gt;')
  t.notMatch((await member.get(check)).body, 'Tanda siap dikirim gugur')
  t.equal((await member.call('GET', `/assessments/${id}`)).json().state, 'draft')
  t.equal(
    (await approver.post(`/penilaian/${id}/perbaikan`, { reason: 'Sekali lagi, untuk kedua kali' })).statusCode,
    409,
  )

  await member.call('PATCH', `/assessments/${id}/answers/5`, { version: 1, value: 3.5 })
  await submittable(app, member, id)
  const second = (await approver.call('POST', `/assessments/${id}/submission`)).json()
  t.not(second.snapshotHash, first.snapshotHash)
  const history = (await member.get(`/penilaian/${id}/riwayat`)).body
  t.match(history, first.snapshotHash)
  t.match(history, second.snapshotHash)
  t.match(history, 'Kiriman ke-2')
  t.match(history, 'Nilai P05 salah &lt;ketik&gt;')
  t.match(history, /P05 [^<]+<\/a>: 2,00 → 3,50/)

  const { items } = (await member.call('GET', '/assessments')).json()
  const simulated = items.find(({ basis }: { basis: string }) => basis === 'simulated').id
  const fixed = refusal(
    t,
    await approver.call('POST', `/assessments/${simulated}/amendment`, { reason: 'angka simulasi' }),
    409,
  )
  t.equal(fixed.code, 'fixed')
})

t.test(
  'the trail tells who did what, when, from what to what, and why; it filters, pages and leaves as a file',
  async (t) => {
    const app = await anApp(t, 'demo')
    const member = await app.as('anggota@bandung.example')
    const approver = await app.as('penanggungjawab@bandung.example')
    const id = await anAssessment(member, PEMDI)
    await answerAll(member, id, 2, 20)
    await member.call('PATCH', `/assessments/${id}/answers/3`, { version: 1, explanation: '=SUM(A1) "dan";\nbaris' })
    for (let version = 2; version < 40; version += 1) {
      await member.call('PATCH', `/assessments/${id}/answers/3`, { version, explanation: `langkah ${version}` })
    }
    await submittable(app, member, id)
    await member.post(`/penilaian/${id}/siap`)
    await approver.post('/penilaian/berbagi/32.04')
    await approver.call('POST', `/assessments/${id}/submission`)
    await approver.post(`/penilaian/${id}/perbaikan`, { reason: 'Dokumen P03 keliru' })
    const path = `/penilaian/${id}/jejak`
    const page = (await member.get(path)).body
    t.match(page, '65 catatan')
    t.match(page, 'Alasan peringatan ditulis')
    t.match(page, 'Penilaian dibuka kembali untuk perbaikan')
    t.match(page, 'Dokumen P03 keliru')
    t.match(page, 'Tingkat per indikator dibagikan')
    t.match(page, 'Ditandai siap dikirim')
    t.match(page, /Segel <code>[0-9a-f]{64}/)
    t.match(page, 'Penilaian dimulai')
    t.match((await member.get(`${path}?halaman=2`)).body, 'Jawaban P01 diubah menjadi versi 1')
    const steps = (await member.get(`${path}?jenis=langkah`)).body
    t.match(steps, '5 catatan')
    t.notMatch(steps, 'Jawaban P03')
    const third = (await member.get(`${path}?indikator=3`)).body
    t.match(third, '40 catatan')
    t.match(third, /<del>38<\/del><ins>39<\/ins>/)
    t.match((await member.get(`${path}?dari=2026-11-25`)).body, 'Tidak ada catatan yang sesuai')
    t.match((await member.get(`${path}?dari=2026-11-24&sampai=2026-11-24&jenis=persetujuan`)).body, '1 catatan')
    for (const query of ['jenis=kapal', 'indikator=x', 'orang=1', 'dari=kemarin', 'sampai=2026-02-30']) {
      const refused = await member.get(`${path}?${query}`)
      t.equal(refused.statusCode, 422, query)
      t.match(refused.body, 'error-summary')
      for (const ending of ['csv', 'xlsx']) {
        t.equal((await member.get(`${path}.${ending}?${query}`)).statusCode, 422, query)
      }
    }
    for (const query of [
      'dari=0001-01-01&sampai=9999-12-31',
      'halaman=99999',
      'orang=01910000-0000-7000-8000-000000000000',
      'indikator=0',
    ]) {
      t.equal((await member.get(`${path}?${query}`)).statusCode, 200, query)
    }

    const file = await member.get(`${path}.csv`)
    t.match(file.headers['content-disposition'], 'jejak-audit-32.04-2026-20261124.csv')
    t.equal(file.body.match(/\r\n/g)?.length, 66, 'a header and every line')
    t.match(file.body, "'=SUM(A1)", 'no program runs a text')
    t.match(file.body, 'Dokumen P03 keliru')
    t.match((await member.get(`${path}.csv?jenis=persetujuan`)).body, 'Tingkat per indikator dibagikan')
    const english = await member.get(`/en${path}.csv?jenis=langkah`)
    t.match(english.body, 'Assessment submitted and locked')

    t.match(file.body, /penilaian mandiri, kriteria sementara/)
    const workbook = await member.get(`${path}.xlsx`)
    t.match(workbook.headers['content-disposition'], 'jejak-audit-32.04-2026-20261124.xlsx')
    const { sheets } = await readXlsx(workbook.rawPayload)
    const [sheet] = sheets
    t.equal(sheet?.rows.length, 66)
    t.ok(
      sheet?.rows.some((row) => row.includes('=SUM(A1) "dan";\nbaris')),
      'a text that looks like a formula is text',
    )

    for (const email of ['opd@bandung.example', 'anggota@garut.example']) {
      const other = await app.as(email)
      for (const ending of ['', '.csv', '.xlsx']) {
        const { statusCode, body } = await other.get(path + ending)
        t.equal(statusCode, email.startsWith('opd') ? 403 : 404, `${email} ${ending}`)
        t.notMatch(body, 'langkah 38')
      }
    }
    const ministry = await app.as('kementerian@kementerian.example')
    t.match((await ministry.get(path)).body, 'Dokumen P03 keliru')
  },
)
