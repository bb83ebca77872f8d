import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { connect } from '../../src/db/database.ts'
import { enqueue } from '../../src/features/messages/messages.ts'
import { anApp } from '../support/app.ts'
import { aMessage, delivered, personOf } from '../support/outbox.ts'
import { aPostOffice } from '../support/post-office.ts'

const BANDUNG = 'anggota@bandung.example'
const GARUT = 'anggota@garut.example'
/** A Tuesday, 10.00 in Sumedang. */
const TUESDAY = '2026-11-24T03:00:00Z'
const at = (moment: string) => new Date(moment)

t.test('what waits is sent once, to each person in their language, as one letter a day', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  await app.db.updateTable('person').set({ language: 'en' }).where('email', '=', GARUT).execute()
  await aMessage(app, BANDUNG, 'Satu')
  await aMessage(app, BANDUNG, 'Dua')
  await aMessage(app, GARUT, 'Sendiri', '32.05')
  await delivered(app, office.url)
  await delivered(app, office.url)
  t.equal(office.received.length, 2)
  const bandung = office.received.find(({ to }) => to === BANDUNG)
  t.equal(bandung?.subject, '2 hal menunggu kabar dari Anda')
  t.match(bandung?.text, /Isi: Satu[\s\S]*http:\/\/127\.0\.0\.1:3000\/praktik[\s\S]*Isi: Dua/)
  const garut = office.received.find(({ to }) => to === GARUT)
  t.equal(garut?.subject, 'Sendiri')
  t.match(garut?.text, 'http://127.0.0.1:3000/en/praktik')
  t.match(garut?.text, 'at most one a day')

  await aMessage(app, BANDUNG, 'Tiga')
  app.now = at('2026-11-24T09:00:00Z')
  await delivered(app, office.url)
  t.equal(office.received.length, 2, 'the next letter waits for the next day')
  app.now = at('2026-11-25T00:30:00Z')
  await delivered(app, office.url)
  t.same(office.received.map(({ subject }) => subject).slice(2), ['Tiga'])
})

t.test('at night and at the weekend nobody is written to, each region in its own time', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  await app.db.updateTable('membership').set({ agency_id: '91' }).where('agency_id', '=', '32.05').execute()
  app.now = at('2026-11-27T22:30:00Z')
  await aMessage(app, BANDUNG, 'Barat')
  await aMessage(app, GARUT, 'Timur', '91')
  await delivered(app, office.url)
  t.same(office.received, [], 'Saturday')
  app.now = at('2026-11-29T22:30:00Z')
  await delivered(app, office.url)
  t.same(
    office.received.map(({ subject }) => subject),
    ['Timur'],
    'Monday, 7.30 in Jayapura and 5.30 in Bandung',
  )
})

t.test('a server that is away for an hour loses nothing, and gets nothing twice', async (t) => {
  const [app, office] = [await anApp(t, 'demo', { now: at(TUESDAY) }), await aPostOffice(t)]
  await office.close()
  await aMessage(app, BANDUNG, 'Penting')
  await aMessage(app, GARUT, 'Juga', '32.05')
  for (let minute = 0; minute < 60; minute++) {
    app.now = new Date(at(TUESDAY).getTime() + minute * 60_000)
    await delivered(app, office.url)
  }
  const tries = await app.db.selectFrom('mail').select('tries').execute()
  t.ok(
    tries.every(({ tries }) => tries >= 3 && tries <= 7),
    `tried ever more rarely: ${JSON.stringify(tries)}`,
  )
  await office.open()
  t.same(office.received, [])
  for (let minute = 60; minute < 130; minute++) {
    app.now = new Date(at(TUESDAY).getTime() + minute * 60_000)
    await delivered(app, office.url)
  }
  t.same(office.received.map(({ subject }) => subject).sort(), ['Juga', 'Penting'])
  t.match((await (await app.as(BANDUNG)).get('/kotak-keluar')).body, 'terkirim 24 November 2026')
})

t.test('several instances send one letter', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  const other = connect(app.appUrl, { max: 4 })
  t.teardown(() => other.destroy())
  for (let n = 0; n < 6; n++) await aMessage(app, n % 2 ? BANDUNG : 'penanggungjawab@bandung.example', `Pesan ${n}`)
  const second = Object.assign(Object.create(app), { db: other })
  await Promise.all([app, second, app, second].map((instance) => delivered(instance, office.url)))
  t.same(office.received.map(({ to }) => to).sort(), [BANDUNG, 'penanggungjawab@bandung.example'])
})

t.test('a letter that may have arrived is not sent again, and the outbox says so', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  office.behaviour = 'break off'
  await aMessage(app, BANDUNG, 'Terputus')
  await delivered(app, office.url)
  t.equal(office.received.length, 1)
  office.behaviour = 'take'
  app.now = at('2026-11-24T06:00:00Z')
  await delivered(app, office.url)
  t.equal(office.received.length, 1)
  t.match((await (await app.as(BANDUNG)).get('/kotak-keluar')).body, 'tidak pasti terkirim')
})

t.test('a program that ended while a letter was leaving leaves it to people', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  office.behaviour = 'not now'
  await aMessage(app, BANDUNG, 'Terhenti')
  await delivered(app, office.url)
  await app.db.updateTable('mail').set({ sending_at: app.now }).execute()
  office.behaviour = 'take'
  app.now = at('2026-11-24T06:00:00Z')
  await delivered(app, office.url)
  t.same(office.received, [])
  t.match((await (await app.as(BANDUNG)).get('/kotak-keluar')).body, 'tidak pasti terkirim')
})

t.test('a mailbox that does not exist is not tried for ever; a busy server is tried again', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  office.behaviour = 'refuse'
  await aMessage(app, BANDUNG, 'Ditolak')
  await delivered(app, office.url)
  office.behaviour = 'not now'
  await aMessage(app, GARUT, 'Nanti', '32.05')
  await delivered(app, office.url)
  office.behaviour = 'take'
  app.now = at('2026-11-24T06:00:00Z')
  await delivered(app, office.url)
  t.same(
    office.received.map(({ subject }) => subject),
    ['Nanti'],
  )
  t.match((await (await app.as(BANDUNG)).get('/kotak-keluar')).body, 'tidak terkirim: peladen surel menolak')
})

t.test('who has left or was disabled gets no letter', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  await aMessage(app, BANDUNG, 'Pindah')
  await aMessage(app, GARUT, 'Nonaktif', '32.05')
  const bandung = await personOf(app, BANDUNG)
  await app.db.updateTable('membership').set({ valid_until: '2026-11-01' }).where('person_id', '=', bandung).execute()
  await app.db.updateTable('person').set({ disabled_at: app.now }).where('email', '=', GARUT).execute()
  await delivered(app, office.url)
  t.same(office.received, [])
})

t.test('a message is undone with the change that caused it, and the same one is not written twice', async (t) => {
  const app = await anApp(t, 'demo')
  const to = await personOf(app, BANDUNG)
  const message = { to, agencyId: '32.04', key: 'sama', subject: 'Sekali', text: 'Isi', about: '/praktik' }
  const failing = asPlatform(app.db, async (tx) => {
    await enqueue(tx, message, app.now)
    throw new Error('undone')
  })
  await t.rejects(failing, /undone/)
  const own = async () =>
    asPlatform(app.db, (tx) => tx.selectFrom('message').select('subject').where('key', '=', 'sama').execute())
  t.same(await own(), [])
  for (let n = 0; n < 2; n++) await asPlatform(app.db, (tx) => enqueue(tx, message, app.now))
  t.equal((await own()).length, 1)
})
