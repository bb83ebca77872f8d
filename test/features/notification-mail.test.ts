import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { type News, notify, tellByMail } from '../../src/features/notifications/notifications.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { ADDRESS, aMessage, delivered, personOf } from '../support/outbox.ts'
import { aPostOffice, type PostOffice } from '../support/post-office.ts'

const BANDUNG = 'anggota@bandung.example'
const GARUT = 'anggota@garut.example'

async function tell(app: TestApp, email: string, given: Partial<Pick<News, 'key' | 'basis'>>, kind: 'now' | 'daily') {
  const to = [await personOf(app, email)]
  const rest = { to, key: 'news', about: '/praktik/e-office', ...given }
  const news: News =
    kind === 'now'
      ? { ...rest, kind: 'question.answered', arguments: { title: 'TTE lambat', agency: 'Kabupaten Garut' } }
      : { ...rest, kind: 'practice.changed', arguments: { practice: 'E-office', practiceEn: 'E-office' } }
  await asPlatform(app.db, (tx) => notify(tx, news, app.now))
}

async function sent(app: TestApp, office: PostOffice): Promise<void> {
  await tellByMail(app.db, app.now, ADDRESS)
  await tellByMail(app.db, app.now, ADDRESS)
  await delivered(app, office.url)
}

t.test('what is wanted at once comes at once, at the weekend and beside the letter of the day', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  await aMessage(app, BANDUNG, 'Komitmen')
  await tell(app, BANDUNG, { key: 'one' }, 'now')
  await sent(app, office)
  t.same(office.received.map(({ subject }) => subject).sort(), [
    'Kabupaten Garut menjawab pertanyaan “TTE lambat”',
    'Komitmen',
  ])
  app.now = new Date('2026-11-28T20:00:00Z')
  await tell(app, BANDUNG, { key: 'two' }, 'now')
  await tell(app, BANDUNG, { key: 'three' }, 'daily')
  await sent(app, office)
  t.equal(office.received.length, 3, 'the digest waits for Monday')
  t.match(office.received.at(-1)?.text, `${ADDRESS}/praktik/e-office`)
})

t.test('the digest is one letter a day, in the person’s language, without what was read', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  await app.db.updateTable('person').set({ language: 'en' }).where('email', '=', GARUT).execute()
  for (const key of ['one', 'two', 'three']) await tell(app, GARUT, { key }, 'daily')
  const member = await app.as(GARUT)
  const [, id = ''] = /href="\/notifikasi\/([0-9a-f-]{36})"/.exec((await member.get('/notifikasi')).body) ?? []
  await member.get(`/notifikasi/${id}`)
  await sent(app, office)
  await tell(app, GARUT, { key: 'four' }, 'daily')
  await sent(app, office)
  t.equal(office.received.length, 1)
  t.equal(office.received[0]?.subject, 'Digest: 2 pieces of news')
  t.match(office.received[0]?.text, 'The practice “E-office” that you follow was updated')
  t.match(office.received[0]?.text, `${ADDRESS}/en/praktik/e-office`)
  app.now = new Date('2026-11-25T01:00:00Z')
  await sent(app, office)
  t.equal(office.received[1]?.subject, 'Digest: 1 piece of news')
})

t.test('one click in the mailbox turns off what a letter tells of, and nothing else', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  await tell(app, BANDUNG, { key: 'one' }, 'now')
  await aMessage(app, BANDUNG, 'Komitmen')
  await sent(app, office)
  const news = office.received.find(({ subject }) => subject.includes('TTE'))
  const asked = office.received.find(({ subject }) => subject === 'Komitmen')
  t.notMatch(asked?.head, 'List-Unsubscribe', 'questions about commitments have their own rule')
  t.match(news?.head, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  const [, address = ''] = /^List-Unsubscribe: <([^>]+)>$/m.exec(news?.head ?? '') ?? []
  t.match(news?.text, address, 'people find it too')
  const path = address.replace(ADDRESS, '')
  t.match((await app.get(path)).body, /Berhenti menerima surel\?[\s\S]*<button>/)
  await tell(app, BANDUNG, { key: 'two' }, 'now')
  const click = await app.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  })
  t.equal(click.statusCode, 200)
  await tell(app, BANDUNG, { key: 'three' }, 'now')
  await sent(app, office)
  t.equal(office.received.length, 2, 'neither what waited nor what came later')
  t.match((await app.get(path)).body, 'Surel dimatikan')
  const stored = await asPlatform(app.db, (tx) => tx.selectFrom('notification_wish').select(['kind', 'mode']).execute())
  t.same(stored, [{ kind: 'question.answered', mode: 'off' }])
  const tokens = await app.db.selectFrom('unsubscription').select('token_hash').execute()
  t.ok(tokens.every(({ token_hash }) => !address.includes(token_hash)))
})

t.test('the digest’s link turns off all that is told daily, as a form of parts too', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  await tell(app, BANDUNG, {}, 'daily')
  await sent(app, office)
  const [, address = ''] = /^List-Unsubscribe: <([^>]+)>$/m.exec(office.received[0]?.head ?? '') ?? []
  const boundary = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const url = address.replace(ADDRESS, '')
  for (let twice = 0; twice < 2; twice++) {
    t.equal((await app.app.inject({ method: 'POST', url, headers, payload: boundary })).statusCode, 200)
  }
  const page = (await (await app.as(BANDUNG)).get('/notifikasi/pengaturan')).body
  t.notMatch(page, '<option value="daily" selected>')
  t.match(page, '<option value="now" selected>')
  t.equal((await app.get('/notifikasi/berhenti/bukan-tautan')).statusCode, 404)
  t.equal((await app.app.inject({ method: 'POST', url: `${url}x`, headers, payload: boundary })).statusCode, 404)
})

t.test('colleagues read no news of others in the outbox, and what is simulated is never sent', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  await tell(app, BANDUNG, { basis: 'simulated' }, 'now')
  await sent(app, office)
  t.same(office.received, [])
  t.match((await (await app.as(BANDUNG)).get('/kotak-keluar')).body, '[SIMULASI] Kabupaten Garut menjawab')
  t.notMatch((await (await app.as('penanggungjawab@bandung.example')).get('/kotak-keluar')).body, 'TTE lambat')
})

t.test('who works for no agency is written to as they wish, on the days of their province or of Jakarta', async (t) => {
  const [app, office] = [await anApp(t, 'demo'), await aPostOffice(t)]
  const [MINISTRY, ASSESSOR, PROVINCE] = [
    'kementerian@kementerian.example',
    'asesor@kementerian.example',
    'provinsi@jabar.example',
  ]
  await app.db
    .updateTable('membership')
    .set({ province_code: '91' })
    .where('person_id', '=', await personOf(app, PROVINCE))
    .execute()
  app.now = new Date('2026-11-23T22:30:00Z') // 5.30 in Jakarta, 7.30 in Papua
  for (const email of [ASSESSOR, PROVINCE]) await tell(app, email, {}, 'daily')
  await tell(app, MINISTRY, {}, 'now')
  await sent(app, office)
  t.same(office.received.map(({ to }) => to).sort(), [MINISTRY, PROVINCE].sort(), 'Jakarta sleeps')
  app.now = new Date('2026-11-24T01:00:00Z')
  await sent(app, office)
  t.match(office.received.at(-1), { to: ASSESSOR, subject: 'Ringkasan: 1 kabar' })
  t.match(office.received.at(-1)?.head, /^List-Unsubscribe:/m)
  await app.db
    .updateTable('membership')
    .set({ valid_until: '2026-11-23' })
    .where('person_id', '=', await personOf(app, MINISTRY))
    .execute()
  await tell(app, MINISTRY, { key: 'left' }, 'now')
  await sent(app, office)
  t.equal(office.received.length, 3, 'not to who left')
  t.notMatch((await (await app.as('anggota@bandung.example')).get('/kotak-keluar')).body, 'TTE lambat')
})
