import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { anAssessment, answerAll, PEMDI } from '../support/assessments.ts'
import { textOf, unzip, wrongWith } from '../support/docx.ts'
import { aPdf } from '../support/files.ts'
import { aLink, aUnitAsked, brings, HEALTH, ITEM, linkIn, SAID } from '../support/requests.ts'

const MEMBER = 'anggota@bandung.example'
const APPROVER = 'penanggungjawab@bandung.example'

const references = (app: TestApp) =>
  asPlatform(app.db, (tx) => tx.selectFrom('evidence_reference').where('item_id', '=', ITEM).select('place').execute())

t.test('a unit without accounts brings evidence over a link, and it counts once it is accepted', async (t) => {
  const app = await anApp(t, 'demo')
  const asked = await aUnitAsked(app)
  const { member, assessment, board, unit } = asked
  const before = await member.get(unit)
  t.match(before.body, '8 butir bukti dukung ditunggu. Tenggat terdekat 10 Desember 2026.')
  t.notMatch(before.body, 'I01.4.1', 'nothing above the level that is asked for')
  const made = await member.post(`${unit}/tautan`, { hari: '14' })
  const link = linkIn(made)
  t.match(made.headers, { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  t.match(made.body, '8 Desember 2026 10.00 WIB')
  const [, text = ''] = /<textarea id="teks"[^>]*>\n([^<]+)</.exec(made.body) ?? []
  t.ok(text.length > 100 && text.length < 1_000)
  t.match(text, `Yth. ${HEALTH}`)
  t.match(text, /• I01 .* \(\d butir\)/)
  t.match(text, link)
  t.match(made.body, /href="https:\/\/wa\.me\/[^"]*unggah/)
  t.notMatch((await member.get(unit)).body, /unggah\/[\w-]{43}/, 'shown once')

  const list = await app.get(link)
  t.match(list.headers, { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
  for (const said of ['Kabupaten Bandung', HEALTH, ITEM, 'ditunggu', '8 Desember 2026']) t.match(list.body, said)
  t.notMatch(list.body, /I03\.|Bappeda|href="\/bukti/, 'of others nothing')
  const form = (await app.get(`${link}/${ITEM}`)).body
  t.match(form, 'Kriteria tingkat 2')
  const sent = await brings(app, link, ITEM)
  t.equal(sent.headers.location, `${link}?terkirim=${ITEM}`)
  const after = (await app.get(String(sent.headers.location))).body
  t.match(after, `Kiriman untuk butir ${ITEM} sudah diajukan`)
  t.match(after, 'diajukan')
  t.same(await references(app), [], 'it counts for nothing yet')
  t.match(
    (await member.get(`/penilaian/${assessment}/indikator/1`)).body,
    '1 kiriman bukti dukung dari perangkat daerah',
  )
  t.match((await member.get('/kerja')).body, '1 kiriman bukti dukung dari perangkat daerah menunggu diterima')
  t.notMatch((await (await app.as('opd@bandung.example')).get('/kerja')).body, 'kiriman bukti dukung')
  t.match((await member.get(board)).body, '<span class="tag own">1</span>')
  const page = (await member.get(unit)).body
  t.match(page, 'Dari Budi Santoso, lewat tautan')
  t.match(page, '7 butir bukti dukung ditunggu')
  const [, document = ''] = /href="\/bukti\/([0-9a-f-]{36})"/.exec(page) ?? []
  const kept = (await member.get(`/bukti/${document}`)).body
  t.match(kept, 'Dikirim oleh Budi Santoso (Dinas Kesehatan) lewat tautan unggah.')
  t.match(kept, 'Dokumen dikirim oleh Budi Santoso lewat tautan unggah')
  t.match(kept, 'Perbup 12/2024')
  t.same((await member.get(`/bukti/${document}/berkas/1`)).rawPayload, aPdf('perbup'))

  const [, decide = ''] = /action="([^"]+\/kiriman\/[^"]+)"/.exec(page) ?? []
  const accepted = await member.post(decide, { keputusan: 'terima' })
  t.equal(accepted.headers.location, `${unit}?selesai=diterima`)
  t.same(await references(app), [{ place: SAID.place }])
  t.equal((await member.post(decide, { keputusan: 'kembalikan', catatan: 'x' })).statusCode, 409, 'decided once')
  t.match((await app.get(link)).body, 'diterima')
  t.equal((await app.get(`${link}/${ITEM}`)).statusCode, 404, 'nothing more is awaited there')
  const approver = await app.as(APPROVER)
  const item = `/penilaian/${assessment}/indikator/1/bukti/${ITEM}`
  const [, dasar = ''] = /name="dasar" value="([^"]*)"/.exec((await approver.get(item)).body) ?? []
  const judged = { putusan: 'scope', catatan: 'Halaman tanda tangan belum ada.', dasar }
  t.equal((await approver.post(`${item}/putusan`, judged)).statusCode, 303)
  t.match((await app.get(link)).body, 'Kurang cakupan: Halaman tanda tangan belum ada.', 'asked for again, and why')
  t.equal((await brings(app, link, ITEM, { name: 'lengkap.pdf', bytes: aPdf('lengkap') })).statusCode, 303)
  const trail = (await member.get(`/penilaian/${assessment}/jejak`)).body
  t.match(trail, 'Tautan unggah dibuat untuk perangkat daerah')
  t.match(trail, 'Kiriman perangkat daerah diterima')
  t.match(trail, `${ITEM}: dikirim oleh Budi Santoso (Dinas Kesehatan) lewat tautan unggah`)
})

t.test('what is sent back says why, where the unit reads it, and may come again', async (t) => {
  const app = await anApp(t, 'demo')
  const asked = await aUnitAsked(app)
  const link = await aLink(asked)
  await brings(app, link, ITEM)
  const page = (await asked.member.get(asked.unit)).body
  const [, decide = ''] = /action="([^"]+\/kiriman\/[^"]+)"/.exec(page) ?? []
  const approver = await app.as(APPROVER)
  const mute = await approver.post(decide, { keputusan: 'kembalikan', catatan: ' ' })
  t.equal(mute.statusCode, 422)
  t.match(mute.body, 'Tulis apa yang perlu diperbaiki')
  const long = await approver.post(decide, { keputusan: 'kembalikan', catatan: `tetap ${'x'.repeat(1_000)}` })
  t.equal(long.statusCode, 422)
  t.match(long.body, 'tetap xxx', 'as it was typed')
  t.equal((await approver.post(decide, { keputusan: 'hapus' })).statusCode, 422)
  await approver.post(decide, { keputusan: 'kembalikan', catatan: 'Belum <ditandatangani> Bupati.' })
  t.same(await references(app), [])
  t.match((await app.get(link)).body, 'Belum &lt;ditandatangani&gt; Bupati.')
  t.match((await app.get(link)).body, 'diminta perbaikan')
  t.match((await app.get(`/en${link}/${ITEM}`)).body, 'changes asked for')
  const trail = (await asked.member.get(`/penilaian/${asked.assessment}/jejak`)).body
  t.match(
    trail,
    /Kiriman perangkat daerah dikembalikan[\s\S]+Belum &lt;ditandatangani&gt; Bupati\./,
    'the trail says why',
  )
  t.equal((await brings(app, link, ITEM)).statusCode, 303, 'also the same file')
  t.equal((await brings(app, link, ITEM)).statusCode, 422, 'but not twice')
})

t.test('one link a unit, for chosen items or all, until it ends in one way or another', async (t) => {
  const app = await anApp(t, 'demo')
  const asked = await aUnitAsked(app)
  const { member, unit, assessment } = asked
  for (const hari of ['0', '61', 'dua', '']) {
    const wrong = await member.post(`${unit}/tautan`, { hari, butir: ITEM })
    t.equal(wrong.statusCode, 422, hari)
    t.match(wrong.body, 'Tulis jumlah hari dari 1 sampai 60')
    t.match(wrong.body, /value="I01\.2\.1"[^>]*checked/)
  }
  t.equal((await member.post(`${unit}/tautan`, { hari: '3', butir: 'I03.2.1' })).statusCode, 422, 'not this unit’s')
  const gone = async (link: string, says: string) => {
    for (const answer of [await app.get(link), await app.get(`${link}/${ITEM}`), await brings(app, link, ITEM)]) {
      t.equal(answer.statusCode, 410)
      t.match(answer.body, says)
    }
  }
  const one = await aLink(asked, { hari: '3', butir: 'I01.2.1' })
  t.match((await app.get(one)).body, 'I01.2.1')
  t.notMatch((await app.get(one)).body, 'I02.2.1')
  t.equal((await brings(app, one, 'I02.2.1')).statusCode, 404)
  const two = await aLink(asked)
  await gone(one, 'Tautan ini sudah dicabut')
  t.match((await app.get(two)).body, 'I02.2.1')
  t.equal((await member.post(`${unit}/tautan/pencabutan`)).headers.location, `${unit}?selesai=dicabut`)
  t.equal((await member.post(`${unit}/tautan/pencabutan`)).statusCode, 404)
  await gone(two, 'Tautan ini sudah dicabut')

  const three = await aLink(asked, { hari: '2' })
  const tugas = `/penilaian/${assessment}/tugas`
  await member.post(tugas, { unit: 'tidak-ada', cakupan: 'pilih', pilih: '1' })
  t.equal((await brings(app, three, ITEM)).statusCode, 404, 'an indicator was taken back')
  t.match((await app.get(three)).body, 'I02.2.1')
  await member.post(tugas, { unit: 'tidak-ada', cakupan: 'pilih', pilih: '2' })
  await gone(three, 'Tidak ada lagi yang ditugaskan')
  await member.post(tugas, { baru: HEALTH, cakupan: 'pilih', pilih: '1' })
  t.equal((await app.get(three)).statusCode, 200)
  await answerAll(member, assessment)
  await member.post(`/penilaian/${assessment}/siap`)
  const approver = await app.as(APPROVER)
  const blocked = await asPlatform(app.db, (tx) =>
    tx.updateTable('assessment').set({ state: 'submitted' }).where('id', '=', assessment).execute(),
  )
  t.equal(blocked.length, 1)
  await gone(three, 'Penilaian sudah dikirim')
  t.equal((await member.post(`${unit}/tautan`, { hari: '3' })).statusCode, 409)
  t.match((await approver.get(unit)).body, 'tautan tidak dapat dipakai')
  await asPlatform(app.db, (tx) =>
    tx.updateTable('assessment').set({ state: 'draft' }).where('id', '=', assessment).execute(),
  )
  const person = await app.db.selectFrom('person').where('email', '=', MEMBER).select('id').executeTakeFirstOrThrow()
  const disabled = (at: Date | null) =>
    app.db.updateTable('person').set({ disabled_at: at }).where('id', '=', person.id).execute()
  await disabled(app.now)
  await gone(three, 'Pembuat tautan ini tidak lagi bertugas')
  await disabled(null)
  app.now = new Date('2026-11-26T03:00:00Z')
  await gone(three, 'Tautan ini sudah tidak berlaku')
})

t.test('the letter lists each item with level, criteria and due day, for a signature on paper', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, unit, board } = await aUnitAsked(app)
  const letter = await member.get(`${unit}/surat.docx`)
  t.equal(letter.statusCode, 200)
  t.match(letter.headers['content-disposition'], 'surat-permintaan-bukti-dinas-kesehatan-2026.docx')
  const parts = unzip(letter.rawPayload)
  for (const [name, xml] of parts) t.equal(wrongWith(xml), null, name)
  const text = textOf(parts)
  t.match(text, /^PEMERINTAH KABUPATEN BANDUNG\n/)
  for (const said of [
    'Yth. Kepala Dinas Kesehatan',
    'sebanyak 8 butir',
    '10 Desember 2026',
    `${ITEM} `,
    'Kriteria: ',
  ]) {
    t.match(text, said)
  }
  t.match(text, '[ NAMA ]')
  t.notMatch(text, /[{}]|undefined|null|I03\./)
  t.notMatch(text, 'SEMENTARA')
  const pemdi = await aUnitAsked(app, await anAssessment(member, PEMDI))
  t.match(textOf(unzip((await member.get(`${pemdi.unit}/surat.docx`)).rawPayload)), 'KRITERIA SEMENTARA')
  t.match((await app.get(await aLink(pemdi))).body, 'note warn')
  t.equal((await (await app.as('anggota@garut.example')).get(`${unit}/surat.docx`)).statusCode, 404)
  const nobody = `${board}/01910000-0000-7000-8000-000000000000`
  t.equal((await member.get(`${nobody}/surat.docx`)).statusCode, 409)
  t.equal((await member.get(nobody)).statusCode, 404)
  t.match((await member.get(`/en${unit}`)).body, '8 evidence items are awaited')
  const reader = (await (await app.as('opd@bandung.example')).get(unit)).body
  t.notMatch(reader, 'Buat tautan', 'a unit’s own account reads only')
})
