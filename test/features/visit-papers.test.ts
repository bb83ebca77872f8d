import t from 'tap'
import { commit } from '../../src/features/adoptions/adoptions.ts'
import { VISIT_PAPERS } from '../../src/features/documents/schema.ts'
import { aCommitment, anActor, BANDUNG, GARUT, SUMEDANG } from '../support/adoptions.ts'
import { anApp, type Response } from '../support/app.ts'
import { textOf, unzip, wrongWith } from '../support/docx.ts'
import { aVisit } from '../support/visit-rows.ts'
import { aVisit as askedFor } from '../support/visits.ts'

const said = ({ rawPayload }: Response): string => textOf(unzip(rawPayload))
const marked = ({ rawPayload }: Response): string => textOf(unzip(rawPayload), 'word/header1.xml')
const paper = (id: string, kind: string, agency = '') =>
  `/kunjungan/${id}/surat/${kind}.docx${agency && `?daerah=${agency}`}`

const DEDE = { agency: GARUT, name: 'Dede <Suryana>', position: 'Analis & Sistem' }
const RINA = { agency: SUMEDANG, name: 'Rina Wulandari', position: 'Kepala Bidang' }

t.test('the papers of a visit', async (t) => {
  const app = await anApp(t, 'demo')
  const guest = await app.as('anggota@garut.example')
  const host = await app.as('kurator@sumedang.example')
  const rest = {
    guests: [GARUT],
    attendees: [DEDE, RINA],
    findings: 'Satu pintu surat.\nPerlu TTE.',
    interests: [14, 37],
  }
  const id = await aVisit(app, { state: 'closed', ...rest })

  await t.test('come to host and guest as Word files under readable names', async (t) => {
    for (const visitor of [guest, host]) {
      for (const kind of VISIT_PAPERS) {
        const answer = await visitor.get(paper(id, kind))
        t.equal(answer.statusCode, 200, kind)
        t.match(
          answer.headers['content-disposition'],
          /filename="[a-z-]+-kabupaten-garut-kabupaten-sumedang-2026-12-03\.docx"/,
        )
        const parts = unzip(answer.rawPayload)
        for (const [name, xml] of parts) t.equal(wrongWith(xml), null, `${kind}: ${name}`)
        t.notMatch(textOf(parts), /[{}]|undefined|null|SIMULASI|DRAF/)
        t.notOk(parts.has('word/header1.xml'), 'what happened carries no mark')
      }
    }
  })

  await t.test('are letters as offices write them', async (t) => {
    const request = said(await guest.get(paper(id, 'permohonan')))
    t.match(request, /^PEMERINTAH KABUPATEN GARUT\n/)
    for (const word of [
      'Nomor',
      'Sifat',
      'Lampiran',
      'Hal',
      'Permohonan Kunjungan Studi Tiru',
      'Yth. Bupati Sumedang\nc.q.',
      'Tembusan:',
    ]) {
      t.match(request, word)
    }
    t.match(request, 'Kamis, 3 Desember 2026')
    t.match(request, '09.00 s.d. 12.30 WIB')
    t.match(request, '12 orang (Sekda dan 11 staf)')
    t.match(request, /Topik\s[\s:]*Studi tiru e-Office\n/)
    t.match(request, /Indikator 14, [^\n]+;\s+Indikator 37, Layanan Kearsipan Dinamis\.\n/)
    const answer = said(await host.get(paper(id, 'balasan')))
    t.match(answer, /^PEMERINTAH KABUPATEN SUMEDANG\n/)
    t.match(answer, 'Yth. Bupati Garut')
    t.match(answer, 'kami dapat menerima rombongan')
    t.match(answer, 'Mohon membawa laptop.')
    t.match(answer, /Paparan e-Office\n60 menit\nDiskominfosanditik/)
    t.notMatch(answer, 'Dengan menyesal')
  })

  await t.test('say what was asked, and name no speaker before the host does', async (t) => {
    const asked = await askedFor(guest, { interests: '14' })
    t.match(
      said(await guest.get(paper(asked, 'permohonan'))),
      'Sebagai keterangan tambahan, kami sampaikan: Kami ingin belajar.',
    )
    const answer = said(await host.get(paper(asked, 'balasan')))
    t.match(answer, /e-Office[^\n]*\n\d+ menit\n\[ … \]/)
    t.notMatch(answer, 'Diskominfosanditik')
  })

  await t.test('name who came, with room for a signature and for those awaited', async (t) => {
    const list = await host.get(paper(id, 'daftar-hadir'))
    t.match(
      said(list),
      /1\.\nRina Wulandari\nKepala Bidang\nKabupaten Sumedang\n\n2\.\nDede <Suryana>\nAnalis & Sistem\nKabupaten Garut\n\n3\.\n\n\nKabupaten Garut/,
    )
    t.match(said(list), /13\.\n/)
    t.notMatch(said(list), /14\.\n/)
    t.match(said(list), 'Tanda tangan')
    t.notMatch(said(await guest.get(paper(id, 'daftar-hadir'))), 'Rina Wulandari')
    t.match(
      said(await host.get(paper(id, 'keterangan'))),
      /menerangkan bahwa rombongan Pemerintah Kabupaten Garut(.|\n)*Dede <Suryana>/,
    )
  })

  await t.test('report findings, minutes and commitments, or that there are none yet', async (t) => {
    const before = said(await guest.get(paper(id, 'laporan')))
    t.match(before, 'Satu pintu surat.\nPerlu TTE.')
    t.match(before, 'Paparan.\nTanya jawab.')
    t.match(before, '[ komitmen belum dicatat')
    const { who, may } = await anActor(app, 'member', GARUT)
    await may((tx) => commit(tx, who, { ...aCommitment, visitId: id }, app.now))
    const after = said(await guest.get(paper(id, 'laporan')))
    t.match(after, /e-Office Kabupaten Sumedang\nDinas Komunikasi dan Informatika\nKepala Bidang Aptika\n31 Maret 2027/)
    t.notMatch(after, 'komitmen belum dicatat')
  })

  await t.test('say what is not final and what is simulated, in text, mark and name', async (t) => {
    const open = await aVisit(app, { ...rest, state: 'declined', basis: 'simulated' })
    const report = await guest.get(paper(open, 'laporan'))
    t.match(marked(report), 'DRAF · SIMULASI')
    t.match(said(report), 'SIMULASI: kunjungan, nama, dan komitmen di bawah contoh')
    t.match(report.headers['content-disposition'], '2026-12-03-SIMULASI.docx"')
    const answer = await host.get(paper(open, 'balasan'))
    t.match(said(answer), 'Dengan menyesal kami belum dapat menerima')
    t.notMatch(said(answer), 'Paparan e-Office')
    t.equal(marked(answer).trim(), 'SIMULASI')
  })

  await t.test('of a workshop come for all delegations, or for one', async (t) => {
    const workshop = await aVisit(app, { ...rest, kind: 'workshop', guests: [BANDUNG, GARUT] })
    const all = said(await host.get(paper(workshop, 'keterangan')))
    t.match(all, /rombongan Pemerintah Kabupaten Bandung (.|\n)*rombongan Pemerintah Kabupaten Garut /)
    const one = said(await host.get(paper(workshop, 'keterangan', GARUT)))
    t.notMatch(one, 'Kabupaten Bandung')
    t.match(one, 'lokakarya “Studi tiru e-Office”')
    t.notMatch(said(await guest.get(paper(workshop, 'keterangan'))), 'Kabupaten Bandung')
    t.equal((await guest.get(paper(workshop, 'keterangan', BANDUNG))).statusCode, 404)
    t.equal((await host.get(paper(workshop, 'laporan', '32.73'))).statusCode, 404)
    const nobody = await aVisit(app, { kind: 'workshop', guests: [] })
    t.match(said(await host.get(paper(nobody, 'daftar-hadir'))), /10\.\n/)
    t.match(said(await host.get(paper(nobody, 'balasan'))), '[ pemerintah daerah tamu ]')
  })

  await t.test('are read by the ministry and the province of the regencies, who find them on the page', async (t) => {
    for (const email of ['kementerian@kementerian.example', 'provinsi@jabar.example']) {
      const reader = await app.as(email)
      const { body } = await reader.get(`/kunjungan/${id}`)
      for (const kind of VISIT_PAPERS) t.match(body, `href="${paper(id, kind)}"`, `${email}: ${kind}`)
      t.notMatch(body, '/temuan"', 'but they write nothing')
      t.match(said(await reader.get(paper(id, 'laporan'))), 'Satu pintu surat.')
    }
  })

  await t.test('are there for nobody else', async (t) => {
    const { get } = app
    const unknown = '019ab000-0000-7000-8000-000000000000'
    for (const kind of VISIT_PAPERS) {
      const stranger = await get(paper(id, kind))
      t.equal(stranger.statusCode, 303)
      t.match(stranger.headers.location, '/masuk?lanjut=')
      t.equal((await (await app.as('anggota@bandung.example')).get(paper(id, kind))).statusCode, 404)
      t.equal((await (await app.as('asesor@kementerian.example')).get(paper(id, kind))).statusCode, 403)
      t.equal((await host.get(paper(unknown, kind))).statusCode, 404)
    }
    t.equal((await host.get(paper(id, 'undangan'))).statusCode, 404)
    t.equal((await host.get('/kunjungan/1/surat/laporan.docx')).statusCode, 404)
  })
})

t.test('a workshop of 26 delegations and 200 people fits into its papers', async (t) => {
  const app = await anApp(t, 'demo')
  const rows = await app.db
    .selectFrom('agency')
    .select('code')
    .where('province_code', '=', '32')
    .where('type', '!=', 'provinsi')
    .execute()
  const guests = rows.map(({ code }) => code).filter((code) => code !== SUMEDANG)
  const attendees = Array.from({ length: 200 }, (_, n) => ({
    agency: guests[n % guests.length] ?? '',
    name: `Peserta ${n}`,
    position: 'Staf',
  }))
  const id = await aVisit(app, { kind: 'workshop', state: 'closed', guests, attendees })
  const host = await app.as('kurator@sumedang.example')
  t.equal(guests.length, 26)
  for (const kind of VISIT_PAPERS) {
    const { statusCode, rawPayload } = await host.get(paper(id, kind))
    t.equal(statusCode, 200)
    t.ok(rawPayload.length < 120_000, `${kind}: ${rawPayload.length}`)
  }
  t.match(said(await host.get(paper(id, 'daftar-hadir'))), 'Peserta 199')
})
