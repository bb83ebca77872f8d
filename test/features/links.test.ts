import t, { type Test } from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { commit, report } from '../../src/features/adoptions/adoptions.ts'
import { aCommitment, anActor, GARUT } from '../support/adoptions.ts'
import { anApp, type TestApp, type Visitor } from '../support/app.ts'
import { ADDRESS, asked, delivered, personOf } from '../support/outbox.ts'
import { aPerson } from '../support/people.ts'
import { aPostOffice } from '../support/post-office.ts'

const RINA = 'rina@garut.example'

interface Story {
  readonly app: TestApp
  readonly rina: Visitor
  readonly adoptionId: string
  /** The path in the letter that arrived. */
  readonly link: string
}

/** Rina of Garut has committed and got the letter of seven days before. */
async function aLetter(t: Test, language: 'id' | 'en' = 'id'): Promise<Story> {
  const [app, office] = [await anApp(t), await aPostOffice(t)]
  await aPerson(app, RINA, 'member', GARUT)
  const personId = await personOf(app, RINA)
  await app.db.updateTable('person').set({ language }).where('id', '=', personId).execute()
  const membership = await app.db
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  const post = { ...membership, role: 'member', agency: GARUT, agencyName: '', province: null, unit: null } as const
  const who = { personId, name: RINA, language, memberships: [post] }
  const { adoptionId } = await asPlatform(app.db, (tx) => commit(tx, who, aCommitment, app.now))
  app.now = new Date('2027-03-24T02:00:00Z')
  await asked(app)
  await delivered(app, office.url)
  const text = office.received[0]?.text ?? ''
  const link = new RegExp(`${ADDRESS}(/\\S*tautan/[\\w-]{43})`).exec(text)?.[1]
  if (!link) throw new Error(`no link in: ${text}`)
  return { app, rina: await app.as(RINA, 'kalimat panjang untuk uji'), adoptionId, link }
}

const reports = (app: TestApp) =>
  asPlatform(app.db, (tx) =>
    tx.selectFrom('adoption_report').select(['stage', 'note', 'via']).orderBy('at').orderBy('id').execute(),
  )
const obstacles = (app: TestApp) =>
  asPlatform(app.db, (tx) => tx.selectFrom('obstacle').select(['type', 'detail']).orderBy('type').execute())

t.test('looking at a link changes nothing and shows what was promised', async (t) => {
  const { app, link } = await aLetter(t)
  for (let n = 0; n < 3; n++) {
    const page = await app.get(link)
    t.equal(page.statusCode, 200)
    t.match(page.body, '31 Maret 2027')
    t.match(page.body, 'Dinas Komunikasi dan Informatika')
    t.equal(page.headers['referrer-policy'], 'no-referrer')
    t.equal(page.headers['cache-control'], 'no-store')
    t.notMatch(page.body, 'Kepala Bidang Aptika', 'nobody’s name or post')
  }
  t.equal((await app.app.inject({ method: 'HEAD', url: link })).statusCode, 200)
  t.equal((await reports(app)).length, 1, 'the commitment’s own')
})

t.test('held up: obstacles are opened, the answer is marked, the link is used up', async (t) => {
  const { app, link, adoptionId } = await aLetter(t)
  const body = new URLSearchParams([
    ['answer', 'blocked'],
    ['obstacles', 'budget'],
    ['obstacles', 'staff'],
    ['obstacles', 'nonsense'],
    ['note', 'Anggaran baru ada di perubahan'],
  ])
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' }
  const answered = await app.app.inject({ method: 'POST', url: link, headers, payload: body.toString() })
  t.equal(answered.statusCode, 303, 'also where a browser sends no referrer and therefore no origin')
  const thanks = await app.get(String(answered.headers.location))
  t.equal(thanks.statusCode, 200)
  t.match(thanks.body, 'Kendala Anda sudah dibuka')
  t.match(thanks.body, `/penerapan/${adoptionId}`)
  const note = 'Terkendala. Anggaran baru ada di perubahan'
  t.same((await reports(app)).at(-1), { stage: 'committed', note, via: 'mail' })
  t.same(await obstacles(app), [
    { type: 'budget', detail: 'Anggaran baru ada di perubahan' },
    { type: 'staff', detail: 'Anggaran baru ada di perubahan' },
  ])
  const again = await app.anyone.post(link, { answer: 'stopped', reason: 'Coba lagi' })
  t.equal(again.statusCode, 410)
  t.match(again.body, 'Tautan ini sudah dipakai')
  t.equal((await app.get(link)).statusCode, 410)
  t.equal((await reports(app)).length, 2)
})

t.test('done cannot say that it runs: the news is kept and a proof is asked for', async (t) => {
  const { app, link } = await aLetter(t, 'en')
  t.match(link, /^\/en\/tautan\//)
  const answered = await app.anyone.post(link, { answer: 'done', note: 'All units use it' })
  const thanks = await app.get(String(answered.headers.location))
  t.match(thanks.body, 'needs a proof')
  const note = 'Reported as done; no proof added yet. All units use it'
  t.same((await reports(app)).at(-1), { stage: 'committed', note, via: 'mail' })
})

t.test('still going, and stopped with its reason', async (t) => {
  const first = await aLetter(t)
  t.equal((await first.app.anyone.post(first.link, { answer: 'going' })).statusCode, 303)
  t.same((await reports(first.app)).at(-1), { stage: 'committed', note: 'Masih jalan.', via: 'mail' })
  const second = await aLetter(t)
  t.equal((await second.app.anyone.post(second.link, { answer: 'stopped', reason: 'Tidak cocok' })).statusCode, 303)
  t.same((await reports(second.app)).at(-1), { stage: 'stopped', note: 'Dihentikan: Tidak cocok', via: 'mail' })
})

t.test('an incomplete answer comes back as typed, and the link still holds', async (t) => {
  const { app, link } = await aLetter(t)
  for (const [fields, message] of [
    [{ note: 'tetap di sini' }, 'Pilih keadaannya sekarang'],
    [{ answer: 'blocked', note: 'tetap di sini' }, 'Pilih sedikitnya satu kendala'],
    [{ answer: 'stopped', note: 'tetap di sini' }, 'Tulis alasan berhenti'],
    [{ answer: 'running', note: 'tetap di sini' }, 'Pilih keadaannya sekarang'],
    [{ answer: 'going', note: `tetap di sini${'x'.repeat(2000)}` }, 'Paling panjang 2.000 huruf'],
  ] as const) {
    const page = await app.anyone.post(link, fields)
    t.equal(page.statusCode, 422, message)
    t.match(page.body, message)
    t.match(page.body, 'tetap di sini')
  }
  t.equal((await reports(app)).length, 1)
  t.equal((await app.anyone.post(link, { answer: 'going' })).statusCode, 303)
})

t.test('two answers at once: one is kept', async (t) => {
  const { app, link } = await aLetter(t)
  const answers = await Promise.all(Array.from({ length: 4 }, () => app.anyone.post(link, { answer: 'going' })))
  t.same(answers.map(({ statusCode }) => statusCode).sort(), [303, 410, 410, 410])
  t.equal((await reports(app)).length, 2)
})

t.test('an altered, an old, a left person’s and a stopped adoption’s link say how to go on', async (t) => {
  const { app, link, adoptionId } = await aLetter(t)
  const altered = await app.get(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)
  t.equal(altered.statusCode, 404)
  t.match(altered.body, 'Tautan ini tidak dikenal')
  t.equal((await app.get('/tautan/x')).statusCode, 404)

  const person = await personOf(app, RINA)
  const set = (disabled: Date | null) =>
    app.db.updateTable('person').set({ disabled_at: disabled }).where('id', '=', person).execute()
  await set(app.now)
  t.equal((await app.anyone.post(link, { answer: 'going' })).statusCode, 410)
  await set(null)
  const until = (day: string | null) =>
    app.db.updateTable('membership').set({ valid_until: day }).where('person_id', '=', person).execute()
  await until('2027-03-23')
  const moved = await app.anyone.post(link, { answer: 'going' })
  t.equal(moved.statusCode, 410)
  t.match(moved.body, 'tidak lagi bekerja di instansi ini')
  await until(null)

  const sent = app.now
  app.now = new Date(sent.getTime() + 30 * 86_400_000)
  const old = await app.anyone.post(link, { answer: 'going' })
  t.equal(old.statusCode, 410)
  t.match(old.body, 'Tautan berlaku 30 hari')
  app.now = sent

  const garut = await anActor(app, 'member', GARUT)
  const stop = {
    adoptionId,
    stage: 'stopped',
    on: '2027-03-24',
    note: 'x',
    evidence: '',
    nextOn: null,
    via: 'page',
  } as const
  await garut.may((tx) => report(tx, garut.who, stop, app.now))
  const over = await app.get(link)
  t.equal(over.statusCode, 410)
  t.match(over.body, 'sudah dicatat berhenti')
  t.equal((await reports(app)).length, 2)
})

t.test('tokens tried at random have to wait, and the wait does not tell a right one', async (t) => {
  const { app, link } = await aLetter(t)
  const burst = Array.from({ length: 60 }, (_, n) => app.get(`/tautan/${'A'.repeat(41)}${n + 10}`))
  const statuses = (await Promise.all(burst)).map(({ statusCode }) => statusCode)
  t.equal(statuses.filter((status) => status === 404).length, 20, 'at the same moment too')
  const limited = await app.get(link)
  t.equal(limited.statusCode, 429)
  t.ok(Number(limited.headers['retry-after']) > 0)
  app.now = new Date(app.now.getTime() + 16 * 60_000)
  t.equal((await app.get(link)).statusCode, 200)
})

t.test('a colleague makes a link for WhatsApp; it answers in the name of who was asked, and only once', async (t) => {
  const { app, rina, link } = await aLetter(t)
  const colleague = await aPerson(app, 'budi@garut.example', 'approver', GARUT)
  t.match((await colleague.get('/kerja')).body, 'href="/kotak-keluar"')
  const outbox = await colleague.get('/kotak-keluar')
  t.match(outbox.body, 'Tujuh hari lagi')
  t.notMatch(outbox.body, link, 'the secret of the mail is not shown')
  t.match(outbox.body, 'https://wa.me/?text')
  const [, path = ''] = /action="(\/kotak-keluar\/[^"]+\/tautan)"/.exec(outbox.body) ?? []
  const copy = await colleague.post(path)
  t.equal(copy.statusCode, 200)
  t.equal(copy.headers['cache-control'], 'no-store')
  const [, second = ''] = /(\/tautan\/[\w-]{43})/.exec(copy.body) ?? []
  t.not(second, link)
  t.equal((await app.anyone.post(second, { answer: 'going' })).statusCode, 303)
  t.equal((await app.anyone.post(link, { answer: 'going' })).statusCode, 410, 'the one in the mail is used up with it')
  t.equal((await rina.post(path)).statusCode, 409)

  const bandung = await aPerson(app, 'lain@bandung.example', 'member', '32.04')
  t.equal((await bandung.post(path)).statusCode, 404)
  t.notMatch((await bandung.get('/kotak-keluar')).body, 'Tujuh hari lagi')
  const curator = await aPerson(app, 'kurator@sumedang.example', 'curator', '32.11')
  t.match((await curator.get('/kotak-keluar')).body, 'Tujuh hari lagi')
  t.equal((await curator.post(path)).statusCode, 403)
  const foreign = await aPerson(app, 'kurator@bandung.example', 'curator', '32.04')
  t.notMatch((await foreign.get('/kotak-keluar')).body, 'Tujuh hari lagi')
  const admin = await aPerson(app, 'admin@lab.example', 'admin', null)
  t.match((await admin.get('/kotak-keluar')).body, 'Tujuh hari lagi')
})

t.test('without a mail server the question stands in the outbox and says so', async (t) => {
  const app = await anApp(t)
  const garut = await anActor(app, 'member', GARUT)
  await garut.may((tx) => commit(tx, garut.who, aCommitment, app.now))
  app.now = new Date('2027-03-24T02:00:00Z')
  await asked(app)
  const reader = await aPerson(app, RINA, 'member', GARUT)
  const page = await reader.get('/kotak-keluar')
  t.match(page.body, 'belum dikirim: surel belum diatur')
  t.match(page.body, 'Surel belum diatur di pemasangan ini')
})
