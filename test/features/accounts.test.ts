import t from 'tap'
import { connected, withDatabase } from '../../src/db/embedded-roles.ts'
import { firstAdminToken } from '../../src/features/accounts/accounts.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { DEMO_PASSWORD, postgresOfThisRun } from '../support/database.ts'

const EMAIL = 'anggota@bandung.example'

t.test('signing in leads on, signing out ends it', async (t) => {
  const app = await anApp(t, 'demo')
  t.equal((await app.get('/kerja')).headers.location, '/masuk?lanjut=%2Fkerja')
  t.equal((await app.get('/en/kerja')).headers.location, '/en/masuk?lanjut=%2Fkerja')
  const signedIn = await app.anyone.post('/masuk', {
    email: EMAIL.toUpperCase(),
    password: DEMO_PASSWORD,
    lanjut: '/penilaian',
  })
  t.equal(signedIn.statusCode, 303)
  t.equal(signedIn.headers.location, '/penilaian')
  t.match(signedIn.headers['set-cookie'], /^lab=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)

  const member = await app.as(EMAIL)
  t.match((await member.get('/kerja')).headers, { 'cache-control': 'no-store' })
  t.equal((await member.post('/keluar')).statusCode, 303)
  t.equal((await member.get('/kerja')).statusCode, 303, 'the old cookie opens nothing')
})

t.test('going on after sign-in never leaves the site', async (t) => {
  const app = await anApp(t, 'demo')
  for (const lanjut of [
    'https://jahat.example',
    '//jahat.example',
    '/\\jahat.example',
    'javascript:alert(1)',
    '/masuk',
    '/kerjačĊ',
    '',
  ]) {
    const answer = await app.anyone.post('/masuk', { email: EMAIL, password: DEMO_PASSWORD, lanjut })
    t.equal(answer.headers.location, '/kerja', lanjut)
  }
  const signedIn = await (await app.as(EMAIL)).get(`/masuk?lanjut=${encodeURIComponent('/kerjačĊ')}`)
  t.equal(signedIn.headers.location, '/kerja')
})

t.test('a wrong password and an unknown account look the same, and the address typed stays', async (t) => {
  const app = await anApp(t, 'demo')
  const wrong = await app.anyone.post('/masuk', { email: EMAIL, password: 'bukan kata sandi' })
  const unknown = await app.anyone.post('/masuk', { email: 'siapa@entah.example', password: 'bukan kata sandi' })
  t.equal(wrong.statusCode, 422)
  t.equal(unknown.statusCode, 422)
  t.equal(wrong.body.replaceAll(EMAIL, 'x'), unknown.body.replaceAll('siapa@entah.example', 'x').replaceAll(EMAIL, 'x'))
  t.match(wrong.body, `value="${EMAIL}"`)
  t.notMatch(wrong.body, 'bukan kata sandi', 'a password is never sent back')
  const empty = await app.anyone.post('/masuk', {})
  t.match(empty.body, 'Tuliskan alamat surel')
})

t.test('after ten failures the next try has to wait, longer each time; elsewhere nobody is held up', async (t) => {
  const app = await anApp(t, 'demo', { env: { TRUST_PROXY: '1' } })
  const from = (address: string) => ({ 'x-forwarded-for': address })
  const fail = () => app.anyone.post('/masuk', { email: EMAIL, password: 'salah salah salah' }, from('10.1.1.1'))
  for (let n = 0; n < 10; n++) t.equal((await fail()).statusCode, 422)
  const refused = await app.anyone.post('/masuk', { email: EMAIL, password: DEMO_PASSWORD }, from('10.1.1.1'))
  t.equal(refused.statusCode, 429)
  t.equal(refused.headers['retry-after'], '5')
  t.match(refused.body, /Tunggu 5 detik/)
  const elsewhere = await app.anyone.post('/masuk', { email: EMAIL, password: DEMO_PASSWORD }, from('10.2.2.2'))
  t.equal(elsewhere.statusCode, 303, 'the owner at another address gets in')
  app.now = new Date(app.now.getTime() + 6_000)
  t.equal((await fail()).statusCode, 422)
  app.now = new Date(app.now.getTime() + 6_000)
  t.equal((await fail()).headers['retry-after'], '4', 'the wait has doubled to 10 seconds')
  app.now = new Date(app.now.getTime() + 5_000)
  t.equal(
    (await app.anyone.post('/masuk', { email: EMAIL, password: DEMO_PASSWORD }, from('10.1.1.1'))).statusCode,
    303,
  )
})

t.test('a session ends after thirty idle minutes and after twelve hours', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as(EMAIL)
  const later = async (minutes: number) => {
    app.now = new Date(app.now.getTime() + minutes * 60_000)
    await new Promise((resolve) => setTimeout(resolve, 0))
    return (await member.post('/akun/bahasa', { language: 'id' })).headers.location
  }
  t.equal(await later(29), '/akun?tersimpan=1')
  t.equal(await later(31), '/masuk')
  const busy = await app.as(EMAIL)
  for (let n = 0; n < 30; n++) {
    app.now = new Date(app.now.getTime() + 24 * 60_000)
    await busy.post('/akun/bahasa', { language: 'id' })
  }
  app.now = new Date(app.now.getTime() + 60_000)
  t.equal((await busy.post('/akun/bahasa', { language: 'id' })).headers.location, '/masuk')
})

t.test('one’s devices are listed and can be ended, others’ cannot', async (t) => {
  const app = await anApp(t, 'demo')
  const [here, there, stranger] = [await app.as(EMAIL), await app.as(EMAIL), await app.as('anggota@garut.example')]
  const page = await here.get('/akun')
  t.match(page.body, 'Operator (pelaksana entri data)')
  t.match(page.body, 'perangkat ini')
  const [, other = ''] = /akun\/sesi\/([0-9a-f]{64})\/pencabutan/.exec(page.body) ?? []
  t.equal((await stranger.post(`/akun/sesi/${other}/pencabutan`)).statusCode, 404)
  t.equal((await here.post(`/akun/sesi/${other}/pencabutan`)).statusCode, 303)
  t.equal((await there.get('/akun')).statusCode, 303)
  t.equal((await here.get('/akun')).statusCode, 200)
})

t.test('a disabled person and an ended membership can do nothing more', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as(EMAIL)
  await owner(
    app,
    `update membership set valid_until = '2026-11-23' where person_id = (select id from person where email = '${EMAIL}')`,
  )
  t.equal((await member.call('POST', '/assessments', { instrument: 'x', year: 2026 })).statusCode, 403)
  await owner(app, `update person set disabled_at = '2026-11-24' where email = '${EMAIL}'`)
  t.equal((await member.call('POST', '/assessments', { instrument: 'x', year: 2026 })).statusCode, 401)
  t.equal((await app.anyone.post('/masuk', { email: EMAIL, password: DEMO_PASSWORD })).statusCode, 422)
})

t.test('requests that another site sends are refused', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as(EMAIL)
  const tries: [Record<string, string>, number][] = [
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 303],
  ]
  for (const [headers, status] of tries)
    t.equal((await member.post('/akun/bahasa', { language: 'id' }, headers)).statusCode, status)
  const bare = (headers: Record<string, string>) =>
    app.app.inject({
      method: 'POST',
      url: '/keluar',
      headers: { cookie: member.cookie, host: '127.0.0.1:3000', ...headers },
    })
  t.equal((await bare({ origin: 'null' })).statusCode, 403)
  t.equal((await bare({ origin: 'https://jahat.example' })).statusCode, 403)
  t.equal((await bare({})).statusCode, 403, 'neither header, but a cookie')
  t.equal((await bare({ origin: 'http://127.0.0.1:3000' })).statusCode, 303)
  const score = { instrument: 'permenpanrb-59-2020', values: Array(47).fill(3) }
  const program = await app.app.inject({ method: 'POST', url: '/api/v1/scores', payload: score })
  t.equal(program.statusCode, 200, 'a program without a cookie needs neither')
})

t.test('the first administrator of an empty installation comes in by a link that works once', async (t) => {
  const app = await anApp(t)
  const token = String(await firstAdminToken(app.db, app.now))
  const path = `/admin-pertama/${token}`
  t.equal((await app.get('/admin-pertama/aaaaaaaaaaaaaaaaaaaaaaaaaaaa')).statusCode, 404)
  t.equal((await app.get(path)).statusCode, 200)
  const weak = await app.anyone.post(path, { name: 'Rina', email: 'rina@lab.example', password: 'pendek' })
  t.equal(weak.statusCode, 422)
  t.match(weak.body, 'sedikitnya 12 karakter')
  t.match(weak.body, 'value="rina@lab.example"')
  const form = { name: 'Rina', email: 'rina@lab.example', password: 'kalimat panjang yang mudah' }
  const both = await Promise.all([
    app.anyone.post(path, form),
    app.anyone.post(path, { ...form, email: 'lain@lab.example' }),
  ])
  t.same(both.map(({ statusCode }) => statusCode).sort(), [303, 404], 'two at once make one')
  t.equal((await app.get(path)).statusCode, 404)
  t.equal(await firstAdminToken(app.db, app.now), null, 'no further link is made')
})

t.test('an installation that is no demonstration shows no accounts', async (t) => {
  const app = await anApp(t)
  const page = await app.get('/masuk')
  t.notMatch(page.body, 'kementerian.example')
  t.notMatch(page.body, 'Demonstrasi')
  t.equal(page.headers['x-robots-tag'], undefined)
})

const owner = (app: TestApp, statement: string) =>
  connected(withDatabase(postgresOfThisRun().adminUrl, new URL(app.appUrl).pathname.slice(1)), (admin) =>
    admin.query(statement),
  )

t.test('of many wrong passwords at the same moment no more are looked at than one after the other', async (t) => {
  const app = await anApp(t, 'demo')
  const burst = Array.from({ length: 60 }, (_, n) =>
    app.anyone.post('/masuk', { email: EMAIL, password: `salah ${n}` }),
  )
  const statuses = (await Promise.all(burst)).map(({ statusCode }) => statusCode)
  t.equal(statuses.filter((status) => status === 422).length, 10)
  t.equal(statuses.filter((status) => status === 429).length, 50)
  t.equal((await app.anyone.post('/masuk', { email: EMAIL, password: DEMO_PASSWORD })).statusCode, 429)
  app.now = new Date(app.now.getTime() + 6_000)
  t.equal((await app.anyone.post('/masuk', { email: EMAIL, password: DEMO_PASSWORD })).statusCode, 303)
})
