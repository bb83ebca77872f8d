import type { Test } from 'tap'
import t from 'tap'
import { v7 as uuid } from 'uuid'
import { readConfig } from '../../src/config.ts'
import { asPlatform } from '../../src/db/actor.ts'
import { deliverWebhooks } from '../../src/features/webhooks/webhooks.ts'
import { TOLD } from '../../src/web/openapi-webhooks.ts'
import { anAdoption } from '../support/adoptions.ts'
import { anApp, type TestApp, type Visitor } from '../support/app.ts'
import { aReceiver, isSigned, type Receiver } from '../support/receiver.ts'

const MINUTE = 60_000

/** Sets one up as a browser does; gives its id and its secret. */
async function setUp(visitor: Visitor, url: string): Promise<{ id: string; secret: string }> {
  const { body } = await visitor.post('/akun/webhook', { id: uuid(), url })
  const secret = /value="(whsec_[\w-]{43})"/.exec(body)?.[1] ?? ''
  return { id: /\/akun\/webhook\/([\w-]{36})"/.exec(body)?.[1] ?? '', secret }
}

/** What the job of the program does each minute. */
const tell = (app: TestApp, timeout = 10_000): Promise<void> => {
  const config = readConfig({ LOG_LEVEL: 'silent' })
  const limits = { ...config.limits, webhook: { ...config.limits.webhook, timeout } }
  return deliverWebhooks({
    db: app.db,
    config: { ...config, limits: limits as typeof config.limits },
    clock: () => app.now,
    demonstration: true,
    address: 'https://lab.example',
  })
}

const later = (app: TestApp, minutes: number) => {
  app.now = new Date(app.now.getTime() + minutes * MINUTE)
}

const deliveries = ({ db }: TestApp) =>
  asPlatform(db, (tx) => tx.selectFrom('webhook_delivery').selectAll().orderBy('id').execute())

async function aStory(t: Test) {
  const app = await anApp(t, 'demo')
  const receiver = await aReceiver(t)
  const approver = await app.as('penanggungjawab@bandung.example')
  return { app, receiver, approver, ...(await setUp(approver, receiver.url)) }
}

const bodyOf = ({ told }: Receiver, at = 0) => JSON.parse(told[at]?.body ?? '{}')

t.test('a program is told what became of an adoption', async (t) => {
  const { app, receiver, approver, secret, id } = await aStory(t)
  t.match(secret, /^whsec_/)
  await tell(app)
  t.same(receiver.told, [], 'what was before is no news')

  const adoption = await anAdoption(app, approver, '32.04')
  await tell(app)
  t.equal(receiver.told.length, 1)
  const [first] = receiver.told
  t.match(bodyOf(receiver), {
    id: /^[0-9a-f-]{36}$/,
    type: 'adoption.reported',
    at: app.now.toISOString(),
    data: {
      adoption,
      agency: '32.04',
      stage: 'committed',
      basis: 'reported',
      url: /^https:\/\/lab\.example\/penerapan\//,
    },
  })
  t.same(Object.keys(bodyOf(receiver).data), Object.keys(TOLD.data), 'as the API is described')
  t.match(first?.headers, { 'content-type': 'application/json', 'x-lab-event': 'adoption.reported' })
  t.ok(first && isSigned(first, secret), 'the receiver can tell that it comes from here')
  t.notOk(first && isSigned({ ...first, body: `${first.body} ` }, secret), 'and a changed one that it does not')
  t.notMatch(first?.body, secret)
  await tell(app)
  t.equal(receiver.told.length, 1, 'once')

  const page = await approver.get(`/akun/webhook/${id}`)
  t.match(page.body, 'diterima (204)')
  t.notMatch(page.body, secret)
  t.match((await approver.get(`/en/akun/webhook/${id}`)).body, 'taken (204)')
})

t.test('nobody is told what is not theirs to see', async (t) => {
  const { app, receiver } = await aStory(t)
  const [ministry, garut] = [await aReceiver(t), await aReceiver(t)]
  await setUp(await app.as('kementerian@kementerian.example'), ministry.url)
  await setUp(await app.as('penanggungjawab@garut.example'), garut.url)
  const member = await app.as('anggota@bandung.example')
  await anAdoption(app, member, '32.04')
  await tell(app)
  t.equal(receiver.told.length, 1, 'the own agency')
  t.equal(ministry.told.length, 1, 'the ministry reads all')
  t.same(garut.told, [], 'another agency')

  t.test('nor somebody who lost the right meanwhile', async (t) => {
    receiver.behaviour = 500
    await anAdoption(app, member, '32.04')
    await tell(app)
    const before = receiver.told.length
    await app.db
      .updateTable('person')
      .set({ disabled_at: app.now })
      .where('email', '=', 'penanggungjawab@bandung.example')
      .execute()
    later(app, 1)
    await tell(app)
    t.equal(receiver.told.length, before)
    t.equal((await deliveries(app)).filter(({ trouble }) => trouble === 'nobody').length, 1, 'it is given up')
  })
})

t.test('what was not taken is sent again, later and later', async (t) => {
  const { app, receiver, approver, id } = await aStory(t)
  receiver.behaviour = 500
  await anAdoption(app, approver, '32.04')
  await tell(app)
  t.match((await approver.get(`/akun/webhook/${id}`)).body, /dijawab 500, bukan 2xx[\s\S]*dicoba lagi/)
  let sent = 1
  for (const minutes of [1, 5, 30, 120, 360, 1_440]) {
    later(app, minutes - 0.5)
    await tell(app)
    t.equal(receiver.told.length, sent, `not before ${minutes} minutes`)
    later(app, 0.5)
    await tell(app)
    sent += 1
    t.equal(receiver.told.length, sent, `after ${minutes} minutes`)
  }
  t.equal(new Set(receiver.told.map((_, at) => bodyOf(receiver, at).id)).size, 1, 'always the same id')
  later(app, 1_440)
  await tell(app)
  t.equal(receiver.told.length, sent, 'then it is given up')
  const again = await app.as('penanggungjawab@bandung.example')
  t.match((await again.get(`/akun/webhook/${id}`)).body, 'tidak dicoba lagi')

  t.test('until somebody sends it again', async (t) => {
    receiver.behaviour = 200
    const [delivery] = await deliveries(app)
    const stranger = await app.as('penanggungjawab@garut.example')
    t.equal((await stranger.post(`/akun/webhook/${id}/kiriman/${delivery?.id}`)).statusCode, 404)
    t.equal((await again.post(`/akun/webhook/${id}/kiriman/${delivery?.id}`)).statusCode, 303)
    t.equal(receiver.told.length, sent + 1)
    t.match((await again.get(`/akun/webhook/${id}`)).body, 'diterima (200)')
  })
})

t.test('after five days without success it ends by itself', async (t) => {
  const { app, receiver, approver, id } = await aStory(t)
  receiver.behaviour = 404
  await anAdoption(app, approver, '32.04')
  await tell(app)
  later(app, 5 * 1_440)
  await anAdoption(app, await app.as('anggota@bandung.example'), '32.04')
  await tell(app)
  const again = await app.as('penanggungjawab@bandung.example')
  t.match((await again.get('/akun/webhook')).body, 'berhenti setelah lima hari gagal')
  t.ok(
    (await deliveries(app)).every(({ next_try_at }) => next_try_at === null),
    'nothing waits any more',
  )
  const sent = receiver.told.length
  t.equal((await again.post(`/akun/webhook/${id}/uji`)).statusCode, 409)
  later(app, 1)
  await tell(app)
  t.equal(receiver.told.length, sent)
})

t.test('a receiver that is slow, away or leads elsewhere has not taken it', async (t) => {
  const { app, receiver, approver, id } = await aStory(t)
  await anAdoption(app, approver, '32.04')
  receiver.behaviour = 'silent'
  const started = performance.now()
  await tell(app, 300)
  t.ok(performance.now() - started < 5_000, 'nobody waits for ever')
  t.match(await deliveries(app), [{ trouble: 'slow', taken_at: null, tries: 1 }])
  receiver.behaviour = 302
  later(app, 1)
  await tell(app)
  t.match(await deliveries(app), [{ trouble: 'answer', status: 302, tries: 2 }])
  await asPlatform(app.db, (tx) => tx.updateTable('webhook').set({ url: 'http://127.0.0.1:9/' }).execute())
  later(app, 5)
  await tell(app)
  t.match(await deliveries(app), [{ trouble: 'unreachable', status: null, tries: 3 }])
  t.match((await approver.get(`/akun/webhook/${id}`)).body, 'tidak dapat dihubungi')
})

t.test('a delivery that was interrupted comes again', async (t) => {
  const { app, receiver, approver } = await aStory(t)
  await anAdoption(app, approver, '32.04')
  // what a kill between the claim and the answer leaves behind
  receiver.onTold = () => {
    receiver.onTold = () => {}
  }
  await tell(app)
  const [delivery] = await deliveries(app)
  await asPlatform(app.db, (tx) =>
    tx
      .updateTable('webhook_delivery')
      .set({ taken_at: null, status: null, next_try_at: new Date(app.now.getTime() + 2 * MINUTE) })
      .where('id', '=', delivery?.id ?? '')
      .execute(),
  )
  await tell(app)
  t.equal(receiver.told.length, 1, 'another instance may still be at it')
  later(app, 2)
  await tell(app)
  t.equal(receiver.told.length, 2)
  t.equal(bodyOf(receiver, 0).id, bodyOf(receiver, 1).id)
})

t.test('two instances tell once', async (t) => {
  const { app, receiver, approver } = await aStory(t)
  for (let n = 0; n < 4; n += 1) await anAdoption(app, approver, '32.04')
  await Promise.all([tell(app), tell(app), tell(app)])
  t.equal(receiver.told.length, 4)
  t.equal(new Set(receiver.told.map((_, at) => bodyOf(receiver, at).id)).size, 4)
})

t.test('a change that was undone tells nothing', async (t) => {
  const { app, receiver, approver } = await aStory(t)
  const wrong = await approver.post('/penerapan/baru', {
    practice: 'e-office',
    how: 'committed',
    unit: '',
    personInCharge: '',
  })
  t.equal(wrong.statusCode, 422)
  await tell(app)
  t.same(receiver.told, [])
  const events = await asPlatform(app.db, (tx) => tx.selectFrom('adoption_event').select('id').execute())
  t.same(events, [])
})

t.test('a webhook is tried, and ended', async (t) => {
  const { app, receiver, approver, id } = await aStory(t)
  t.equal((await approver.post(`/akun/webhook/${id}/uji`)).statusCode, 303)
  t.match(bodyOf(receiver), { type: 'ping', data: {} })
  const foreign = await app.as('penanggungjawab@garut.example')
  t.equal((await foreign.get(`/akun/webhook/${id}`)).statusCode, 404)
  t.equal((await foreign.post(`/akun/webhook/${id}/uji`)).statusCode, 404)
  t.equal((await foreign.post(`/akun/webhook/${id}/penghentian`)).statusCode, 404)
  for (let n = 1; n < 10; n += 1) await approver.post(`/akun/webhook/${id}/uji`)
  t.equal((await approver.post(`/akun/webhook/${id}/uji`)).statusCode, 429)
  await anAdoption(app, approver, '32.04')
  t.equal((await approver.post(`/akun/webhook/${id}/penghentian`)).statusCode, 303)
  const sent = receiver.told.length
  await tell(app)
  t.equal(receiver.told.length, sent)
  t.equal((await approver.get(`/akun/webhook/${id}`)).statusCode, 404)
})

t.test('only an https address on the internet is told', async (t) => {
  const app = await anApp(t, 'demo', { env: { BASE_URL: 'https://lab.example' } })
  const approver = await app.as('penanggungjawab@bandung.example')
  const told = async (url: string) => {
    const { statusCode, body } = await approver.post(
      '/akun/webhook',
      { id: uuid(), url },
      { origin: 'https://lab.example' },
    )
    return { statusCode, message: /id="url-error">([^<]+)</.exec(body)?.[1] ?? '' }
  }
  for (const url of [
    '',
    'dasbor',
    'javascript:alert(1)',
    'https://a:b@dasbor.go.id/',
    'https://dasbor.go.id/#x',
    'x'.repeat(501),
  ]) {
    t.equal((await told(url)).statusCode, 422, url)
  }
  t.match(await told('http://dasbor.go.id/'), { statusCode: 422, message: 'Alamat harus dimulai dengan https://' })
  for (const host of [
    'localhost',
    '127.0.0.1',
    '10.0.0.1',
    '169.254.169.254',
    '[::1]',
    '[fd00::1]',
    '[::ffff:10.0.0.1]',
    '0x7f.1',
    '2130706433',
    'db',
    'x.localhost',
    'localhost.',
    'intranet.',
    'metadata.google.internal.',
  ]) {
    t.match(await told(`https://${host}/`), { statusCode: 422, message: /jaringan tertutup/ }, host)
  }
  for (let n = 0; n < 5; n += 1) t.equal((await told(`https://dasbor.go.id/${n}`)).statusCode, 201)
  t.match(await told('https://dasbor.go.id/6'), { statusCode: 422, message: /sudah memiliki 5 webhook/ })
})
