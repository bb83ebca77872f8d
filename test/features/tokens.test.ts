import t from 'tap'
import { v7 as uuid } from 'uuid'
import { readConfig } from '../../src/config.ts'
import type { rooms } from '../../src/features.ts'
import { createApp } from '../../src/web/app.ts'
import { anApp } from '../support/app.ts'
import { anAssessment } from '../support/assessments.ts'
import { aPerson } from '../support/people.ts'
import { aToken, callWith } from '../support/tokens.ts'

const DAY = 86_400_000

t.test('a program calls the API with a personal token', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const token = await aToken(member, ['assessments:read', 'assessments:write'])
  t.match(token, /^lab_/)

  t.test('it does what its person may do', async (t) => {
    const list = await callWith(app, token, '/api/v1/assessments')
    t.equal(list.statusCode, 200)
    t.ok(list.json().items.some((item: { id: string }) => item.id === id))
    const saving = { method: 'PATCH', body: { version: 0, value: 3 } } as const
    t.equal((await callWith(app, token, `/api/v1/assessments/${id}/answers/1`, saving)).statusCode, 200)
    const submission = { method: 'POST' } as const
    const refused = await callWith(app, token, `/api/v1/assessments/${id}/submission`, submission)
    t.equal(refused.statusCode, 403, 'an operator does not submit, with or without a token')
    t.not(refused.json().code, 'scope')
  })

  t.test('it reads reports as its person may', async (t) => {
    const path = '/api/v1/reports/summary?basis=simulated'
    t.equal((await app.get(path)).statusCode, 401)
    t.equal((await callWith(app, token, path)).json().scope, 'reports:read')
    const answer = await callWith(app, await aToken(member, ['reports:read']), path)
    t.match(answer.json(), { simulated: true, open: false })
  })

  t.test('a scope that it lacks is named', async (t) => {
    const answer = await callWith(app, token, '/api/v1/adoptions')
    t.equal(answer.statusCode, 403)
    t.match(answer.headers['content-type'], 'application/problem+json')
    t.match(answer.json(), { code: 'scope', scope: 'adoptions:read', status: 403 })
    t.match(answer.headers['www-authenticate'], 'scope="adoptions:read"')
    t.equal((await callWith(app, token, '/api/v1/indices')).statusCode, 403, 'public figures have their scope too')
    t.equal((await callWith(app, token, '/api/v1/openapi.json')).statusCode, 200, 'the description needs none')
  })

  t.test('a wrong one is refused, never taken for nobody', async (t) => {
    for (const wrong of ['', 'lab_x', `${token}x`, token.toLowerCase()]) {
      const answer = await callWith(app, wrong, '/api/v1/indices')
      t.equal(answer.statusCode, 401, wrong)
      t.match(answer.headers['content-type'], 'application/problem+json')
      t.match(answer.json(), { code: 'token' })
      t.equal(answer.headers['www-authenticate'], 'Bearer error="invalid_token"')
    }
  })

  t.test('a cookie beside it counts for nothing', async (t) => {
    const ministry = await app.as('kementerian@kementerian.example')
    const headers = { cookie: ministry.cookie }
    const foreign = await callWith(
      app,
      await aToken(await app.as('anggota@garut.example'), ['assessments:read']),
      `/api/v1/assessments/${id}`,
      { headers },
    )
    t.equal(foreign.statusCode, 404)
    t.equal((await callWith(app, 'lab_x', '/api/v1/indices', { headers })).statusCode, 401)
  })

  t.test('pages know no tokens', async (t) => {
    const page = await callWith(app, token, '/akun')
    t.equal(page.statusCode, 303)
    const home = await callWith(app, 'lab_x', '/')
    t.equal(home.statusCode, 200)
    t.notMatch(home.body, 'anggota@bandung')
  })

  t.test('what a program reads is kept for nobody else', async (t) => {
    const reading = await aToken(member, ['figures:read'])
    const path = '/api/v1/agencies?province=31'
    const own = await callWith(app, reading, path)
    t.equal(own.statusCode, 200)
    t.equal(own.headers['cache-control'], 'no-store')
    t.equal((await app.get(path)).headers['cache-control'], 'no-cache')
    t.equal((await callWith(app, 'lab_x', path)).statusCode, 401, 'bytes that are ready are not given to a wrong token')
  })
})

t.test('a token lives as long as it is wanted', async (t) => {
  const app = await anApp(t)
  const person = await aPerson(app, 'operator@sukabumi.example', 'member', '32.02')
  const call = (token: string) => callWith(app, token, '/api/v1/assessments')

  t.test('it ends by itself', async (t) => {
    const token = await aToken(person, ['assessments:read'], '30')
    t.equal((await call(token)).statusCode, 200)
    app.now = new Date(app.now.getTime() + 30 * DAY)
    t.equal((await call(token)).statusCode, 401)
  })

  t.test('it ends when it is revoked, and the page tells when it was used', async (t) => {
    const again = await app.as('operator@sukabumi.example', 'kalimat panjang untuk uji')
    const token = await aToken(again, ['assessments:read'], '365', 'Dasbor <b>')
    t.match((await again.get('/akun/token')).body, 'belum pernah dipakai')
    await call(token)
    const { body } = await again.get('/akun/token')
    t.match(body, 'terakhir dipakai')
    t.match(body, 'Dasbor &lt;b&gt;')
    t.match(body, 'kedaluwarsa', 'the one that ended by itself')
    t.notMatch(body, token, 'it is shown once')
    const rows = await app.db.selectFrom('personal_token').select(['hash', 'name']).execute()
    t.notMatch(JSON.stringify(rows), token.slice(4), 'and only its hash is kept')
    const [, id = ''] = /token\/([\w-]{36})\/pencabutan/.exec(body) ?? []
    const other = await aPerson(app, 'lain@garut.example', 'member', '32.05')
    t.equal((await other.post(`/akun/token/${id}/pencabutan`)).statusCode, 404, 'nobody else can')
    t.equal((await call(token)).statusCode, 200)
    t.equal((await again.post(`/akun/token/${id}/pencabutan`)).statusCode, 303)
    t.equal((await call(token)).statusCode, 401)
    t.equal((await again.post(`/akun/token/${id}/pencabutan`)).statusCode, 404)
  })

  t.test('it follows its person at once', async (t) => {
    const again = await app.as('operator@sukabumi.example', 'kalimat panjang untuk uji')
    const token = await aToken(again, ['assessments:read'], '90')
    t.equal((await call(token)).statusCode, 200)
    await app.db.updateTable('membership').set({ valid_until: '2026-12-01' }).where('agency_id', '=', '32.02').execute()
    app.now = new Date('2026-12-24T03:00:00Z')
    t.equal((await call(token)).statusCode, 403, 'without a post it may do nothing')
    await app.db.updateTable('membership').set({ valid_until: null }).where('agency_id', '=', '32.02').execute()
    t.equal((await call(token)).statusCode, 200)
    await app.db
      .updateTable('person')
      .set({ disabled_at: app.now })
      .where('email', '=', 'operator@sukabumi.example')
      .execute()
    t.equal((await call(token)).statusCode, 401)
  })
})

t.test('the form of a token', async (t) => {
  const app = await anApp(t)
  const person = await aPerson(app, 'operator@sukabumi.example', 'member', '32.02')

  t.test('comes back as it was typed', async (t) => {
    const answer = await person.post('/akun/token', { id: uuid(), name: '', days: '400', 'reports:read': 'on' })
    t.equal(answer.statusCode, 422)
    t.match(answer.body, 'Tuliskan nama token')
    t.match(answer.body, 'Pilih masa berlaku')
    t.match(answer.body, 'name="reports:read" checked')
    const none = await person.post('/akun/token', { id: uuid(), name: 'Dasbor', days: '30' })
    t.equal(none.statusCode, 422)
    t.match(none.body, 'Pilih sedikitnya satu cakupan')
    t.match(none.body, 'value="Dasbor"')
    const english = await person.post('/en/akun/token', { id: 'x', name: 'x'.repeat(81), days: '__proto__' })
    t.equal(english.statusCode, 422)
    t.match(english.body, '80 letters at most')
  })

  t.test('a double click makes one token, the one that is shown last', async (t) => {
    const form = { id: uuid(), name: 'Dua kali', days: '30', 'assessments:read': 'on' }
    const [first, second] = [await person.post('/akun/token', form), await person.post('/akun/token', form)]
    const [one, two] = [first, second].map(({ body }) => /value="(lab_[\w-]{43})"/.exec(body)?.[1] ?? '')
    t.equal(second.statusCode, 201)
    t.equal((await callWith(app, one ?? '', '/api/v1/assessments')).statusCode, 401)
    t.equal((await callWith(app, two ?? '', '/api/v1/assessments')).statusCode, 200)
    const third = await person.post('/akun/token', form)
    t.equal(third.statusCode, 409, 'one that was used is not replaced')
    t.equal((await app.db.selectFrom('personal_token').select('id').execute()).length, 1)
  })

  t.test('nobody has more than twenty', async (t) => {
    for (let n = 2; n <= 20; n += 1) t.ok(await aToken(person, ['figures:read'], '30', `nomor ${n}`))
    const answer = await person.post('/akun/token', { id: uuid(), name: 'satu lagi', days: '30', 'figures:read': 'on' })
    t.equal(answer.statusCode, 422)
    t.match(answer.body, 'sudah memiliki 20 token')
  })

  t.test('programs wait like people', async (t) => {
    const token = await aToken(await aPerson(app, 'lain@garut.example', 'member', '32.05'), ['figures:read'])
    const call = () => callWith(app, token, '/api/v1/agencies/32')
    const answers = await Promise.all(Array.from({ length: 301 }, call))
    const late = answers.filter(({ statusCode }) => statusCode === 429)
    t.equal(late.length, 1)
    t.ok(Number(late[0]?.headers['retry-after']) > 0)
  })
})

t.test('a call of the API without a scope does not start', async (t) => {
  const services = {
    config: readConfig({ LOG_LEVEL: 'silent' }),
    db: {} as never,
    clock: () => new Date(0),
    demonstration: false,
  }
  const forgetful: (typeof rooms)[number] = (app) => {
    app.get('/api/v1/rahasia', { config: { access: 'public' } }, async () => ({}))
  }
  await t.rejects(createApp(services, [forgetful]), /declares no scope/)
})
