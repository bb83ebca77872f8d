import { createHash } from 'node:crypto'
import t from 'tap'
import { auditCommand } from '../../src/commands/verify-audit.ts'
import { asPlatform } from '../../src/db/actor.ts'
import { connected, withDatabase } from '../../src/db/embedded-roles.ts'
import { openVault, sweepEvidence } from '../../src/features/evidence/evidence.ts'
import { anApp, type Response, type TestApp, type Visitor } from '../support/app.ts'
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
const said = ({ rawPayload }: Response): string => textOf(unzip(rawPayload))

interface Year {
  readonly app: TestApp
  readonly member: Visitor
  readonly approver: Visitor
  readonly id: string
  readonly item: string
  readonly document: string
}

/** A year of Kabupaten Bandung, answered by its member, with one file attached to an item. */
async function aYear(app: TestApp): Promise<Year> {
  const member = await aPerson(app, 'anggota@bandung.example', 'member', '32.04')
  const approver = await aPerson(app, 'kepala@bandung.example', 'approver', '32.04')
  const id = await anAssessment(member, PEMDI)
  await answerAll(member, id, 2, 20)
  const facts = { ...FACTS, title: 'Perbup arsitektur' }
  const document = await aDocument(app, member, { name: 'perbup.pdf', bytes: aPdf('perbup') }, facts)
  const item = `/penilaian/${id}/indikator/1/bukti/P01.2.1`
  const attached = await member.post(item, { document, place: 'Pasal 4' })
  if (attached.statusCode !== 303) throw new Error(attached.body)
  return { app, member, approver, id, item, document }
}

t.test('what was submitted stays as it was submitted', async (t) => {
  const year = await aYear(await anApp(t))
  const { app, member, approver, id, item, document } = year
  const hash = await submits(app, approver, id)

  const receipt = await approver.get(`/penilaian/${id}/pengiriman/1`)
  t.equal(receipt.statusCode, 200)
  t.match(receipt.body, 'Kiriman ini berlaku')
  t.match(receipt.body, 'kepala@bandung.example')
  t.match(receipt.body, /24 November 2026 10\.00 WIB/)
  t.match(receipt.body, 'Penilaian mandiri, belum diverifikasi')
  t.match(receipt.body, /\d+ lampiran pada \d+ butir: \d+ berkas dan \d+ tautan/)
  t.match(receipt.body, hash)
  t.notMatch(receipt.body, 'SIMULASI')
  t.notMatch(receipt.body, 'diisi sendiri oleh pengirim')

  const content = await approver.get(`/penilaian/${id}/pengiriman/1.json`)
  t.equal(sha256(content.rawPayload), hash, 'anybody can compute the hash of what was sealed')
  t.match(content.json(), { format: 2, agency: '32.04', year: 2026 })
  const line = content.json().frozen.evidence.find((one: { document: string }) => one.document === document)
  t.match(line, { item: 'P01.2.1', revision: 1, place: 'Pasal 4', signed: 'yes', number: FACTS.number, url: null })
  t.match(line.sha256, /^[0-9a-f]{64}$/)
  t.match(content.json().frozen.reasons[0], { code: /./, subject: /./, text: 'Sudah diperiksa tim SPBE' })

  t.equal((await member.post(item, { document, place: 'Pasal 5' })).statusCode, 409, 'locked')
  t.equal((await member.post(`${item}/pelepasan`, { reference: line.reference })).statusCode, 409, 'locked')

  await approver.call('POST', `/assessments/${id}/amendment`, { reason: 'Bukti keliru' })
  await member.post(`${item}/pelepasan`, { reference: line.reference })
  await sends(app, member, { name: 'b.pdf', bytes: aPdf('baru') }, { note: 'Baru' }, `/bukti/${document}/revisi`)
  await sweepEvidence(openVault(app.db, app.config), new Date('2026-12-24T03:00:00Z'))
  const download = await approver.get(`/bukti/${document}/berkas/1`)
  t.equal(sha256(download.rawPayload), line.sha256, 'its file is never removed')
  const opened = (await approver.get(`/penilaian/${id}/pengiriman/1`)).body
  t.match(opened, 'Dibuka kembali untuk diperbaiki')
  t.match(opened, 'Bukti keliru')

  const again = await submits(app, approver, id)
  t.not(again, hash, 'other evidence, another hash')
  t.equal(sha256((await approver.get(`/penilaian/${id}/pengiriman/1.json`)).rawPayload), hash)
  t.match((await approver.get(`/penilaian/${id}/pengiriman/1`)).body, 'Digantikan kiriman ke-2')
  t.match(String((await approver.get(`/penilaian/${id}/pengiriman`)).headers.location), /pengiriman\/2$/)
  t.equal((await approver.get(`/penilaian/${id}/pengiriman/3`)).statusCode, 404)
  t.match(await auditCommand([])(app.db), /2 submissions/)

  const name = new URL(app.appUrl).pathname.slice(1)
  await connected(withDatabase(postgresOfThisRun().adminUrl, name), async (admin) => {
    await admin.query("set session_replication_role = 'replica'")
    await admin.query("update evidence_revision set sha256 = repeat('0', 64) where number = 1 and document_id = $1", [
      document,
    ])
    await admin.query(
      `update submission set frozen = jsonb_set(frozen, '{evidence,0,title}', '"Lain"') where round = 1`,
    )
  })
  const broken = await auditCommand([])(app.db).catch((error: Error) => error.message)
  t.match(broken, /pieces of evidence that are not what was submitted/)
  t.match(broken, /1 submissions whose hash is not that of their answers and evidence/)
})

t.test('a submission of the first format stays whole', async (t) => {
  const app = await anApp(t)
  const approver = await aPerson(app, 'kepala@bandung.example', 'approver', '32.04')
  const id = await anAssessment(approver, PEMDI)
  await answerAll(approver, id, 3, 20)
  await submittable(app, approver, id)
  t.match((await approver.get(`/penilaian/${id}/periksa`)).body, '20 dari 20 jawaban Anda isi sendiri')
  await submits(app, approver, id)
  t.match((await approver.get(`/penilaian/${id}/pengiriman/1`)).body, '20 di antaranya diisi sendiri oleh pengirim')
  const {
    frozen: _frozen,
    format: _format,
    ...first
  } = (await approver.get(`/penilaian/${id}/pengiriman/1.json`)).json()
  const { canonical, contentHash } = await import('../../src/domain/content-hash.ts')
  const name = new URL(app.appUrl).pathname.slice(1)
  await connected(withDatabase(postgresOfThisRun().adminUrl, name), async (admin) => {
    await admin.query("set session_replication_role = 'replica'")
    await admin.query('update submission set format = 1, frozen = null, snapshot_hash = $1', [contentHash(first)])
  })
  t.equal((await approver.get(`/penilaian/${id}/pengiriman/1.json`)).body, canonical(first))
  t.match((await approver.get(`/penilaian/${id}/pengiriman/1`)).body, 'Tidak termasuk dalam sidik')
  t.match(await auditCommand([])(app.db), /1 submissions/)
})

t.test('the minutes', async (t) => {
  const { app, member, approver, id } = await aYear(await anApp(t))
  const draft = await member.get(`/penilaian/${id}/berita-acara.docx`)
  for (const [part, xml] of unzip(draft.rawPayload)) t.equal(wrongWith(xml), null, part)
  t.match(
    draft.headers['content-disposition'],
    /filename="berita-acara-penilaian-mandiri-kabupaten-bandung-2026\.docx"/,
  )
  t.match(textOf(unzip(draft.rawPayload), 'word/header1.xml'), 'DRAF')
  t.match(said(draft), 'belum dikirim')
  t.notMatch(said(draft), /[{}]|undefined|null|SIMULASI|sidik/i)

  const hash = await submits(app, approver, id)
  const minutes = await member.get(`/penilaian/${id}/berita-acara.docx`)
  t.notOk(unzip(minutes.rawPayload).has('word/header1.xml'), 'what is submitted carries no mark')
  const text = said(minutes)
  t.match(
    text,
    'Pada hari Selasa, tanggal dua puluh empat, bulan November, tahun dua ribu dua puluh enam (24 November 2026)',
  )
  t.match(text, 'pukul 10.00 WIB')
  t.match(text, 'Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 8 Tahun 2026')
  t.match(text, 'Kriteria sementara')
  t.match(text, 'Indeks 2,00 dengan predikat')
  t.match(text, `/verifikasi/${hash}`)
  t.match(text, 'kepala@bandung.example')
  t.match(text, 'Sekretaris Daerah Kabupaten Bandung')
  t.notMatch(text, /[{}]|undefined|null|NIP|DRAF/)

  const pdf = await readPdf((await member.get(`/penilaian/${id}/berita-acara.pdf`)).rawPayload)
  t.equal(pdf.lang, 'id')
  t.match(pdf.title, 'Berita acara penilaian mandiri Kabupaten Bandung tahun 2026')
  t.same(pdf.alts, ['Kode QR menuju halaman verifikasi'])
  t.match(pdf.printed.join(' '), hash.slice(0, 32))
  const receipt = await readPdf((await member.get(`/en/penilaian/${id}/pengiriman/1.pdf`)).rawPayload)
  t.equal(receipt.lang, 'en')
  t.match(receipt.printed.join(' '), 'This submission holds')
  t.match(receipt.printed.join(' '), hash.slice(0, 32))
})

t.test('the signed scan comes back through the vault', async (t) => {
  const { app, member, approver, id } = await aYear(await anApp(t))
  const path = `/penilaian/${id}/pengiriman/1/berita-acara`
  t.equal((await member.get(path)).statusCode, 404, 'nothing is submitted')
  await submits(app, approver, id)
  t.match((await approver.get(`/penilaian/${id}/pengiriman/1`)).body, 'Belum ada pindaian')
  const upload = await approver.get(`/bukti/baru?penilaian=${id}&pengiriman=1`)
  t.match(upload.body, 'Untuk berita acara bertanda tangan')
  const facts = { ...FACTS, title: 'Berita acara', penilaian: id, pengiriman: '1' }
  const sent = await sends(app, approver, { name: 'ba.pdf', bytes: aPdf('tanda tangan') }, facts)
  const back = String(sent.headers.location)
  t.match(back, `${path}?dokumen=`)
  t.match((await approver.get(back)).body, /value="[0-9a-f-]{36}" checked/)
  const document = back.split('=')[1] ?? ''

  const nothing = await approver.post(path, {})
  t.equal(nothing.statusCode, 422)
  t.match(nothing.body, '<a href="#document">Pilih pindaian')
  const link = await member.post('/bukti/tautan', { ...FACTS, title: 'Tautan', url: 'https://jdih.example.go.id/1' })
  const linked = String(link.headers.location).split('/')[2]?.split('?')[0] ?? ''
  t.match((await approver.post(path, { document: linked })).body, 'bukan pindaian')
  const unsigned = await aDocument(app, member, { name: 'x.pdf', bytes: aPdf('x') }, { ...FACTS, signed: 'no' })
  t.match((await approver.post(path, { document: unsigned })).body, 'belum ditandatangani')

  t.equal((await approver.post(path, { document })).statusCode, 303)
  const twice = await approver.post(path, { document })
  t.equal(twice.statusCode, 422)
  t.match(twice.body, 'sudah terlampir')
  const receipt = (await member.get(`/penilaian/${id}/pengiriman/1?keadaan=terlampir`)).body
  t.match(receipt, `/bukti/${document}/berkas/1`)
  t.match(receipt, 'Pindaian berita acara dilampirkan.')
  t.notMatch(receipt, 'digantikan')
  await sends(
    app,
    member,
    { name: 'b.pdf', bytes: aPdf('lebih jelas') },
    { note: 'Jelas' },
    `/bukti/${document}/revisi`,
  )
  t.equal((await member.post(path, { document })).statusCode, 303)
  const replaced = (await member.get(`/penilaian/${id}/pengiriman/1`)).body
  t.match(replaced, `/bukti/${document}/berkas/2`)
  t.match(replaced, 'digantikan', 'the earlier one stays')
  t.match((await member.get(`/penilaian/${id}/jejak`)).body, 'Berita acara bertanda tangan dilampirkan')

  const stranger = await aPerson(app, 'kepala@garut.example', 'approver', '32.05')
  for (const place of ['', '.pdf', '.json', '/berita-acara']) {
    t.equal((await stranger.get(`/penilaian/${id}/pengiriman/1${place}`)).statusCode, 404, place)
  }
  t.equal((await stranger.get(`/penilaian/${id}/berita-acara.pdf`)).statusCode, 404)
  t.equal((await stranger.post(path, { document })).statusCode, 404)
  const theirs = await aDocument(app, stranger, { name: 'g.pdf', bytes: aPdf('g') })
  t.equal((await approver.post(path, { document: theirs })).statusCode, 404, 'a scan of another agency')
  const rows = await asPlatform(app.db, (tx) => tx.selectFrom('signed_minutes').select('revision').execute())
  t.same(rows.map(({ revision }) => revision).sort(), [1, 2])
})

t.test('the hash of a submission is verified by anybody, and says whose it is to those who may know', async (t) => {
  const { app, approver, id } = await aYear(await anApp(t))
  const hash = await submits(app, approver, id)
  const stranger = await aPerson(app, 'kepala@garut.example', 'approver', '32.05')
  for (const visitor of [app.anyone, stranger]) {
    const { statusCode, body } = await visitor.get(`/verifikasi/${hash}`)
    t.equal(statusCode, 200)
    t.match(body, 'kiriman penilaian dengan sidik ini berlaku')
    t.match(body, 'Penilaian mandiri, belum diverifikasi')
    t.notMatch(body, /Kabupaten Bandung|2,00|\/penilaian\/[0-9a-f]/)
  }
  const own = (await approver.get(`/verifikasi/${hash}`)).body
  t.match(own, 'Kabupaten Bandung')
  t.match(own, `/penilaian/${id}/pengiriman/1`)
  await approver.call('POST', `/assessments/${id}/amendment`, { reason: 'Salah ketik' })
  t.match((await app.get(`/verifikasi/${hash}`)).body, 'Dikenal, tetapi tidak berlaku lagi')
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
  const late = await member.post(`/penilaian/${id}/pengiriman/1/berita-acara`, { document: id })
  t.equal(late.statusCode, 409)
})
