import { createHash } from 'node:crypto'
import t from 'tap'
import { auditCommand } from '../../src/commands/verify-audit.ts'
import { asPlatform } from '../../src/db/actor.ts'
import { connected, withDatabase } from '../../src/db/embedded-roles.ts'
import { canonical, contentHash } from '../../src/domain/content-hash.ts'
import { openVault, sweepEvidence } from '../../src/features/evidence/evidence.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { anAssessment, answerAll, PEMDI } from '../support/assessments.ts'
import { postgresOfThisRun } from '../support/database.ts'
import { textOf, unzip, wrongWith } from '../support/docx.ts'
import { aDocument, FACTS, sends } from '../support/evidence.ts'
import { aPdf } from '../support/files.ts'
import { readPdf } from '../support/pdf.ts'
import { aPerson } from '../support/people.ts'
import { submits } from '../support/submissions.ts'
import { submittable } from '../support/submittable.ts'

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const BANDUNG = '32.04'

/** Somebody with the keys of the database itself. */
function tamper(app: TestApp, ...statements: readonly (readonly [string, ...string[]])[]): Promise<unknown> {
  const name = new URL(app.appUrl).pathname.slice(1)
  return connected(withDatabase(postgresOfThisRun().adminUrl, name), async (admin) => {
    await admin.query("set session_replication_role = 'replica'")
    for (const [statement, ...values] of statements) await admin.query(statement, values)
  })
}

t.test('a year from its draft minutes to its second submission', async (t) => {
  const app = await anApp(t)
  const member = await aPerson(app, 'anggota@bandung.example', 'member', BANDUNG)
  const approver = await aPerson(app, 'kepala@bandung.example', 'approver', BANDUNG)
  const stranger = await aPerson(app, 'kepala@garut.example', 'approver', '32.05')
  const id = await anAssessment(member, PEMDI)
  await answerAll(member, id, 2, 20)
  const facts = { ...FACTS, title: 'Perbup arsitektur' }
  const document = await aDocument(app, member, { name: 'perbup.pdf', bytes: aPdf('perbup') }, facts)
  const item = `/penilaian/${id}/indikator/1/bukti/P01.2.1`
  t.equal((await member.post(item, { document, place: 'Pasal 4' })).statusCode, 303)
  const receipt = `/penilaian/${id}/pengiriman/1`
  const signing = `${receipt}/berita-acara`

  await t.test('minutes are a draft, and there is no receipt', async (t) => {
    const draft = await member.get(`/penilaian/${id}/berita-acara.docx`)
    const parts = unzip(draft.rawPayload)
    for (const [part, xml] of parts) t.equal(wrongWith(xml), null, part)
    t.match(draft.headers['content-disposition'], /"berita-acara-penilaian-mandiri-kabupaten-bandung-2026\.docx"/)
    t.match(textOf(parts, 'word/header1.xml'), 'DRAF')
    t.match(textOf(parts), 'belum dikirim')
    t.notMatch(textOf(parts), /[{}]|undefined|null|SIMULASI|sidik/i)
    for (const path of [receipt, signing, `/penilaian/${id}/pengiriman`]) {
      t.equal((await member.get(path)).statusCode, 404, path)
    }
  })

  const hash = await submits(app, approver, id)
  const content = await approver.get(`${receipt}.json`)
  const line = content.json().frozen.evidence.find((one: { document: string }) => one.document === document)

  await t.test('the receipt says what was submitted, and its hash can be computed', async (t) => {
    const { body } = await approver.get(receipt)
    t.match(body, 'Kiriman ini berlaku')
    t.match(body, 'kepala@bandung.example')
    t.match(body, '24 November 2026 10.00 WIB')
    t.match(body, 'Penilaian mandiri, belum diverifikasi')
    t.match(body, '20 lampiran pada 20 butir: 1 berkas dan 1 tautan.')
    t.match(body, hash)
    t.notMatch(body, /SIMULASI|diisi sendiri oleh pengirim/)
    t.equal(sha256(content.rawPayload), hash)
    t.match(content.json(), { format: 2, agency: BANDUNG, year: 2026 })
    t.match(line, { item: 'P01.2.1', revision: 1, place: 'Pasal 4', signed: 'yes', number: FACTS.number, url: null })
    t.match(line.sha256, /^[0-9a-f]{64}$/)
    t.match(content.json().frozen.reasons[0], { code: /./, subject: /./, text: 'Sudah diperiksa tim SPBE' })
    t.match((await member.get('/penilaian')).body, `/penilaian/${id}/pengiriman"`)
    const paper = await readPdf((await member.get(`/en${receipt}.pdf`)).rawPayload)
    t.equal(paper.lang, 'en')
    t.match(paper.printed.join(' '), 'This submission holds')
    t.match(paper.printed.join(' '), hash.slice(0, 32))
  })

  await t.test('what proves it is locked', async (t) => {
    t.equal((await member.post(item, { document, place: 'Pasal 5' })).statusCode, 409)
    t.equal((await member.post(`${item}/pelepasan`, { reference: line.reference })).statusCode, 409)
  })

  await t.test('the minutes name day, result and hash, as Word file and as PDF', async (t) => {
    const minutes = unzip((await member.get(`/penilaian/${id}/berita-acara.docx`)).rawPayload)
    t.notOk(minutes.has('word/header1.xml'), 'what is submitted carries no mark')
    const text = textOf(minutes)
    t.match(text, 'tanggal dua puluh empat, bulan November, tahun dua ribu dua puluh enam (24 November 2026)')
    t.match(text, 'Pada hari Selasa')
    t.match(text, 'pukul 10.00 WIB')
    t.match(text, 'Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 8 Tahun 2026')
    t.match(text, 'Kriteria sementara')
    t.match(text, 'Indeks 2,00 dengan predikat')
    t.match(text, `/verifikasi/${hash}`)
    t.match(text, 'kepala@bandung.example')
    t.match(text, 'Sekretaris Daerah Kabupaten Bandung')
    t.notMatch(text, /[{}]|undefined|null|NIP|DRAF/)
    const pdf = await readPdf((await member.get(`/penilaian/${id}/berita-acara.pdf`)).rawPayload)
    t.match(pdf, { lang: 'id', title: 'Berita acara penilaian mandiri Kabupaten Bandung tahun 2026' })
    t.same(pdf.alts, ['Kode QR menuju halaman verifikasi'])
    t.match(pdf.printed.join(' '), hash.slice(0, 32))
  })

  await t.test('the signed scan comes back through the vault', async (t) => {
    t.match((await approver.get(receipt)).body, 'Belum ada pindaian')
    const upload = await approver.get(`/bukti/baru?penilaian=${id}&pengiriman=1`)
    t.match(upload.body, 'Untuk berita acara bertanda tangan')
    const given = { ...FACTS, title: 'Berita acara', penilaian: id, pengiriman: '1' }
    const sent = await sends(app, approver, { name: 'ba.pdf', bytes: aPdf('tanda tangan') }, given)
    const back = String(sent.headers.location)
    t.match(back, `${signing}?dokumen=`)
    t.match((await approver.get(back)).body, /value="[0-9a-f-]{36}" checked/)
    const scan = back.split('=')[1] ?? ''

    const nothing = await approver.post(signing, {})
    t.equal(nothing.statusCode, 422)
    t.match(nothing.body, '<a href="#document">Pilih pindaian')
    const link = await member.post('/bukti/tautan', { ...FACTS, title: 'Tautan', url: 'https://jdih.example.go.id/1' })
    const linked = /[0-9a-f-]{36}/.exec(String(link.headers.location))?.[0] ?? ''
    t.match((await approver.post(signing, { document: linked })).body, 'bukan pindaian')
    const unsigned = await aDocument(app, member, { name: 'x.pdf', bytes: aPdf('x') }, { ...FACTS, signed: 'no' })
    t.match((await approver.post(signing, { document: unsigned })).body, 'belum ditandatangani')

    t.equal((await approver.post(signing, { document: scan })).statusCode, 303)
    const twice = await approver.post(signing, { document: scan })
    t.equal(twice.statusCode, 422)
    t.match(twice.body, 'sudah terlampir')
    const attached = (await member.get(`${receipt}?keadaan=terlampir`)).body
    t.match(attached, 'Pindaian berita acara dilampirkan.')
    t.match(attached, `/bukti/${scan}/berkas/1`)
    t.notMatch(attached, 'digantikan')
    await sends(app, member, { name: 'b.pdf', bytes: aPdf('lebih jelas') }, { note: 'Jelas' }, `/bukti/${scan}/revisi`)
    t.equal((await member.post(signing, { document: scan })).statusCode, 303)
    const replaced = (await member.get(receipt)).body
    t.match(replaced, `/bukti/${scan}/berkas/2`)
    t.match(replaced, 'digantikan', 'the earlier one stays')
    t.match((await member.get(`/penilaian/${id}/jejak`)).body, 'Berita acara bertanda tangan dilampirkan')
    const rows = await asPlatform(app.db, (tx) => tx.selectFrom('signed_minutes').select('revision').execute())
    t.same(rows.map(({ revision }) => revision).sort(), [1, 2])
  })

  await t.test('another agency finds nothing of it, and cannot lend a scan', async (t) => {
    for (const path of [receipt, `${receipt}.pdf`, `${receipt}.json`, signing, `/penilaian/${id}/berita-acara.pdf`]) {
      t.equal((await stranger.get(path)).statusCode, 404, path)
    }
    const theirs = await aDocument(app, stranger, { name: 'g.pdf', bytes: aPdf('g') })
    t.equal((await stranger.post(signing, { document: theirs })).statusCode, 404)
    t.equal((await approver.post(signing, { document: theirs })).statusCode, 404)
  })

  await t.test('anybody verifies the hash, and whose it is learn those who may know', async (t) => {
    for (const visitor of [app.anyone, stranger]) {
      const { statusCode, body } = await visitor.get(`/verifikasi/${hash}`)
      t.equal(statusCode, 200)
      t.match(body, 'kiriman penilaian dengan sidik ini berlaku')
      t.match(body, 'Penilaian mandiri, belum diverifikasi')
      t.notMatch(body, /Kabupaten Bandung|2,00|\/penilaian\/[0-9a-f]/)
    }
    const own = (await approver.get(`/verifikasi/${hash}`)).body
    t.match(own, 'Kabupaten Bandung')
    t.match(own, receipt)
  })

  await t.test('what it froze outlives its amendment', async (t) => {
    await approver.call('POST', `/assessments/${id}/amendment`, { reason: 'Bukti keliru' })
    t.equal((await member.post(`${item}/pelepasan`, { reference: line.reference })).statusCode, 303)
    await sends(app, member, { name: 'b.pdf', bytes: aPdf('baru') }, { note: 'Baru' }, `/bukti/${document}/revisi`)
    await sweepEvidence(openVault(app.db, app.config), new Date('2026-12-24T03:00:00Z'))
    const file = await approver.get(`/bukti/${document}/berkas/1`)
    t.equal(sha256(file.rawPayload), line.sha256, 'its file is never removed')
    const opened = (await approver.get(receipt)).body
    t.match(opened, 'Dibuka kembali untuk diperbaiki')
    t.match(opened, 'Bukti keliru')
    t.match((await app.get(`/verifikasi/${hash}`)).body, 'Dikenal, tetapi tidak berlaku lagi')

    t.not(await submits(app, approver, id), hash, 'other evidence, another hash')
    t.equal(sha256((await approver.get(`${receipt}.json`)).rawPayload), hash)
    t.match((await approver.get(receipt)).body, 'Digantikan kiriman ke-2')
    t.match(String((await approver.get(`/penilaian/${id}/pengiriman`)).headers.location), /pengiriman\/2$/)
    t.equal((await approver.get(`/penilaian/${id}/pengiriman/3`)).statusCode, 404)
  })

  await t.test('a submission that froze answers only stays whole', async (t) => {
    const other = await anAssessment(stranger, PEMDI)
    await answerAll(stranger, other, 2, 20)
    await submittable(app, stranger, other)
    t.match((await stranger.get(`/penilaian/${other}/periksa`)).body, '20 dari 20 jawaban Anda isi sendiri')
    await submits(app, stranger, other)
    const path = `/penilaian/${other}/pengiriman/1`
    t.match((await stranger.get(path)).body, '20 di antaranya diisi sendiri oleh pengirim')
    const { frozen: _frozen, format: _format, ...first } = (await stranger.get(`${path}.json`)).json()
    await tamper(app, [
      'update submission set format = 1, frozen = null, snapshot_hash = $1 where assessment_id = $2',
      contentHash(first),
      other,
    ])
    t.equal((await stranger.get(`${path}.json`)).body, canonical(first))
    t.match((await stranger.get(path)).body, 'hanya mengunci jawaban')
    t.match(await auditCommand([])(app.db), /3 submissions/)
  })

  await t.test('evidence that was rewritten is found', async (t) => {
    await tamper(
      app,
      ["update evidence_revision set sha256 = repeat('0', 64) where number = 1 and document_id = $1", document],
      [
        `update submission set frozen = jsonb_set(frozen, '{evidence,0,title}', '"Lain"') where round = 1 and format = 2`,
      ],
    )
    const broken = await auditCommand([])(app.db).catch((error: Error) => error.message)
    t.match(broken, /1 pieces of evidence that are not what was submitted/)
    t.match(broken, /1 submissions whose hash is not that of their answers and evidence/)
  })
})

t.test('a simulated submission says everywhere that nobody made it', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const { items } = (await member.call('GET', '/assessments')).json()
  const { id } = items.find(({ basis }: { basis: string }) => basis === 'simulated')
  const receipt = await member.get(`/penilaian/${id}/pengiriman/1`)
  t.match(receipt.body, 'SIMULASI: bukan kiriman sungguhan')
  t.match(receipt.body, 'tidak ada; angka simulasi platform')
  t.notMatch(receipt.body, 'Lampirkan pindaian')
  const [, hash = ''] = /<code>([0-9a-f]{64})<\/code>/.exec(receipt.body) ?? []
  const content = await member.get(`/penilaian/${id}/pengiriman/1.json`)
  t.equal(sha256(content.rawPayload), hash)
  t.match(content.headers['content-disposition'], 'SIMULASI.json')
  t.match((await app.get(`/verifikasi/${hash}`)).body, 'SIMULASI: bukan kiriman sungguhan')
  const minutes = await member.get(`/penilaian/${id}/berita-acara.docx`)
  t.match(textOf(unzip(minutes.rawPayload), 'word/header1.xml'), 'SIMULASI')
  t.match(minutes.headers['content-disposition'], 'SIMULASI.docx')
  const signing = `/penilaian/${id}/pengiriman/1/berita-acara`
  for (const [email, read, sign] of [
    ['anggota@bandung.example', 200, 409],
    ['opd@bandung.example', 200, 403],
    ['provinsi@jabar.example', 200, 403],
    ['kementerian@kementerian.example', 200, 403],
    ['asesor@kementerian.example', 403, 403],
    ['anggota@garut.example', 404, 404],
    ['kurator@sumedang.example', 404, 404],
  ] as const) {
    const visitor = await app.as(email)
    t.equal((await visitor.get(`/penilaian/${id}/pengiriman/1`)).statusCode, read, email)
    t.equal((await visitor.post(signing, { document: id })).statusCode, sign, email)
    t.equal((await visitor.get(signing)).statusCode, sign, email)
  }
})
