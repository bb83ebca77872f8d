import t from 'tap'
import { loadData, loadFiles } from '../../src/commands/load-data.ts'
import { asActor, asPlatform } from '../../src/db/actor.ts'
import type { Actor } from '../../src/domain/permissions.ts'
import { follow, followsOf, type News, notify } from '../../src/features/notifications/notifications.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { aDataFolder } from '../support/data-folder.ts'
import { personOf } from '../support/outbox.ts'
import { aPerson } from '../support/people.ts'
import { wholeText } from '../support/practice-texts.ts'
import { aVisit } from '../support/visits.ts'

const BANDUNG = 'anggota@bandung.example'
const APPROVER = 'penanggungjawab@bandung.example'
const GARUT = 'anggota@garut.example'
const CURATOR = 'kurator@sumedang.example'

const PRACTICE = { subject: 'practice', id: 'portal-data' } as const
const CHANGED: News & { kind: 'practice.changed' } = {
  kind: 'practice.changed',
  key: 'changed portal-data 2',
  arguments: { practice: 'Portal data', practiceEn: '' },
  about: '/praktik/portal-data',
}

async function actor(app: TestApp, email: string, agency: string): Promise<Actor> {
  const personId = await personOf(app, email)
  const post = { id: personId, role: 'member', agency, agencyName: null, province: null, unit: null } as const
  return { personId, name: email, language: 'id', memberships: [post] }
}

/** Who was told, by address. */
const told = (app: TestApp) =>
  asPlatform(app.db, (tx) =>
    tx
      .selectFrom('notification as n')
      .innerJoin('person as p', 'p.id', 'n.person_id')
      .select(['p.email', 'n.mode', 'n.kind'])
      .orderBy('p.email')
      .execute(),
  )
const addresses = async (app: TestApp) => (await told(app)).map(({ email }) => email)

t.test('everybody is told once, and nobody of what they did themselves', async (t) => {
  const app = await anApp(t, 'demo')
  const bandung = await actor(app, BANDUNG, '32.04')
  const garut = await personOf(app, GARUT)
  await asPlatform(app.db, (tx) => follow(tx, garut, PRACTICE.subject, PRACTICE.id, app.now))
  const news = { ...CHANGED, to: [garut, bandung.personId], agencies: ['32.04'], followersOf: [PRACTICE] }
  const n = await asActor(app.db, bandung, (tx) => notify(tx, news, app.now))
  t.same(await addresses(app), [GARUT, APPROVER], 'the unit’s user is no addressee, the actor is left out')
  t.equal(n, 2)
  t.equal(await asActor(app.db, bandung, (tx) => notify(tx, { ...news, curators: true }, app.now)), 1)
  t.same(await addresses(app), [GARUT, CURATOR, APPROVER], 'a second time only who was not told yet')
})

t.test('who has left, is disabled or is excepted hears nothing', async (t) => {
  const app = await anApp(t, 'demo')
  await app.db.updateTable('person').set({ disabled_at: app.now }).where('email', '=', APPROVER).execute()
  await app.db
    .updateTable('membership')
    .set({ valid_until: '2026-11-23' })
    .where('person_id', '=', await personOf(app, CURATOR))
    .execute()
  const except = await personOf(app, GARUT)
  const news = { ...CHANGED, agencies: ['32.04', '32.05'], curators: true, except }
  await asActor(app.db, null, (tx) => notify(tx, news, app.now))
  t.same(await addresses(app), [BANDUNG, 'penanggungjawab@garut.example'])
})

t.test('what somebody no longer wants to follow does not come back by itself', async (t) => {
  const app = await anApp(t, 'demo')
  const bandung = await actor(app, BANDUNG, '32.04')
  const { personId } = bandung
  const { subject, id } = PRACTICE
  t.match(await followsOf(app.db, bandung, subject, id), { follows: false })
  await asActor(app.db, bandung, (tx) => follow(tx, personId, subject, id, app.now))
  t.match(await followsOf(app.db, bandung, subject, id), { subject, id, follows: true })
  t.equal(await followsOf(app.db, null, subject, id), null)
  await asActor(app.db, bandung, (tx) => tx.updateTable('follow').set({ wanted: false }).execute())
  await asActor(app.db, bandung, (tx) => follow(tx, personId, subject, id, app.now))
  t.match(await followsOf(app.db, bandung, subject, id), { follows: false })
  await asPlatform(app.db, (tx) => notify(tx, { ...CHANGED, followersOf: [PRACTICE] }, app.now))
  t.same(await addresses(app), [])
})

t.test('each is told by mail as they wish', async (t) => {
  const app = await anApp(t, 'demo')
  const garut = await actor(app, GARUT, '32.05')
  const wish = { person_id: garut.personId, kind: 'practice.changed', mode: 'off' } as const
  await asActor(app.db, garut, (tx) => tx.insertInto('notification_wish').values(wish).execute())
  await asPlatform(app.db, (tx) => notify(tx, { ...CHANGED, agencies: ['32.05'] }, app.now))
  t.same(
    (await told(app)).map(({ mode }) => mode),
    ['off', 'daily'],
  )
})

t.test('nobody reads who follows what, what others are told, or how', async (t) => {
  const app = await anApp(t, 'demo')
  const [bandung, garut] = [await actor(app, BANDUNG, '32.04'), await actor(app, GARUT, '32.05')]
  await asActor(app.db, garut, (tx) => follow(tx, garut.personId, 'region', '32.11', app.now))
  const news = { ...CHANGED, followersOf: [{ subject: 'region', id: '32.11' }] } as const
  t.equal(await asActor(app.db, bandung, (tx) => notify(tx, news, app.now)), 1)
  const seen = (who: Actor | null) =>
    asActor(app.db, who, async (tx) => [
      (await tx.selectFrom('follow').selectAll().execute()).length,
      (await tx.selectFrom('notification').selectAll().execute()).length,
    ])
  t.same(await seen(bandung), [0, 0])
  t.same(await seen(null), [0, 0])
  t.same(await seen(garut), [1, 1])
  const forge = { person_id: garut.personId, kind: 'region.changed', mode: 'off' } as const
  await t.rejects(asActor(app.db, bandung, (tx) => tx.insertInto('notification_wish').values(forge).execute()))
  await t.rejects(asActor(app.db, bandung, (tx) => follow(tx, garut.personId, 'region', '32.12', app.now)))
})

t.test('what is told stands or falls with what caused it', async (t) => {
  const app = await anApp(t, 'demo')
  const failing = asPlatform(app.db, async (tx) => {
    await notify(tx, { ...CHANGED, agencies: ['32.04'] }, app.now)
    throw new Error('did not happen')
  })
  await t.rejects(failing)
  t.same(await addresses(app), [])
})

/** Tells everybody of Kabupaten Bandung something, so many times. */
async function news(app: TestApp, n: number, basis: 'reported' | 'simulated' = 'reported'): Promise<void> {
  for (let nth = 1; nth <= n; nth++) {
    const args = { practice: `Praktik <b>${nth}</b>`, practiceEn: `Practice <b>${nth}</b>` }
    const said = { ...CHANGED, arguments: args, key: `${basis} ${nth}`, agencies: ['32.04'], basis } as const
    await asPlatform(app.db, (tx) => notify(tx, said, new Date(app.now.getTime() + nth)))
  }
}

t.test('what somebody was told stands on their list until they have read it, on every device', async (t) => {
  const app = await anApp(t, 'demo')
  await news(app, 2)
  const [phone, desk] = [await app.as(BANDUNG), await app.as(BANDUNG)]
  const list = await phone.get('/notifikasi')
  t.match(
    list.body,
    /Hari ini[\s\S]*Praktik “Praktik &lt;b&gt;2&lt;\/b&gt;” yang Anda ikuti diperbarui[\s\S]*&lt;b&gt;1/,
  )
  t.match(list.body, 'class="count">2<')
  t.equal(list.body.split('Belum dibaca').length - 1, 2)
  t.match((await desk.get('/en/notifikasi')).body, 'The practice “Practice &lt;b&gt;2&lt;/b&gt;” that you follow')
  const [, id = ''] = /href="\/notifikasi\/([0-9a-f-]{36})"/.exec(list.body) ?? []
  t.equal((await phone.get(`/notifikasi/${id}`, { 'sec-purpose': 'prefetch' })).statusCode, 303)
  t.match((await desk.get('/kerja')).body, 'class="count">2<', 'looking ahead is not reading')
  const opened = await phone.get(`/en/notifikasi/${id}`)
  t.equal(opened.statusCode, 303)
  t.equal(opened.headers.location, '/en/praktik/portal-data')
  t.match((await desk.get('/kerja')).body, 'class="count">1<')
  t.equal((await (await app.as(GARUT)).get(`/notifikasi/${id}`)).statusCode, 404, 'another’s is not there')
})

t.test('all are marked as read except what came meanwhile', async (t) => {
  const app = await anApp(t, 'demo')
  await news(app, 3)
  const member = await app.as(BANDUNG)
  const [, newest = ''] = /name="newest" value="([^"]+)"/.exec((await member.get('/notifikasi')).body) ?? []
  const late = { ...CHANGED, key: 'late', agencies: ['32.04'], about: '/praktik/e-office' } as const
  await asPlatform(app.db, (tx) => notify(tx, late, new Date(app.now.getTime() + 1000)))
  t.equal((await member.post('/notifikasi/dibaca', { newest })).headers.location, '/notifikasi')
  const after = await member.get('/notifikasi')
  t.equal(after.body.split('Belum dibaca').length - 1, 1)
  t.match(after.body, 'class="count">1<')
  t.equal((await member.post('/notifikasi/dibaca', { newest: "' or 1=1" })).statusCode, 422)
  t.match((await (await app.as(APPROVER)).get('/notifikasi')).body, 'class="count">4<', 'others keep theirs unread')
})

t.test('the list goes on page by page, and a foreign cursor is refused', async (t) => {
  const app = await anApp(t, 'demo')
  await news(app, 53)
  const member = await app.as(BANDUNG)
  const first = await member.get('/notifikasi')
  const [, next = ''] = /href="(\/notifikasi\?cursor=[^"]+)"/.exec(first.body) ?? []
  const second = await member.get(next)
  t.equal(second.body.split('class="unread"').length - 1, 3)
  t.match(second.body, 'Kembali ke yang terbaru')
  t.equal((await member.get('/notifikasi?cursor=abc')).statusCode, 422)
  t.match((await (await app.as(GARUT)).get('/notifikasi')).body, 'Belum ada notifikasi')
})

t.test('a button on its page follows a practice, an indicator or a region, and stops', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as(BANDUNG)
  const things = [
    ['practice', 'e-office', '/praktik/e-office'],
    ['indicator', 'permenpanrb-59-2020.12', '/instrumen/permenpanrb-59-2020/indikator/12'],
    ['region', '32.11', '/daerah/32.11'],
  ] as const
  for (const [subject, id, path] of things) {
    t.notMatch((await app.get(path)).body, '/notifikasi/ikuti', 'nobody signed in')
    for (const wrong of ['x', '../../../jahat', 'baris\r\nset-cookie: a=b', '省']) {
      t.equal((await member.post('/notifikasi/ikuti', { subject, id: wrong, wanted: 'no' })).statusCode, 404, wrong)
    }
    t.match((await member.get(path)).body, /value="yes"><button class="secondary">Ikuti</)
    t.equal((await member.post('/en/notifikasi/ikuti', { subject, id, wanted: 'yes' })).headers.location, `/en${path}`)
    t.match((await member.get(path)).body, 'Anda mengikuti ini')
  }
  const settings = await member.get('/notifikasi/pengaturan')
  t.match(settings.body, /Kabupaten Sumedang[\s\S]*Berhenti mengikuti/)
  const stop = { subject: 'region', id: '32.11', wanted: 'no', from: 'settings' }
  t.equal((await member.post('/notifikasi/ikuti', stop)).headers.location, '/notifikasi/pengaturan')
  t.notMatch((await member.get('/notifikasi/pengaturan')).body, 'href="/daerah/32.11"')
  const wrong = { subject: 'practice', id: 'tidak-ada\0', wanted: 'yes' }
  t.equal((await member.post('/notifikasi/ikuti', wrong)).statusCode, 404)
  t.equal((await member.post('/notifikasi/ikuti', { ...wrong, subject: 'question' })).statusCode, 404)
  t.equal((await member.post('/notifikasi/ikuti', { ...wrong, subject: 'person' })).statusCode, 422)
})

t.test('each kind is told as chosen, and a choice that does not exist comes back', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as(BANDUNG)
  const page = await member.get('/notifikasi/pengaturan')
  const names = [...page.body.matchAll(/<select id="[^"]+" name="([^"]+)"/g)].map(([, name = '']) => name)
  t.notOk(names.includes('question.unanswered'), 'that is for curators')
  const off = Object.fromEntries(names.map((name) => [name, 'off']))
  t.equal((await member.post('/notifikasi/pengaturan', off)).statusCode, 303)
  await news(app, 1)
  t.match(await told(app), [{ email: BANDUNG, mode: 'off' }, { mode: 'daily' }])
  const wrong = await member.post('/notifikasi/pengaturan', { ...off, 'question.asked': 'yesterday' })
  t.equal(wrong.statusCode, 422)
  t.match(wrong.body, /href="#question.asked"[\s\S]*Pilih salah satu cara/)
  t.match((await (await app.as(CURATOR)).get('/notifikasi/pengaturan')).body, 'name="question.unanswered"')
})

t.test('who follows a practice hears when it is published anew', async (t) => {
  const app = await anApp(t, 'demo')
  const owner = await aPerson(app, 'anggota@sumedang.example', 'member', '32.11')
  const [reader, curator] = [await app.as(BANDUNG), await app.as(CURATOR)]
  await reader.post('/notifikasi/ikuti', { subject: 'practice', id: 'e-office', wanted: 'yes' })
  await curator.post('/notifikasi/ikuti', { subject: 'practice', id: 'e-office', wanted: 'yes' })
  const fields = { ...wholeText('e-Office Sumedang'), indicators: '14', evidence: 'I14.3.1' }
  await owner.post('/praktik/e-office/sunting', fields)
  await owner.post('/praktik/e-office/pengiriman', { version: '1' })
  t.equal((await curator.post('/praktik/e-office/penerbitan', { version: '1' })).statusCode, 303)
  t.match((await reader.get('/notifikasi')).body, 'Praktik “e-Office Sumedang” yang Anda ikuti diperbarui')
  t.same(await addresses(app), [BANDUNG], 'who published it is not told')
})

t.test('who follows a region hears of a visit there, and of an index of it', async (t) => {
  const app = await anApp(t, 'demo')
  const [reader, host] = [await app.as(BANDUNG), await app.as(CURATOR)]
  await reader.post('/notifikasi/ikuti', { subject: 'region', id: '32.11', wanted: 'yes' })
  const id = await aVisit(await app.as(GARUT))
  t.same(await addresses(app), [], 'a request is nobody else’s business')
  await host.post(`/kunjungan/${id}/penerimaan`, { place: 'Aula', contact: 'Diskominfo' })
  t.match((await reader.get('/en/notifikasi')).body, 'A new visit was accepted: Kabupaten Sumedang')
  const data = await aDataFolder(t)
  await data.edit('spbe-index.csv', '32.11,Kabupaten Sumedang,2022,3.84', '32.11,Kabupaten Sumedang,2022,3.85')
  await loadData(app.db, data.path, app.now)
  t.equal((await told(app)).length, 1, 'a corrected figure is no news')
  await asPlatform(app.db, (tx) =>
    tx.deleteFrom('published_index').where('agency_id', '=', '32.11').where('year', '=', 2024).execute(),
  )
  await loadFiles(app.db, data.path, app.now)
  t.match((await reader.get('/notifikasi')).body, 'Indeks SPBE baru terbit: Kabupaten Sumedang')
})
