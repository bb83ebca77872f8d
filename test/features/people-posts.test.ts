import t from 'tap'
import { anApp, type TestApp, type Visitor } from '../support/app.ts'
import { invites, postsOf, trailOf } from '../support/invitations.ts'
import { aPerson, PASSWORD } from '../support/people.ts'

const BANDUNG = '32.04'
const CHIEF = 'ketua@bandung.example'
const RINA = 'rina@bandung.example'
const END = { when: 'now', day: '' }

const postOf = async (app: TestApp, email: string) => (await postsOf(app, email)).at(-1)?.id ?? ''
const ends = async (app: TestApp, visitor: Visitor, email: string, fields = END) =>
  visitor.post(`/tim/orang/${await postOf(app, email)}/akhiri`, fields)

t.test('a post that ends at once ends its person’s sessions, and what they did stays', async (t) => {
  const app = await anApp(t)
  const chief = await aPerson(app, CHIEF, 'approver', BANDUNG)
  const { link } = await invites(chief, RINA)
  const joined = await app.anyone.post(link, { account: 'new', name: 'Rina Wulandari', password: PASSWORD })
  const rina = await app.as(RINA, PASSWORD)
  t.equal((await rina.get('/tim')).statusCode, 200)
  t.match((await chief.get(`/tim/orang/${await postOf(app, RINA)}/akhiri`)).body, 'Akhiri tugas Rina Wulandari')
  const done = await ends(app, chief, RINA)
  t.equal(done.headers.location, '/tim?instansi=32.04&selesai=berakhir')
  const cookie = `${joined.cookies[0]?.name}=${joined.cookies[0]?.value}`
  for (const sent of [cookie, rina.cookie]) {
    t.match((await app.get('/tim', { cookie: sent })).headers.location, /^\/masuk/, 'joined and ended on the same day')
  }
  t.equal((await (await app.as(RINA, PASSWORD)).get('/tim')).statusCode, 403, 'the account stays, without the agency')
  const team = (await chief.get(String(done.headers.location))).body
  t.match(team, 'Yang pernah bertugas')
  t.match(team, /24 November 2026 – 24 November 2026/)
  const ended = await ends(app, chief, RINA)
  t.equal(ended.statusCode, 409)
  t.match(ended.body, 'Tugas ini sudah berakhir')
  const [, , last] = await trailOf(app)
  t.match(last, { action: 'post.ended', agency_id: BANDUNG, data: { until: '2026-11-23', atOnce: true } })

  const back = await invites(chief, RINA)
  const again = await app.anyone.post(back.link, { account: 'known', password: PASSWORD })
  t.equal(again.statusCode, 303, 'and may come back')
  t.equal((await postsOf(app, RINA)).length, 2)
})

t.test('a post can end after a last day', async (t) => {
  const app = await anApp(t)
  const chief = await aPerson(app, CHIEF, 'approver', BANDUNG)
  const rina = await aPerson(app, RINA, 'member', BANDUNG)
  for (const [fields, message] of [
    [{ when: '', day: '' }, 'Pilih kapan tugasnya berakhir'],
    [{ when: 'day', day: '' }, 'Isi hari terakhir bertugas'],
    [{ when: 'day', day: '2026-11-23' }, 'Pilih hari ini atau sesudahnya'],
    [{ when: 'day', day: '31 Desember' }, 'Tulis sebagai tanggal'],
  ] as const) {
    const wrong = await ends(app, chief, RINA, fields)
    t.equal(wrong.statusCode, 422, message)
    t.match(wrong.body, message)
  }
  t.equal((await ends(app, chief, RINA, { when: 'day', day: '2026-12-31' })).statusCode, 303)
  t.match((await chief.get('/tim')).body, '31 Desember 2026')
  t.equal((await rina.get('/tim')).statusCode, 200, 'still works until then')
  app.now = new Date('2027-01-01T03:00:00Z')
  t.equal((await (await app.as(RINA, PASSWORD)).get('/tim')).statusCode, 403)
})

t.test('the last approver stays, also where two end each other at once', async (t) => {
  const app = await anApp(t)
  const chief = await aPerson(app, CHIEF, 'approver', BANDUNG)
  const alone = await ends(app, chief, CHIEF)
  t.equal(alone.statusCode, 409)
  t.match(alone.body, 'penanggung jawab terakhir')
  t.match(alone.body, 'Ini tugas Anda sendiri')
  const deputy = await aPerson(app, 'wakil@bandung.example', 'approver', BANDUNG)
  const both = await Promise.all([ends(app, chief, 'wakil@bandung.example'), ends(app, deputy, CHIEF)])
  // whoever was ended first may have to sign in by then, which leads elsewhere
  t.equal(both.filter(({ headers }) => String(headers.location).startsWith('/tim')).length, 1)
  const held = (await postsOf(app, CHIEF)).concat(await postsOf(app, 'wakil@bandung.example'))
  t.equal(held.filter(({ until }) => until === null).length, 1)
})

t.test('operators read, others’ approvers meet nothing', async (t) => {
  const app = await anApp(t)
  const chief = await aPerson(app, CHIEF, 'approver', BANDUNG)
  const member = await aPerson(app, RINA, 'member', BANDUNG)
  const foreign = await aPerson(app, 'ketua@garut.example', 'approver', '32.05')
  await invites(chief, 'baru@bandung.example', { role: 'unit', unitName: 'Dinas Kesehatan' })
  const page = (await member.get('/tim')).body
  t.match(page, 'baru@bandung.example')
  t.match(page, 'Hanya penanggung jawab yang dapat mengundang')
  t.notMatch(page, '<button class="secondary" aria-label')
  const [, invitation = ''] = /\/tim\/undangan\/([^/]+)\/pembaruan/.exec((await chief.get('/tim')).body) ?? []
  const { id: unit } = await app.db.selectFrom('unit').select('id').executeTakeFirstOrThrow()
  const post = await postOf(app, CHIEF)
  const name = { unitName: 'Dinas Lain' }
  const tries: readonly (readonly [string, Record<string, string>])[] = [
    [`/tim/undangan/${invitation}/pembaruan`, {}],
    [`/tim/undangan/${invitation}/pencabutan`, {}],
    [`/tim/unit/${unit}`, name],
    [`/tim/orang/${post}/akhiri`, END],
  ]
  for (const [path, fields] of tries) {
    t.equal((await member.post(path, fields)).statusCode, 403, path)
    t.equal((await foreign.post(path, fields)).statusCode, 404, path)
  }
  t.equal((await foreign.get(`/tim/unit/${unit}`)).statusCode, 404)
  t.equal((await foreign.get(`/tim/orang/${post}/akhiri`)).statusCode, 404)
  t.equal((await member.post('/tim/undangan', { email: RINA })).statusCode, 403)
  const elsewhere = await invites(foreign, RINA, { instansi: BANDUNG, role: 'unit', unit })
  t.equal(elsewhere.answer.statusCode, 422, 'for the own agency, which has no such unit')
  t.notMatch((await foreign.get('/tim?instansi=32.04')).body, CHIEF)
  t.match(
    (await trailOf(app)).map(({ action }) => action),
    ['unit.added', 'invitation.made'],
  )
})

t.test('units are added with the instruments’ suggestions and renamed', async (t) => {
  const app = await anApp(t)
  const chief = await aPerson(app, CHIEF, 'approver', BANDUNG)
  const empty = (await chief.get('/tim/unit')).body
  t.match(empty, 'value="Bappeda"')
  t.notMatch(empty, 'Perangkat daerah pemilik aplikasi', 'no name of one')
  const nothing = await chief.post('/tim/unit', { unitName: '' })
  t.equal(nothing.statusCode, 422)
  t.match(nothing.body, 'Tulis nama perangkat daerah')
  const added = await chief.post('/tim/unit', { unitName: 'Dinas Kesehatan', suggested: 'Bappeda' })
  t.equal(added.statusCode, 303)
  const known = await chief.post('/tim/unit', { unitName: 'dinas kesehatan', suggested: 'Inspektorat' })
  t.equal(known.statusCode, 422)
  t.match(known.body, 'dengan nama ini sudah ada')
  t.match(known.body, /value="Inspektorat" checked/, 'what was ticked stays ticked')
  t.notMatch(known.body, 'value="Bappeda"', 'what there is is not suggested')
  const units = await app.db.selectFrom('unit').select(['id', 'name']).orderBy('name').execute()
  t.same(
    units.map(({ name }) => name),
    ['Bappeda', 'Dinas Kesehatan'],
  )
  const path = `/tim/unit/${units[1]?.id}`
  const taken = await chief.post(path, { unitName: 'BAPPEDA' })
  t.equal(taken.statusCode, 422)
  t.match(taken.body, 'BAPPEDA')
  t.equal((await chief.post(path, { unitName: 'Dinas Kesehatan dan KB' })).statusCode, 303)
  t.match((await chief.get('/tim?selesai=nama')).body, 'Dinas Kesehatan dan KB')
  t.match((await trailOf(app)).at(-1), { action: 'unit.renamed', data: { before: 'Dinas Kesehatan' } })
})
