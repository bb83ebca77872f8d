import t from 'tap'
import { mailReports } from '../../src/features/schedules/schedules.ts'
import { anApp, type TestApp, type Visitor } from '../support/app.ts'
import { ADDRESS, delivered, personOf } from '../support/outbox.ts'
import { aPostOffice } from '../support/post-office.ts'
import { servicesOf } from '../support/services.ts'

const MINISTRY = 'kementerian@kementerian.example'
const WEST_JAVA = 'tahun=2024&dasar=simulated&provinsi=32'
const MONDAY = new Date('2026-11-30T02:00:00Z')

const save = (visitor: Visitor, fields: Record<string, string>) =>
  visitor.post('/laporan/tampilan', {
    name: 'SPBE Jawa Barat',
    year: 'fixed',
    rhythm: 'weekly',
    kueri: WEST_JAVA,
    ...fields,
  })

const idIn = (location: unknown): string => String(location).split('tersimpan=')[1] ?? ''

/** What the two jobs do, twice, as two instances would. */
async function sent(app: TestApp, url: string): Promise<void> {
  for (let twice = 0; twice < 2; twice++) await mailReports(servicesOf(app))
  for (let twice = 0; twice < 2; twice++) await delivered(app, url)
}

t.test('a report is saved by name, opens with its filters, and comes every Monday once', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  const ministry = await app.as(MINISTRY)
  const form = (await ministry.get(`/laporan/tampilan/baru?${WEST_JAVA}`)).body
  t.match(form, 'Jawa Barat', 'the filters in words')
  const saved = await save(ministry, {})
  t.equal(saved.statusCode, 303)
  const list = (await ministry.get(String(saved.headers.location))).body
  t.match(list, 'Tersimpan: SPBE Jawa Barat.')
  t.match(list, /href="\/laporan\?[^"]*provinsi&#x3D;32/)
  t.match(list, '30 November 2026')
  await sent(app, office.url)
  t.same(office.received, [], 'not before its day')
  app.now = MONDAY
  await sent(app, office.url)
  t.equal(office.received.length, 1)
  const [letter] = office.received
  t.equal(letter?.subject, 'SIMULASI – Laporan: SPBE Jawa Barat')
  t.match(letter?.text, 'Jawa Barat')
  t.match(letter?.text, /Baik/)
  t.match(letter?.text, `${ADDRESS}/laporan?`)
  t.notMatch(letter?.text, '<5', 'the ministry sees every agency')
  await sent(app, office.url)
  t.equal(office.received.length, 1)
  app.now = new Date('2026-12-07T02:00:00Z')
  await sent(app, office.url)
  t.equal(office.received.length, 2)
})

t.test('a letter holds what its reader may see on that day, and ends with the last role', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  const ministry = await app.as(MINISTRY)
  await save(ministry, { kueri: 'tahun=2024&dasar=simulated&provinsi=32&isi=rincian' })
  const person = await personOf(app, MINISTRY)
  await app.db
    .updateTable('membership')
    .set({ role: 'member', agency_id: '32.05' })
    .where('person_id', '=', person)
    .execute()
  app.now = MONDAY
  await sent(app, office.url)
  t.match(office.received[0]?.text, '<5', 'what is small is hidden from a member')
  await app.db.updateTable('membership').set({ valid_until: '2026-12-01' }).where('person_id', '=', person).execute()
  app.now = new Date('2026-12-07T02:00:00Z')
  await sent(app, office.url)
  t.equal(office.received.length, 1)
  await app.db.updateTable('membership').set({ valid_until: null }).where('person_id', '=', person).execute()
  t.match(
    (await (await app.as(MINISTRY)).get('/laporan/tampilan')).body,
    'Surat berhenti karena Anda tidak memegang peran',
  )
})

t.test('a letter that waited is not sent once its reader holds other posts', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  await save(await app.as(MINISTRY), {})
  app.now = MONDAY
  await mailReports(servicesOf(app))
  const person = await personOf(app, MINISTRY)
  const post = { role: 'member', agency_id: '32.05', valid_from: '2026-01-01' } as const
  const row = await app.db
    .selectFrom('membership')
    .where('person_id', '=', person)
    .selectAll()
    .executeTakeFirstOrThrow()
  await app.db.updateTable('membership').set({ valid_until: '2026-11-29' }).where('id', '=', row.id).execute()
  await app.db
    .insertInto('membership')
    .values({ ...row, ...post, id: '019ab000-0000-7000-8000-000000000001' })
    .execute()
  await delivered(app, office.url)
  t.same(office.received, [])
})

t.test('what is wrong comes back beside its field, as typed', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const empty = await save(member, { name: '  ', rhythm: 'hourly' })
  t.equal(empty.statusCode, 422)
  t.match(empty.body, /Isi nama tampilan[\s\S]*Pilih salah satu/)
  t.match(empty.body, 'provinsi&#x3D;32', 'the report is not lost')
  t.equal((await save(member, { name: 'x'.repeat(81) })).statusCode, 422)
  t.equal((await save(member, {})).statusCode, 303)
  const same = await save(member, { name: ' spbe  jawa barat ' })
  t.equal(same.statusCode, 422)
  t.match(same.body, 'Anda sudah memakai nama ini')
  const broken = await save(member, { name: '\u202erusak', kueri: 'kapal=layar&tahun=abc&__proto__=1&provinsi=32' })
  t.equal(broken.statusCode, 422)
  t.match(
    broken.body,
    /ditinggalkan[\s\S]*value="\u202e?rusak"[\s\S]*provinsi&#x3D;32/,
    'what means nothing is told before it is left out',
  )
  t.equal((await save(member, { name: '\u202erusak' })).statusCode, 303)
  t.match((await member.get('/laporan/tampilan')).body, '>rusak<', 'nothing turns a name round')
  for (let n = 0; n < 48; n++) await save(member, { name: `ke-${n}` })
  t.match((await save(member, { name: 'satu lagi' })).body, 'sebanyak yang dapat disimpan')
})

t.test('a view is changed, deleted and seen by its person alone', async (t) => {
  const app = await anApp(t, 'demo')
  const [member, other] = [await app.as('anggota@bandung.example'), await app.as('penanggungjawab@bandung.example')]
  const id = idIn((await save(member, {})).headers.location)
  for (const visitor of [other, await app.as('admin@lab.example')]) {
    t.equal((await visitor.get(`/laporan/tampilan/${id}`)).statusCode, 404)
    t.equal(
      (await visitor.post(`/laporan/tampilan/${id}`, { name: 'x', year: 'fixed', rhythm: 'never' })).statusCode,
      404,
    )
    t.equal((await visitor.post(`/laporan/tampilan/${id}/hapus`)).statusCode, 404)
  }
  t.match((await member.get(`/laporan/tampilan/${id}`)).body, 'value="SPBE Jawa Barat"')
  t.equal((await member.post(`/laporan/tampilan/${id}`, { name: '', year: 'fixed', rhythm: 'weekly' })).statusCode, 422)
  await member.post(`/laporan/tampilan/${id}`, { name: 'Priangan', year: 'newest', rhythm: 'monthly' })
  const list = (await member.get('/laporan/tampilan')).body
  t.match(list, /Priangan[\s\S]*2025[\s\S]*selalu tahun terbaru[\s\S]*Setiap awal bulan[\s\S]*1 Desember 2026/)
  t.notMatch(/href="(\/laporan\?[^"]*)">Priangan/.exec(list)?.[1], 'tahun')
  t.match((await member.get(`/laporan/tampilan/${id}/hapus`)).body, /Hapus tampilan\?[\s\S]*Priangan/)
  const gone = await member.post(`/laporan/tampilan/${id}/hapus`)
  t.match((await member.get(String(gone.headers.location))).body, 'Tampilan terhapus.')
  t.match((await member.get('/laporan/tampilan')).body, 'Belum ada tampilan tersimpan')
})

t.test('one click in the mailbox ends the letters, and keeps the view', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  const member = await app.as('anggota@bandung.example')
  await save(member, {})
  await save(member, { name: 'Jabar bulanan', rhythm: 'monthly' })
  app.now = MONDAY
  await sent(app, office.url)
  const [, address = ''] = /^List-Unsubscribe: <([^>]+)>$/m.exec(office.received[0]?.head ?? '') ?? []
  const path = address.replace(ADDRESS, '')
  t.match((await app.get(path)).body, /Berhenti menerima laporan\?[\s\S]*SPBE Jawa Barat[\s\S]*<button>/)
  t.equal((await app.get(path.replace('/laporan/tampilan', '/notifikasi'))).statusCode, 404)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const click = { method: 'POST', url: path, headers, payload: 'List-Unsubscribe=One-Click' } as const
  for (let twice = 0; twice < 2; twice++) t.equal((await app.app.inject(click)).statusCode, 200)
  t.match((await app.get(path)).body, 'Laporan tidak dikirim lagi')
  app.now = new Date('2026-12-07T02:00:00Z')
  await sent(app, office.url)
  t.same(
    office.received.slice(1).map(({ subject }) => subject),
    ['SIMULASI – Laporan: Jabar bulanan'],
    'what the letter did not tell of goes on',
  )
  t.match(
    (await (await app.as('anggota@bandung.example')).get('/laporan/tampilan')).body,
    /SPBE Jawa Barat[\s\S]*Tidak dikirim/,
  )
})
