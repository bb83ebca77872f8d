import t from 'tap'
import { readConfig } from '../../src/config.ts'
import { rooms } from '../../src/features.ts'
import { createApp } from '../../src/web/app.ts'
import { anAdoption } from '../support/adoptions.ts'
import { anApp, type Response, type Visitor } from '../support/app.ts'
import { anAssessment } from '../support/assessments.ts'
import { aDocument } from '../support/evidence.ts'
import { aPdf } from '../support/files.ts'
import { unitPath } from '../support/requests.ts'

/** What somebody meets: the thing itself (or its own complaints), the sign-in, or a refusal. */
type Outcome = 'ok' | 'sign in' | 403 | 404

const PEOPLE = {
  anonymous: null,
  member: 'anggota@bandung.example',
  approver: 'penanggungjawab@bandung.example',
  unit: 'opd@bandung.example',
  foreign: 'anggota@garut.example',
  curator: 'kurator@sumedang.example',
  assessor: 'asesor@kementerian.example',
  province: 'provinsi@jabar.example',
  ministry: 'kementerian@kementerian.example',
  admin: 'admin@lab.example',
} as const
type Person = keyof typeof PEOPLE

const everybody: Record<Person, Outcome> = {
  anonymous: 'ok',
  member: 'ok',
  approver: 'ok',
  unit: 'ok',
  foreign: 'ok',
  curator: 'ok',
  assessor: 'ok',
  province: 'ok',
  ministry: 'ok',
  admin: 'ok',
}
const signedIn: Record<Person, Outcome> = { ...everybody, anonymous: 'sign in' }
/** Those who work for an agency see their own list. */
const agencies = { ...signedIn, assessor: 403, province: 403, ministry: 403, admin: 403 } as const
/** Those who answer for an agency, a territory or the whole. */
const hooking = { ...signedIn, member: 403, unit: 403, foreign: 403, assessor: 403, admin: 403 } as const
const askers = { ...agencies, unit: 403 } as const
/** Who answers for an agency. */
const managers = { ...agencies, member: 403, unit: 403, foreign: 403, curator: 403 } as const
const starters = { ...agencies, unit: 403, curator: 403 } as const
/** An assessment of Kabupaten Bandung. */
const reading = { ...signedIn, foreign: 404, curator: 404, assessor: 403, admin: 403 } as const
const editing = { ...reading, unit: 403, province: 403, ministry: 403 } as const
const uploaders = { ...agencies, curator: 403 } as const
/** A document of Kabupaten Bandung, changed by those who edit and by whoever brought it in. */
const changing = { ...reading, unit: 403, curator: 403, province: 403, ministry: 403 } as const
const submitting = { ...editing, member: 403 } as const
/** What stays inside the agency. */
const inside = { ...reading, province: 403, ministry: 403 } as const
/** The trail names people: for those who answer and for those who review. */
const tracing = { ...reading, unit: 403 } as const
const sharing = {
  ...reading,
  member: 403,
  unit: 403,
  foreign: 403,
  curator: 403,
  province: 403,
  ministry: 403,
} as const

/** The own agency's messages, those about own practices, and all. */
const outbox = { ...signedIn, unit: 403, assessor: 403, province: 403, ministry: 403 } as const
/** A text of Kabupaten Bandung that is in review. */
const TEXT = 'pengaduan-warga-satu-pintu'
const textReading = { ...signedIn, foreign: 404, assessor: 403, province: 403, ministry: 403, admin: 403 } as const
const textWriting = { ...textReading, curator: 404 } as const
const curating = {
  ...signedIn,
  member: 403,
  approver: 403,
  unit: 403,
  foreign: 403,
  assessor: 403,
  province: 403,
  ministry: 403,
  admin: 403,
} as const
/** Adoptions are for everybody who works for an agency, and those who review; an administrator administers. */
const adopting = { ...signedIn, admin: 403 } as const
const beginners = { ...adopting, unit: 403, curator: 403, assessor: 403, province: 403, ministry: 403 } as const
/** An adoption by Kabupaten Bandung that has not begun to run: Garut sees nothing of it. */
const following = { ...adopting, foreign: 404 } as const
const telling = { ...following, curator: 403, assessor: 403, province: 403, ministry: 403 } as const
const committing = { ...telling, unit: 403 } as const
/** Nobody's word is asked for before it runs. */
const vouching = following
const ownAdoptions = { ...adopting, curator: 403, assessor: 403, province: 403, ministry: 403 } as const

/** A saved view is its person's alone; here one that is nobody's. */
const foreignView: Record<Person, Outcome> = {
  ...signedIn,
  member: 404,
  approver: 404,
  unit: 404,
  foreign: 404,
  curator: 404,
  assessor: 404,
  province: 404,
  ministry: 404,
  admin: 404,
}

/** Reviewed by hand. A route that is not here fails the test. */
const matrix: Readonly<Record<string, Record<Person, Outcome>>> = {
  'GET /akun': signedIn,
  'POST /akun/bahasa': signedIn,
  'POST /akun/sesi/pencabutan-lainnya': signedIn,
  'GET /akun/token': signedIn,
  'POST /akun/token': signedIn,
  'GET /akun/webhook': hooking,
  'POST /akun/webhook': hooking,
  'GET /kerja': signedIn,
  'GET /tim': agencies,
  'GET /tim/undangan': managers,
  'POST /tim/undangan': managers,
  'GET /tim/unit': managers,
  'POST /tim/unit': managers,
  'GET /notifikasi': signedIn,
  'GET /laporan/unduhan': signedIn,
  'POST /notifikasi/dibaca': signedIn,
  'POST /notifikasi/ikuti': signedIn,
  'GET /notifikasi/pengaturan': signedIn,
  'POST /notifikasi/pengaturan': signedIn,
  'GET /laporan/tampilan': signedIn,
  'POST /laporan/tampilan': signedIn,
  'GET /laporan/tampilan/baru': signedIn,
  'GET /laporan/tampilan/:id': foreignView,
  'POST /laporan/tampilan/:id': foreignView,
  'GET /laporan/tampilan/:id/hapus': foreignView,
  'POST /laporan/tampilan/:id/hapus': foreignView,
  'GET /daerah/:code/grafik-simulasi.svg': signedIn,
  'GET /penilaian': agencies,
  'POST /penilaian': starters,
  'GET /penilaian/hasil-resmi': starters,
  'POST /penilaian/hasil-resmi': starters,
  'POST /penilaian/berbagi/:agency': sharing,
  'POST /penilaian/berbagi/:agency/pencabutan': sharing,
  'GET /penilaian/:id': reading,
  'GET /penilaian/:id/hasil': reading,
  'GET /penilaian/:id/periksa': reading,
  'GET /penilaian/:id/grafik/:chart.svg': reading,
  'GET /penilaian/:id/indikator/:number': reading,
  'POST /penilaian/:id/indikator/:number': editing,
  'GET /penilaian/:id/indikator/:number/bukti/:item': reading,
  'POST /penilaian/:id/indikator/:number/bukti/:item': editing,
  'POST /penilaian/:id/indikator/:number/bukti/:item/putusan': editing,
  'POST /penilaian/:id/indikator/:number/bukti/:item/tidak-berlaku': editing,
  'POST /penilaian/:id/indikator/:number/bukti/:item/tidak-berlaku/pencabutan': editing,
  'GET /penilaian/:id/indikator/:number/tingkat/:level': reading,
  'POST /penilaian/:id/indikator/:number/tingkat/:level/tercakup': editing,
  'POST /penilaian/:id/indikator/:number/tingkat/:level/tercakup/pencabutan': editing,
  'POST /penilaian/:id/indikator/:number/tingkat/:level/putusan': editing,
  'GET /penilaian/:id/bukti': reading,
  'POST /penilaian/:id/bukti/tercakup': editing,
  'GET /bukti': agencies,
  'GET /bukti/baru': uploaders,
  'POST /bukti/baru': uploaders,
  'GET /bukti/tautan': uploaders,
  'POST /bukti/tautan': uploaders,
  'POST /api/v1/evidence/uploads': uploaders,
  'GET /bukti/:id': reading,
  'GET /bukti/:id/berkas/:revision': reading,
  'GET /bukti/:id/ubah': changing,
  'POST /bukti/:id/ubah': changing,
  'GET /bukti/:id/revisi': changing,
  'POST /bukti/:id/revisi': changing,
  'POST /penilaian/:id/periksa/alasan': editing,
  'POST /penilaian/:id/siap': editing,
  'POST /penilaian/:id/siap/pencabutan': editing,
  'POST /penilaian/:id/pengiriman': submitting,
  'POST /penilaian/:id/perbaikan': submitting,
  'GET /penilaian/:id/tugas': inside,
  'POST /penilaian/:id/tugas': editing,
  'GET /penilaian/:id/permintaan': inside,
  'GET /penilaian/:id/permintaan/:unit': inside,
  'POST /penilaian/:id/permintaan/:unit/tautan': editing,
  'GET /penilaian/:id/indikator/:number/diskusi': inside,
  'POST /penilaian/:id/indikator/:number/diskusi/langkah': editing,
  'POST /penilaian/:id/indikator/:number/diskusi/komentar': inside,
  'GET /penilaian/:id/paket': inside,
  'GET /penilaian/:id/paket.zip': inside,
  'GET /penilaian/:id/paket/:number': inside,
  'POST /penilaian/:id/paket/:number': editing,
  'GET /penilaian/:id/usulan': reading,
  'POST /penilaian/:id/usulan': editing,
  'POST /penilaian/:id/usulan/sumber': editing,
  'GET /penilaian/:id/unduh.xlsx': reading,
  'GET /penilaian/:id/impor': editing,
  'POST /penilaian/:id/impor': editing,
  'GET /penilaian/:id/riwayat': reading,
  'GET /penilaian/:id/berita-acara.docx': reading,
  'GET /penilaian/:id/berita-acara.pdf': reading,
  'GET /penilaian/:id/jejak': tracing,
  'GET /penilaian/:id/jejak.csv': tracing,
  'GET /penilaian/:id/jejak.xlsx': tracing,
  'GET /penilaian/:id/indikator/:number/riwayat': reading,
  'POST /penilaian/:id/indikator/:number/riwayat': editing,
  'GET /kotak-keluar': outbox,
  'GET /praktik/baru': agencies,
  'POST /praktik/baru': agencies,
  'GET /praktik/tulisan': agencies,
  'GET /praktik/:slug/naskah': textReading,
  'GET /praktik/:slug/riwayat': textReading,
  'GET /praktik/:slug/sunting': textWriting,
  'POST /praktik/:slug/sunting': textWriting,
  'POST /praktik/:slug/pengiriman/pencabutan': textWriting,
  'POST /praktik/:slug/pengiriman': textWriting,
  'POST /praktik/:slug/konfirmasi': { ...textReading, member: 404, approver: 404, unit: 404, curator: 404 },
  'POST /praktik/:slug/permintaan': signedIn,
  'GET /tinjauan-praktik': curating,
  'POST /praktik/:slug/peninjauan': curating,
  'POST /praktik/:slug/pengembalian': curating,
  'POST /praktik/:slug/penerbitan': curating,
  'GET /kelola/kendala-umum': curating,
  'GET /penerapan': adopting,
  'GET /penerapan/kendala': adopting,
  'GET /penerapan/corong': adopting,
  'GET /penerapan/baru': beginners,
  'POST /penerapan/baru': beginners,
  'GET /penerapan/:id': following,
  'GET /penerapan/:id/lapor': telling,
  'POST /penerapan/:id/lapor': telling,
  'GET /penerapan/:id/kesiapan': telling,
  'POST /penerapan/:id/kesiapan': telling,
  'GET /penerapan/:id/komitmen': committing,
  'POST /penerapan/:id/komitmen': committing,
  'GET /penerapan/:id/kendala': telling,
  'POST /penerapan/:id/kendala': telling,
  'GET /penerapan/:id/pernyataan': vouching,
  'POST /penerapan/:id/pernyataan': { ...vouching, member: 403, approver: 403, unit: 403, ministry: 403 },
  'GET /api/v1/adoptions': ownAdoptions,
  'POST /api/v1/adoptions/:id/reports': telling,
  'GET /tanya/baru': agencies,
  'POST /tanya/baru': agencies,
  'GET /kelola/tanya': curating,
  'GET /kelola/tag': curating,
  'POST /kelola/tag': curating,
  'POST /kelola/tag/penghapusan': curating,
  'GET /kunjungan/baru': askers,
  'POST /kunjungan': askers,
  'GET /kunjungan/lokakarya': askers,
  'POST /kunjungan/lokakarya': askers,
  'GET /api/v1/assessments': agencies,
  'POST /api/v1/assessments': starters,
  'GET /api/v1/assessments/:id': reading,
  'PATCH /api/v1/assessments/:id/answers/:number': editing,
  'GET /api/v1/assessments/:id/checks': reading,
  'POST /api/v1/assessments/:id/reasons': editing,
  'POST /api/v1/assessments/:id/readiness': editing,
  'DELETE /api/v1/assessments/:id/readiness': editing,
  'POST /api/v1/assessments/:id/submission': submitting,
  'POST /api/v1/assessments/:id/amendment': submitting,
}

/** Closed, with a subject of their own; tested in their rooms. */
const other: Readonly<Record<string, string>> = {
  'GET /cari/kendala/:id': 'account:own',
  'POST /akun/sesi/:id/pencabutan': 'account:own',
  'POST /akun/token/:id/pencabutan': 'account:own',
  'GET /akun/webhook/:id': 'webhook:own',
  'POST /akun/webhook/:id/uji': 'webhook:own',
  'POST /akun/webhook/:id/penghentian': 'webhook:own',
  'POST /akun/webhook/:id/kiriman/:delivery': 'webhook:own',
  'POST /tim/undangan/:id/pembaruan': 'people:manage',
  'POST /tim/undangan/:id/pencabutan': 'people:manage',
  'GET /tim/unit/:id': 'people:manage',
  'POST /tim/unit/:id': 'people:manage',
  'GET /tim/orang/:id/akhiri': 'people:manage',
  'POST /tim/orang/:id/akhiri': 'people:manage',
  'GET /notifikasi/:id': 'account:own',
  'POST /penilaian/:id/indikator/:number/bukti/:item/pelepasan': 'assessment:read',
  'GET /api/v1/evidence/uploads/:id': 'evidence:upload',
  'GET /penilaian/:id/permintaan/:unit/surat.docx': 'team:read',
  'POST /penilaian/:id/permintaan/:unit/tautan/pencabutan': 'assessment:read',
  'POST /penilaian/:id/permintaan/:unit/kiriman/:delivery': 'assessment:read',
  'PUT /api/v1/evidence/uploads/:id': 'evidence:upload',
  'DELETE /api/v1/evidence/uploads/:id': 'evidence:upload',
  'GET /penilaian/:id/pengiriman': 'assessment:read',
  'GET /penilaian/:id/pengiriman/:round': 'assessment:read',
  'GET /penilaian/:id/pengiriman/:round.pdf': 'assessment:read',
  'GET /penilaian/:id/pengiriman/:round.json': 'assessment:read',
  'GET /penilaian/:id/pengiriman/:round/berita-acara': 'assessment:read',
  'POST /penilaian/:id/pengiriman/:round/berita-acara': 'assessment:read',
  'GET /laporan/unduhan/:id': 'account:own',
  'GET /laporan/unduhan/:id/laporan.:format': 'account:own',
  'POST /laporan/unduhan/:id/hapus': 'account:own',
  'GET /kunjungan/:id/penerimaan': 'visit:host',
  'POST /kunjungan/:id/penerimaan': 'visit:host',
  'GET /kunjungan/:id/usulan-tanggal': 'visit:host',
  'POST /kunjungan/:id/usulan-tanggal': 'visit:host',
  'GET /kunjungan/:id/penolakan': 'visit:host',
  'POST /kunjungan/:id/penolakan': 'visit:host',
  'GET /kunjungan/:id/notulen': 'visit:host',
  'POST /kunjungan/:id/notulen': 'visit:host',
  'GET /kunjungan/:id/agenda': 'visit:host',
  'POST /kunjungan/:id/agenda': 'visit:host',
  'GET /kunjungan/:id/delegasi': 'visit:host',
  'POST /kunjungan/:id/delegasi': 'visit:host',
  'GET /kunjungan/:id/layar': 'visit:host',
  'POST /kunjungan/:id/layar': 'visit:host',
  'GET /kunjungan/:id/temuan': 'visit:take-part',
  'POST /kunjungan/:id/temuan': 'visit:take-part',
  'GET /kunjungan/:id/pembatalan': 'visit:take-part',
  'POST /kunjungan/:id/pembatalan': 'visit:take-part',
  'GET /kunjungan/:id/keikutsertaan': 'visit:take-part',
  'POST /kunjungan/:id/keikutsertaan': 'visit:take-part',
  'GET /kunjungan/:id/perjanjian': 'visit:take-part',
  'POST /kunjungan/:id/perjanjian': 'visit:take-part',
  'GET /kunjungan/:id/komitmen': 'visit:take-part',
  'POST /kunjungan/:id/komitmen': 'visit:take-part',
  'GET /kunjungan/:id/tanpa-komitmen': 'visit:take-part',
  'POST /kunjungan/:id/tanpa-komitmen': 'visit:take-part',
  'POST /kunjungan/:id/persetujuan-tanggal': 'visit:take-part',
  'POST /kunjungan/:id/penarikan': 'visit:take-part',
  'GET /kunjungan/:id/daftar-hadir': 'account:own',
  'POST /kunjungan/:id/daftar-hadir': 'visit:take-part',
  'POST /kunjungan/:id/daftar-hadir/:attendee/penghapusan': 'visit:take-part',
  'GET /kunjungan/:id/tutup': 'account:own',
  'POST /kunjungan/:id/tutup': 'visit:host',
  'GET /kunjungan/:id/lembar-komitmen': 'account:own',
  'GET /kunjungan/:id/paket': 'account:own',
  'POST /kotak-keluar/:id/tautan': 'outbox:link',
  'GET /kunjungan/:id/surat/:kind.docx': 'visit:read',
  'POST /tanya/:id/jawaban': 'question:answer',
  'POST /tanya/:id/komentar': 'question:answer',
  'POST /tanya/:id/suara/:post': 'question:vote',
  'POST /tanya/:id/suara/:post/pencabutan': 'question:vote',
  'GET /tanya/:id/berhasil/:post': 'question:vote',
  'POST /tanya/:id/berhasil/:post': 'question:vote',
  'POST /tanya/:id/berhasil/:post/pencabutan': 'question:vote',
  'POST /tanya/:id/penerimaan/:post': 'question:answer',
  'POST /tanya/:id/penerimaan/pencabutan': 'question:answer',
  'GET /tanya/:id/sunting/:post': 'question:answer',
  'POST /tanya/:id/sunting/:post': 'question:answer',
  'GET /tanya/:id/laporan/:post': 'question:answer',
  'POST /tanya/:id/laporan/:post': 'question:answer',
  'GET /tanya/:id/penghapusan/:post': 'question:answer',
  'POST /tanya/:id/penghapusan/:post': 'question:answer',
  'GET /tanya/:id/duplikat': 'question:moderate',
  'POST /tanya/:id/duplikat': 'question:moderate',
  'POST /tanya/:id/duplikat/pencabutan': 'question:moderate',
  'GET /tanya/serupa/:draf': 'question:ask',
  'POST /kelola/tanya/laporan/:flag': 'question:moderate',
  'GET /penerapan/:id/kendala/:obstacle/tanya': 'question:ask',
  'GET /tanya/:id/penyelesaian': 'obstacle:resolve',
  'POST /tanya/:id/penyelesaian': 'obstacle:resolve',
  'GET /kelola/kendala-umum/:id': 'question:moderate',
  'POST /kelola/kendala-umum/:id': 'question:moderate',
  'GET /penerapan/:id/kendala/:obstacle': 'obstacle:resolve',
  'POST /penerapan/:id/kendala/:obstacle': 'obstacle:resolve',
}

/** Open to everybody, read by hand from the routes; what they show is tested in their rooms. */
const open = [
  /^GET \/(grafik\.svg|pratinjau\.png)?$/,
  /^(GET|POST) \/masuk$/,
  /^POST \/keluar$/,
  /^(GET|POST) \/admin-pertama\/:token$/,
  /^(GET|POST) \/tautan\/:token$|^GET \/tautan\/:token\/jawaban$/,
  /^(GET|POST) \/undangan\/:token$/,
  /^GET \/unggah\/:token$|^(GET|POST) \/unggah\/:token\/:item$/,
  /^GET \/(praktik|tanya)\/umpan\.atom$/,
  /^(GET|POST) \/(notifikasi|laporan\/tampilan)\/berhenti\/:token$/,
  /^GET \/(sehat|siap|sw\.js|luring|static\/:stamp\/\*)$/,
  /^GET \/(instrumen|kalkulator|daerah|bandingkan|data)(\/|\.|$)/,
  /^GET \/praktik(\/dicari|\/:slug(\/pratinjau\.png|\/dokumen(\/:kind\.docx)?)?)?$/,
  /^(GET|POST) \/api\/v1\/(instruments|scores|agencies|indices|practices|reports|openapi\.json)(\/|$)/,
  /^GET \/(instrumen|kalkulator|daerah|bandingkan|praktik|data)(\/|\.|$)/,
  /^GET \/laporan(\/grafik\/:name\.svg|\/daerah\/:code)?$/,
  /^GET \/laporan\.(csv|json|xlsx|pdf)$/,
  /^GET \/verifikasi(\/:hash)?$/,
  /^GET \/(cari|tanya\/serupa|api\/v1\/search)$/,
  /^GET \/tanya(\/:id(\/riwayat\/:post)?)?$/,
  /^GET \/kunjungan(\/:id(\/kalender\.ics)?)?$/,
  /^(GET|POST) (\/kunjungan\/:id)?\/hadir$/,
  /^(GET|POST) \/api\/v1\/(instruments|scores|agencies|indices|practices|visits|questions|reports|openapi\.json)(\/|$)/,
]

interface Route {
  readonly name: string
  readonly access: string
}

async function routes(): Promise<Route[]> {
  const found: Route[] = []
  const config = readConfig({ LOG_LEVEL: 'silent' })
  const services = { config, db: {} as never, clock: () => new Date(0), demonstration: false }
  const listening = (app: Parameters<(typeof rooms)[number]>[0]) => {
    app.addHook('onRoute', ({ method, url, config }) => {
      for (const name of [method].flat().filter((m) => m !== 'HEAD')) {
        found.push({ name: `${name} ${url}`, access: String(config?.access) })
      }
    })
  }
  const app = await createApp(services, [listening, ...rooms])
  await app.close()
  return found
}

t.test('every route is known to this test, and what is closed declares it', async (t) => {
  const all = await routes()
  t.ok(all.length > 30)
  for (const { name, access } of all) {
    const isOpen = open.some((pattern) => pattern.test(name))
    if (name in matrix) t.not(access, 'public', `${name} is closed`)
    else if (name in other) t.equal(access, other[name], name)
    else t.ok(isOpen && access === 'public', `${name} is in neither list`)
  }
})

t.test('everybody meets what the table says', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as(PEOPLE.member)
  const assessment = await anAssessment(member)
  const adoption = await anAdoption(app, member, '32.04')
  await member.post(`/penilaian/${assessment}/tugas`, { baru: 'Bappeda', cakupan: 'pilih', pilih: '3' })
  const unit = await unitPath(member, `/penilaian/${assessment}/permintaan`, 'Bappeda')
  const document = await aDocument(app, member, { name: 'a.pdf', bytes: aPdf('a') })
  for (const [person, email] of Object.entries(PEOPLE) as [Person, string | null][]) {
    const visitor = email === null ? app.anyone : await app.as(email)
    for (const [name, expected] of Object.entries(matrix)) {
      const [method = '', path = ''] = name.split(' ')
      const filled = path
        .replace(
          ':id',
          /\/(penerapan|adoptions)\//.test(path) ? adoption : path.startsWith('/bukti') ? document : assessment,
        )
        .replace(':unit', unit.split('/').at(-1) ?? '')
        .replace(':item', 'I01.3.1')
        .replace(':revision', '1')
        .replace(/:(agency|code)/, '32.04')
        .replace(':slug', TEXT)
        .replace(':number', '1')
        .replace(':level', '2')
        .replace(':chart', 'radar')
      t.equal(outcome(await ask(visitor, method, filled)), expected[person], `${person}: ${name}`)
    }
  }
})

const ask = (visitor: Visitor, method: string, path: string): Promise<Response> => {
  if (path.startsWith('/api/v1')) {
    const bodies: Readonly<Record<string, object>> = {
      assessments: { instrument: 'x', year: 1 },
      uploads: { name: 'x.pdf', size: 0 },
      reports: { stage: 'committed', on: '2026-11-24' },
      amendment: { reason: 'Nilai salah ketik' },
      reasons: { reason: 'Sudah diperiksa', warnings: ['0'.repeat(16)] },
    }
    const body = method === 'PATCH' ? { version: 0 } : bodies[path.split('/').at(-1) ?? '']
    return visitor.call(method as 'POST', path.replace('/api/v1', ''), method === 'GET' ? undefined : body)
  }
  const fields = { version: '0', value: '', explanation: '', language: 'id' }
  return method === 'GET' ? visitor.get(path) : visitor.post(path, fields)
}

function outcome({ statusCode, headers }: Response): Outcome {
  if (statusCode === 401 || String(headers.location).startsWith('/masuk')) return 'sign in'
  return statusCode === 403 || statusCode === 404 ? statusCode : statusCode < 500 ? 'ok' : 403
}
