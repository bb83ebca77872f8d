import t from 'tap'
import { readConfig } from '../../src/config.ts'
import { mailInvitations } from '../../src/features/people/people.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { invites, linkIn, postsOf, trailOf } from '../support/invitations.ts'
import { ADDRESS } from '../support/outbox.ts'
import { aPerson, PASSWORD } from '../support/people.ts'
import { aPostOffice } from '../support/post-office.ts'

const BANDUNG = '32.04'
const RINA = 'rina@bandung.example'
const DAY = 86_400_000
const joining = { account: 'new', name: 'Rina Wulandari', password: 'sawah hijau di kaki gunung' }
const knowing = { account: 'known', password: PASSWORD }

const aTeam = async (app: TestApp) => await aPerson(app, 'ketua@bandung.example', 'approver', BANDUNG)

t.test('an approver invites, the invited person joins with a password of their own, once', async (t) => {
  const app = await anApp(t)
  const approver = await aTeam(app)
  t.match((await approver.get('/kerja')).body, 'href="/tim"')
  const { answer, link } = await invites(approver, ' Rina@Bandung.example ')
  t.equal(answer.statusCode, 201)
  t.equal(answer.headers['referrer-policy'], 'no-referrer')
  t.equal(answer.headers['cache-control'], 'no-store')
  t.match(answer.body, 'https://wa.me/?text')
  t.match(answer.body, 'Surel belum diatur')

  const pending = await approver.get('/tim')
  t.match(pending.body, RINA)
  t.equal(linkIn(pending.body), '', 'the secret is not shown again')
  t.match((await approver.get('/kerja')).body, '1 orang diundang')
  t.equal(
    await app.db.selectFrom('invitation_link').select('token_hash').where('token_hash', '=', link).executeTakeFirst(),
    undefined,
  )

  for (const method of ['GET', 'HEAD', 'GET'] as const) {
    t.equal((await app.app.inject({ method, url: link })).statusCode, 200)
  }
  const page = await app.get(link)
  t.match(page.body, 'Kabupaten Bandung')
  t.equal(page.headers['referrer-policy'], 'no-referrer')
  t.equal(page.headers['cache-control'], 'no-store')
  t.same(await postsOf(app, RINA), [], 'looking makes nothing')

  for (const [fields, message] of [
    [{ ...joining, account: '' }, 'Pilih apakah alamat ini sudah punya akun'],
    [{ ...joining, password: 'pendek' }, 'Kata sandi sedikitnya 12 karakter'],
    [{ ...joining, name: ' ' }, 'Tuliskan nama Anda'],
    [{ ...joining, account: 'known' }, 'atau alamat ini belum punya akun'],
  ] as const) {
    const wrong = await app.anyone.post(link, fields)
    t.equal(wrong.statusCode, 422, message)
    t.match(wrong.body, message)
    t.notMatch(wrong.body, 'sawah hijau', 'a password is not sent back')
  }
  const joined = await app.anyone.post(link, joining)
  t.equal(joined.statusCode, 303)
  t.equal(joined.headers.location, '/kerja')
  t.equal(joined.cookies[0]?.name, 'lab', 'signed in')
  t.match(await postsOf(app, RINA), [{ role: 'member', agency: BANDUNG, from: '2026-11-24', until: null }])
  const rina = await app.as(RINA, joining.password)
  t.match((await rina.get('/tim')).body, 'Rina Wulandari')

  for (const answer of [await app.anyone.post(link, joining), await app.get(link)]) {
    t.equal(answer.statusCode, 410)
    t.match(answer.body, 'Undangan ini sudah diterima')
  }
  t.notMatch((await approver.get('/kerja')).body, 'diundang dan belum')
  const trail = await trailOf(app)
  t.same(
    trail.map(({ action, agency_id }) => [action, agency_id]),
    [
      ['invitation.made', BANDUNG],
      ['invitation.accepted', BANDUNG],
    ],
  )
  t.notMatch(JSON.stringify(trail), RINA, 'the trail names no stranger’s address')
})

t.test('sent four times at once, an invitation makes one person and one post', async (t) => {
  const app = await anApp(t)
  const approver = await aTeam(app)
  const made = await Promise.all([invites(approver, RINA), invites(approver, RINA), invites(approver, RINA)])
  const opened = await Promise.all(made.map(({ link }) => app.get(link)))
  t.same(opened.map(({ statusCode }) => statusCode).sort(), [200, 410, 410], 'one is open')
  const { link } = await invites(approver, RINA)
  const answers = await Promise.all([1, 2, 3, 4].map(() => app.anyone.post(link, joining)))
  t.equal(answers.filter(({ statusCode }) => statusCode === 303).length, 1)
  for (const { statusCode } of answers) t.ok([303, 410, 422].includes(statusCode), String(statusCode))
  t.equal((await postsOf(app, RINA)).length, 1)

  const deputy = { role: 'approver', name: 'Rina yang diketik' }
  t.equal((await invites(approver, RINA, deputy)).answer.statusCode, 201)
  const often = await invites(approver, RINA, deputy)
  t.equal(often.answer.statusCode, 429, 'nobody’s mailbox is filled')
  t.match(often.answer.body, 'sudah diundang 5 kali dalam sehari')
  t.match(often.answer.body, 'Rina yang diketik')
})

t.test('two agencies invite the same new address at once: one account, opened by its own password', async (t) => {
  const app = await anApp(t)
  const other = await aPerson(app, 'ketua@garut.example', 'approver', '32.05')
  const links = [(await invites(await aTeam(app), RINA)).link, (await invites(other, RINA)).link]
  const answers = await Promise.all(
    links.map((link, n) => app.anyone.post(link, { ...joining, password: `${joining.password} ${n}` })),
  )
  t.same(answers.map(({ statusCode }) => statusCode).sort(), [303, 422])
  t.equal((await postsOf(app, RINA)).length, 1)
})

t.test('whether an address has an account, only its owner learns', async (t) => {
  const app = await anApp(t)
  const approver = await aTeam(app)
  const owner = await aPerson(app, RINA, 'member', '32.05')
  const known = await invites(approver, RINA)
  const unknown = await invites(approver, 'baru@bandung.example')
  const alike = (body: string) => body.replaceAll(/undangan\S+|\S+@\S+|\S*wa\.me\S*/g, '')
  t.equal(alike(known.answer.body), alike(unknown.answer.body))
  t.equal(alike((await app.get(known.link)).body), alike((await app.get(unknown.link)).body))
  const wrong = { ...knowing, password: 'bukan kata sandinya' }
  t.equal(
    alike((await app.anyone.post(known.link, wrong)).body),
    alike((await app.anyone.post(unknown.link, wrong)).body),
  )

  const taken = await app.anyone.post(known.link, joining)
  t.equal(taken.statusCode, 422, 'no new password for an account that there is')
  t.match(taken.body, 'isi kata sandi akun itu')
  const joined = await app.anyone.post(known.link, knowing)
  t.equal(joined.headers.location, '/kerja')
  t.same((await postsOf(app, RINA)).map(({ agency }) => agency).sort(), [BANDUNG, '32.05'])
  t.match((await owner.get('/tim?instansi=32.04')).body, 'ketua@bandung.example', 'earlier sessions know it too')
  const again = await invites(approver, RINA)
  t.equal(again.answer.statusCode, 422)
  t.match(again.answer.body, 'sudah bertugas demikian')

  // somebody who was disabled does not come back by an invitation
  await app.db.updateTable('person').set({ disabled_at: app.now }).where('email', '=', RINA).execute()
  const { answer, link } = await invites(approver, RINA, { role: 'approver' })
  t.equal(answer.statusCode, 201)
  for (const fields of [knowing, joining, { ...joining, password: PASSWORD }]) {
    t.equal((await app.anyone.post(link, fields)).statusCode, 422)
  }
  t.equal((await postsOf(app, RINA)).length, 2)
})

t.test('an older, a revoked, an expired and a departed approver’s invitation say how to go on', async (t) => {
  const app = await anApp(t)
  const approver = await aTeam(app)
  const first = await invites(approver, RINA)
  const second = await invites(approver, RINA, { role: 'approver' })
  const said = async (link: string, words: string) => {
    for (const answer of [await app.get(link), await app.anyone.post(link, joining)]) {
      t.equal(answer.statusCode, 410)
      t.match(answer.body, words)
    }
  }
  await said(first.link, 'diganti dengan yang lebih baru')
  const [, id = ''] = /\/tim\/undangan\/([^/]+)\/pembaruan/.exec((await approver.get('/tim')).body) ?? []
  const third = linkIn((await approver.post(`/tim/undangan/${id}/pembaruan`)).body)
  await said(second.link, 'diganti dengan yang lebih baru')
  t.equal((await approver.post(`/tim/undangan/${id}/pembaruan`)).statusCode, 409, 'it is another one now')

  const made = app.now
  app.now = new Date(made.getTime() + 14 * DAY)
  await said(third, 'sudah kedaluwarsa')
  const late = await app.as('ketua@bandung.example', PASSWORD)
  t.match((await late.get('/tim')).body, 'kedaluwarsa')
  app.now = made

  const until = (day: string | null) =>
    app.db.updateTable('membership').set({ valid_until: day }).where('role', '=', 'approver').execute()
  await until('2026-11-23')
  await said(third, 'tidak lagi bertugas sebagai penanggung jawab')
  await until(null)
  const [, open = ''] = /\/tim\/undangan\/([^/]+)\/pencabutan/.exec((await approver.get('/tim')).body) ?? []
  const revoked = await approver.post(`/tim/undangan/${open}/pencabutan`)
  t.match((await approver.get(String(revoked.headers.location))).body, 'tautannya tidak berlaku lagi')
  await said(third, 'Undangan ini dicabut')
  t.equal((await approver.post(`/tim/undangan/${open}/pencabutan`)).statusCode, 409)

  const altered = await app.get(`${third.slice(0, -1)}${third.endsWith('A') ? 'B' : 'A'}`)
  t.equal(altered.statusCode, 404)
  t.match(altered.body, 'Undangan ini tidak dikenal')
  t.same(await postsOf(app, RINA), [])
})

t.test(
  'another site cannot make a browser join, and tokens tried at random have to wait, as those of mail do',
  async (t) => {
    const app = await anApp(t)
    const { link } = await invites(await aTeam(app), RINA)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const payload = new URLSearchParams(joining).toString()
    const send = (more: Record<string, string>) =>
      app.app.inject({ method: 'POST', url: link, headers: { ...headers, ...more }, payload })
    t.equal((await send({ 'sec-fetch-site': 'cross-site' })).statusCode, 403)
    t.equal((await send({ origin: 'null' })).statusCode, 303, 'as browsers post that tell no referrer')
    const burst = Array.from({ length: 30 }, (_, n) => app.get(`/undangan/${'A'.repeat(41)}${n + 10}`))
    const statuses = (await Promise.all(burst)).map(({ statusCode }) => statusCode)
    t.equal(statuses.filter((status) => status === 404).length, 20)
    t.equal((await app.get(link)).statusCode, 429)
    t.equal((await app.get('/tautan/apa-saja')).statusCode, 429)
  },
)

t.test('the letter has a link of its own and the language of whoever reads it', async (t) => {
  const [office, app] = [
    await aPostOffice(t),
    await anApp(t, 'bare', { env: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'Lab <lab@example.go.id>' } }),
  ]
  const config = readConfig({ SMTP_URL: office.url, MAIL_FROM: 'Lab <lab@example.go.id>' })
  const sent = () => mailInvitations({ db: app.db, config, clock: () => app.now, address: ADDRESS })
  const approver = await aTeam(app)
  const { answer, link } = await invites(approver, RINA, { language: 'en' })
  t.match(link, /^\/en\//)
  t.match(answer.body, 'segera dikirim')
  office.behaviour = 'not now'
  await sent()
  t.match((await approver.get('/tim')).body, 'dicoba lagi')
  office.behaviour = 'take'
  app.now = new Date(app.now.getTime() + 120_000)
  await Promise.all([sent(), sent()])
  t.equal(office.received.length, 1, 'once')
  const [letter] = office.received
  t.equal(letter?.to, RINA)
  t.equal(letter?.subject, 'Invitation to join the Indonesia Digital Services Living Lab')
  const mailed = linkIn(letter?.text ?? '')
  t.match(mailed, /^\/en\/undangan\//)
  t.not(mailed, link)
  t.match((await approver.get('/tim')).body, 'Surat terkirim')
  const joined = await app.anyone.post(mailed, joining)
  t.equal(joined.headers.location, '/en/kerja')
  t.equal((await app.get(link)).statusCode, 410, 'the copied one is used up with it')
  const { language } = await app.db
    .selectFrom('person')
    .select('language')
    .where('email', '=', RINA)
    .executeTakeFirstOrThrow()
  t.equal(language, 'en')

  await app.db.updateTable('person').set({ language: 'id' }).where('email', '=', RINA).execute()
  await invites(approver, RINA, { language: 'en', role: 'approver' })
  await sent()
  t.match(office.received[1]?.subject, /^Undangan/, 'their own choice')
})

t.test('what is typed wrongly comes back, and a unit user with a last day joins', async (t) => {
  const app = await anApp(t)
  const approver = await aTeam(app)
  for (const [fields, message] of [
    [{ email: 'bukan surel' }, 'Tuliskan alamat surel'],
    [{ name: 'R' }, 'Tuliskan nama orang itu'],
    [{ role: 'curator' }, 'Pilih perannya'],
    [{ role: 'admin' }, 'Pilih perannya'],
    [{ role: 'unit' }, 'Pilih perangkat daerah dari daftar'],
    [{ role: 'unit', unit: '01910000-0000-7000-8000-000000000000' }, 'Pilih perangkat daerah dari daftar'],
    [{ role: 'unit', unitName: 'x'.repeat(121) }, '2 sampai 120 huruf'],
    [{ endsOn: '2026-11-24' }, 'Pilih tanggal sesudah hari ini'],
    [{ endsOn: 'besok' }, 'Tulis sebagai tanggal'],
    [{ language: 'fr' }, 'Pilih salah satu bahasa'],
  ] as const) {
    const { answer } = await invites(approver, RINA, { name: '<b>Rina</b>', ...fields })
    t.equal(answer.statusCode, 422, message)
    t.match(answer.body, message)
    if (!('name' in fields)) t.match(answer.body, '&lt;b&gt;Rina&lt;/b&gt;', 'typed text is still there')
  }
  t.same(await trailOf(app), [])

  const unit = { role: 'unit', unitName: '  Dinas  Kesehatan ', endsOn: '2026-12-31' }
  const { link } = await invites(approver, RINA, unit)
  t.equal((await app.anyone.post(link, joining)).statusCode, 303)
  t.match(await postsOf(app, RINA), [{ role: 'unit', until: '2026-12-31' }])
  const rina = await app.as(RINA, joining.password)
  const seen = (await rina.get('/tim')).body
  t.match(seen, 'ketua@bandung.example', 'whom to ask, by name')
  t.notMatch(seen, 'Terakhir masuk')
  t.notMatch(seen, 'Dinas Kesehatan</th>', 'and no more')
  t.match((await approver.get('/tim')).body, /Dinas Kesehatan<\/th><td [^>]*>1 orang/)
  app.now = new Date('2027-01-01T03:00:00Z')
  const later = await app.as(RINA, joining.password)
  t.equal((await later.get('/tim')).statusCode, 403)
})
