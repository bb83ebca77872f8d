import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { anApp, type TestApp, type Visitor } from '../support/app.ts'
import { anAssessment } from '../support/assessments.ts'
import { aDocument, FACTS, sends } from '../support/evidence.ts'
import { aPdf } from '../support/files.ts'

const MEMBER = 'anggota@bandung.example'
const APPROVER = 'penanggungjawab@bandung.example'
const UNIT = 'opd@bandung.example'

/** Kabupaten Bandung's year begun, I01 and I02 on level 3. */
async function aYear(app: TestApp) {
  const [member, approver] = [await app.as(MEMBER), await app.as(APPROVER)]
  const id = await anAssessment(member)
  for (const number of [1, 2])
    await member.call('PATCH', `/assessments/${id}/answers/${number}`, { version: 0, value: 3 })
  const indicator = `/penilaian/${id}/indikator/1`
  const item = `${indicator}/bukti/I01.3.1`
  let nth = 0
  const attached = async (who: Visitor, path = item, facts: Readonly<Record<string, string>> = FACTS) => {
    nth += 1
    const document = await aDocument(app, who, { name: `b${nth}.pdf`, bytes: aPdf(`bukti ${nth}`) }, facts)
    const answer = await who.post(path, { document, place: 'Pasal 5' })
    if (answer.statusCode !== 303) throw new Error(answer.body)
    return document
  }
  /** Opens the page and decides about what it shows. */
  const judge = async (who: Visitor, putusan: string, catatan = '', path = item) => {
    const [, dasar = ''] = /name="dasar" value="([0-9a-f]{24})"/.exec((await who.get(path)).body) ?? []
    return who.post(`${path}/putusan`, { putusan, catatan, dasar })
  }
  const state = async (path = item) =>
    /<p class="lead">[\s\S]*?<span class="tag[^"]*">([^<]*)/.exec((await member.get(path)).body)?.[1]
  return { member, approver, id, indicator, item, attached, judge, state }
}

t.test('an item is accepted by a second person, and a newer file takes that back', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, approver, id, item, attached, judge, state } = await aYear(app)
  t.equal((await judge(approver, 'accepted')).statusCode, 422, 'nothing is there')
  const draft = await attached(member, item, { ...FACTS, signed: 'no' })
  const unsigned = await judge(approver, 'accepted')
  t.equal(unsigned.statusCode, 422)
  t.match(unsigned.body, 'Butir masih draf')
  await member.post(`/bukti/${draft}/ubah`, { ...FACTS, title: 'Perbup', version: '0' })
  t.equal(await state(), 'Diunggah')

  t.notMatch((await member.get(item)).body, 'value="accepted"', 'nobody is offered to accept what is theirs')
  const own = await judge(member, 'accepted', 'Sudah baik')
  t.equal(own.statusCode, 403)
  t.match(own.body, 'Mintalah orang lain')
  t.match(own.body, 'Sudah baik', 'what was typed is there')
  t.equal((await judge(approver, 'accepted')).headers.location, `${item}?keadaan=diputuskan`)
  t.equal(await state(), 'Diterima')

  const file = { name: 'baru.pdf', bytes: aPdf('baru') }
  t.equal((await sends(app, member, file, { note: 'Ditandatangani' }, `/bukti/${draft}/revisi`)).statusCode, 303)
  t.equal(await state(), 'Diunggah')
  const page = (await member.get(item)).body
  t.match(page, 'tidak dihitung lagi: buktinya sudah berganti')
  t.match(page, /Diterima<\/span> <span class="quiet">tidak dihitung/)

  const replaced = { name: 'ganti.pdf', bytes: aPdf('ganti') }
  t.equal((await sends(app, approver, replaced, { note: 'Diganti' }, `/bukti/${draft}/revisi`)).statusCode, 303)
  t.equal((await judge(approver, 'accepted')).statusCode, 403, 'a file of one’s own under what another attached')
  await sends(app, member, { name: 'lagi.pdf', bytes: aPdf('lagi') }, { note: 'Lagi' }, `/bukti/${draft}/revisi`)
  await attached(approver)
  t.equal((await judge(approver, 'accepted')).statusCode, 303, 'not all of it is his own')
  const trail = (await member.get(`/penilaian/${id}/jejak`)).body
  t.match(trail, 'Bukti dukung butir diputuskan')
  t.match(trail, 'I01.3.1: belum diputuskan → Diterima')
})

t.test('a revision says which class and what to do, about what was seen', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, approver, id, indicator, item, attached, judge, state } = await aYear(app)
  await attached(member)
  const mute = await judge(approver, 'scope')
  t.equal(mute.statusCode, 422)
  t.match(mute.body, 'Tulis apa yang perlu diperbaiki')
  t.match(mute.body, 'value="scope" checked')
  const none = await approver.post(`${item}/putusan`, { putusan: 'bagus', catatan: 'x' })
  t.equal(none.statusCode, 422)
  t.match(none.body, 'Pilih putusan.')

  const dasar = /name="dasar" value="([0-9a-f]{24})"/.exec((await approver.get(item)).body)?.[1] ?? ''
  await attached(member)
  const seen = { putusan: 'scope', catatan: 'Sebut <b>pasal</b>nya', dasar }
  const changed = await approver.post(`${item}/putusan`, seen)
  t.equal(changed.statusCode, 409)
  t.match(changed.body, 'berubah sejak halaman dibuka')
  t.match(changed.body, 'Sebut &lt;b&gt;pasal&lt;/b&gt;nya')
  t.equal((await judge(approver, 'scope', seen.catatan)).statusCode, 303)
  t.equal((await judge(approver, 'scope', seen.catatan)).statusCode, 303)
  const verdicts = asPlatform(app.db, (tx) =>
    tx.selectFrom('evidence_verdict').where('assessment_id', '=', id).select('number').execute(),
  )
  t.same(await verdicts, [{ number: 1 }], 'sent twice is said once')
  t.equal(await state(), 'Revisi')
  const page = (await member.get(indicator)).body
  t.match(page, /<span class="tag bad">Revisi<\/span> <span class="why">Kurang cakupan<\/span>/)
  t.match(page, 'Sebut &lt;b&gt;pasal&lt;/b&gt;nya')
  const list = (await member.get(`/penilaian/${id}/bukti?keadaan=revisi`)).body
  t.match(list, 'I01.3.1')
  t.notMatch(list, 'I02.3.1')
})

t.test('criteria that are not met reject what lies above until they are', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, approver, id, indicator, attached, judge, state } = await aYear(app)
  await attached(member)
  await judge(approver, 'accepted')
  const level = `${indicator}/tingkat/2`
  const seen = async (who: Visitor) =>
    /name="dasar" value="([0-9a-f]{24})"/.exec((await who.get(level)).body)?.[1] ?? ''
  const say = async (who: Visitor, terpenuhi: string, catatan = '') =>
    who.post(`${level}/putusan`, { terpenuhi, catatan, dasar: await seen(who) })
  const dasar = await seen(approver)
  t.equal((await say(approver, 'belum')).statusCode, 422)
  const asked = await say(approver, '', 'Kebijakan belum ditetapkan')
  t.equal(asked.statusCode, 422)
  t.match(asked.body, 'Kebijakan belum ditetapkan')
  t.equal((await say(approver, 'belum', 'Kebijakan belum ditetapkan')).statusCode, 303)
  t.equal(await state(), 'Ditolak otomatis')
  const stale = await approver.post(`${level}/putusan`, { terpenuhi: 'ya', dasar })
  t.equal(stale.statusCode, 409, 'not on what somebody said since')
  t.match(stale.body, 'berubah sejak halaman dibuka')
  t.match((await member.get(indicator)).body, 'Kriteria tingkat 2 belum terpenuhi')
  t.match((await member.get(`/penilaian/${id}/bukti?keadaan=ditolak-otomatis`)).body, 'I01.3.1')
  t.equal((await say(approver, 'ya')).statusCode, 303)
  t.equal(await state(), 'Diterima')
  t.match((await member.get(level)).body, 'Kebijakan belum ditetapkan', 'and what was said stays')
  await attached(member, `${indicator}/bukti/I01.2.1`)
  t.equal((await say(member, 'ya')).statusCode, 403, 'not in one’s own favour')
  const two = `${indicator}/bukti/I01.2.1`
  const [, reference = ''] = /name="reference" value="([0-9a-f-]+)"/.exec((await member.get(two)).body) ?? []
  t.equal((await member.post(`${two}/pelepasan`, { reference })).statusCode, 303)
  t.equal((await say(member, 'ya')).statusCode, 403, 'nor by taking it off for as long')
  t.match((await member.get(`/penilaian/${id}/jejak`)).body, 'I01 tingkat 2: Belum terpenuhi → Terpenuhi')
  for (const path of ['1', '6', 'x']) t.equal((await member.get(`${indicator}/tingkat/${path}`)).statusCode, 404, path)
  t.equal((await member.get(`/penilaian/${id}/indikator/99/tingkat/2`)).statusCode, 404)
})

t.test('marks: covered by what lies above, or not applicable for a reason, until they are taken back', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, id, indicator, item, attached, state } = await aYear(app)
  const list = `/penilaian/${id}/bukti`
  const level = `${indicator}/tingkat/2`
  const early = await member.post(`${level}/tercakup`)
  t.equal(early.statusCode, 422)
  t.match(early.body, 'Belum ada bukti dukung pada tingkat di atasnya')
  t.match((await member.get(list)).body, '4 tingkat belum memiliki bukti apa pun')
  await attached(member)
  t.match((await member.get(list)).body, 'name="tingkat" value="1-2"')
  t.equal((await member.post(`${list}/tercakup`, {})).statusCode, 422)
  t.equal((await member.post(`${list}/tercakup`, { tingkat: '1-2,2-2' })).statusCode, 422, 'all or none')
  t.equal((await member.post(`${list}/tercakup`, { tingkat: '1-5' })).statusCode, 404)
  t.equal((await member.post(`${list}/tercakup`, { tingkat: '1-2,1-2' })).headers.location, `${list}?tercakup=1`)
  t.equal((await member.post(`${level}/tercakup`)).statusCode, 303, 'marked already')
  t.equal(await state(`${indicator}/bukti/I01.2.1`), 'Tercakup')
  t.match((await member.get(list)).body, '2 tingkat belum memiliki bukti apa pun')
  t.equal((await member.post(`${level}/tercakup/pencabutan`)).statusCode, 303)
  t.equal((await member.post(`${level}/tercakup/pencabutan`)).statusCode, 409)
  t.equal(await state(`${indicator}/bukti/I01.2.1`), 'Belum')

  const other = `${indicator}/bukti/I01.3.2`
  const mute = await member.post(`${other}/tidak-berlaku`, { alasan: 'tidak' })
  t.equal(mute.statusCode, 422)
  t.match(mute.body, 'paling sedikit 10 huruf')
  t.match(mute.body, />\ntidak<\/textarea>/)
  const alasan = 'Layanan memakai aplikasi umum nasional'
  t.equal((await member.post(`${item}/tidak-berlaku`, { alasan })).statusCode, 409, 'something is attached')
  t.equal((await member.post(`${other}/tidak-berlaku`, { alasan })).statusCode, 303)
  t.equal((await member.post(`${other}/tidak-berlaku`, { alasan })).statusCode, 409, 'once')
  t.equal(await state(other), 'Tidak berlaku')
  t.match((await member.get(indicator)).body, alasan)
  await attached(member, other)
  t.equal(await state(other), 'Diunggah', 'a file says that it applies')
  t.match((await member.get(other)).body, 'Tanda ini tidak dihitung')
  t.equal((await member.post(`${other}/tidak-berlaku/pencabutan`)).statusCode, 303)
  t.equal((await member.post(`${other}/tidak-berlaku/pencabutan`)).statusCode, 409)
  const trail = (await member.get(`/penilaian/${id}/jejak`)).body
  for (const line of ['I01 tingkat 2', `I01.3.2\n${alasan}`, 'Tanda tercakup dicabut']) t.match(trail, line)
})

t.test('the list shows what is lacking, by state, level, indicator and unit', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, id, attached } = await aYear(app)
  const shown = async (query: string, who = member) =>
    [...(await who.get(`/penilaian/${id}/bukti?${query}`)).body.matchAll(/<code>(I\d\d\.\d\.\d)<\/code>/g)].map(
      ([, item]) => item,
    )
  const lacking = await shown('')
  t.ok(lacking.every((item) => /^I0[12]\.[23]\./.test(item ?? '')))
  t.ok(lacking.includes('I02.3.1'))
  await attached(member)
  t.notOk((await shown('')).includes('I01.3.1'))
  t.same(await shown('keadaan=diunggah'), ['I01.3.1'])
  t.ok((await shown('cakupan=berikutnya&indikator=1')).every((item) => item?.startsWith('I01.4.')))
  t.equal((await shown('cakupan=semua&keadaan=semua')).length, 60, 'a page')
  t.ok((await shown('cakupan=semua&keadaan=semua&halaman=9')).length > 0)
  t.same(await shown('cakupan=semua&keadaan=semua&halaman=999'), [])
  t.same((await shown('keadaan=zeppelin&cakupan=__proto__&halaman=x&unit=x')).length, lacking.length - 1)
  t.match((await member.get(`/penilaian/${id}/bukti?indikator=5`)).body, 'Belum ada indikator bernilai 2')

  const unit = await app.as(UNIT)
  const denied = { alasan: 'Tidak berlaku bagi kami' }
  const item = `/penilaian/${id}/indikator/2/bukti/I02.3.1`
  t.equal((await unit.post(`${item}/tidak-berlaku`, denied)).statusCode, 403, 'not its own yet')
  await member.post(`/penilaian/${id}/tugas`, { cakupan: 'pilih', baru: 'Dinas Kesehatan', pilih: '2' })
  const [, unitId = ''] = /<option value="([0-9a-f-]{36})"/.exec((await unit.get(`/penilaian/${id}/bukti`)).body) ?? []
  t.ok((await shown(`unit=${unitId}`, unit)).every((one) => one?.startsWith('I02.')))
  t.equal((await unit.post(`${item}/tidak-berlaku`, denied)).statusCode, 303)
  t.equal((await unit.post(`${item}/putusan`, { putusan: 'scope', catatan: 'x' })).statusCode, 403)
  t.equal((await unit.post(`/penilaian/${id}/bukti/tercakup`, { tingkat: '1-2' })).statusCode, 403)
})

t.test('what was submitted is read only, and other agencies see nothing of it', async (t) => {
  const app = await anApp(t, 'demo')
  const { member, approver, id, item } = await aYear(app)
  const { items } = (await member.call('GET', '/assessments')).json()
  const submitted = items.find(({ state }: { state: string }) => state === 'submitted').id
  const at = `/penilaian/${submitted}/indikator/1`
  const alasan = 'Tidak berlaku bagi kami'
  t.equal((await member.post(`${at}/bukti/I01.2.1/tidak-berlaku`, { alasan })).statusCode, 409)
  t.equal((await approver.post(`${at}/bukti/I01.3.1/putusan`, { putusan: 'accepted' })).statusCode, 409)
  t.equal((await approver.post(`${at}/tingkat/2/putusan`, { terpenuhi: 'ya' })).statusCode, 409)
  t.equal((await member.post(`/penilaian/${submitted}/bukti/tercakup`, { tingkat: '1-2' })).statusCode, 409)
  for (const path of [`${at}/bukti/I01.3.1`, `${at}/tingkat/2`, `/penilaian/${submitted}/bukti`]) {
    const page = await member.get(path)
    t.equal(page.statusCode, 200)
    t.notMatch(page.body, /<form method="post" action="\/penilaian/, path)
    t.notMatch(page.body, 'belum memiliki bukti apa pun', 'nothing stops it any more')
  }
  const garut = await app.as('anggota@garut.example')
  t.equal((await garut.get(`/penilaian/${id}/bukti`)).statusCode, 404)
  t.equal((await garut.post(`${item}/putusan`, { putusan: 'accepted' })).statusCode, 404)
  t.equal((await garut.post(`${item}/tidak-berlaku`, { alasan })).statusCode, 404)
  const ministry = await app.as('kementerian@kementerian.example')
  t.equal((await ministry.get(item)).statusCode, 200)
  t.equal((await ministry.post(`${item}/putusan`, { putusan: 'accepted' })).statusCode, 403)
})
