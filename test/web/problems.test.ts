import t from 'tap'
import { z } from 'zod'
import { readConfig } from '../../src/config.ts'
import { connect } from '../../src/db/database.ts'
import { rooms } from '../../src/features.ts'
import { createApp } from '../../src/web/app.ts'
import type { Room } from '../../src/web/types.ts'
import { anApp } from '../support/app.ts'

const broken: Room = (app) => {
  app.get('/rusak', { config: { access: 'public' }, schema: { hide: true } }, async () => {
    throw new Error('kata sandi basis data: rahasia')
  })
  const body = z.strictObject({ nama: z.string().max(5) })
  app.post('/api/v1/coba', { config: { access: 'public', scope: 'any' }, schema: { body } }, async () => ({ ok: true }))
}

const config = readConfig({ LOG_LEVEL: 'silent' })
const clock = () => new Date('2026-11-24T03:00:00Z')

t.test('a bug is a plain page with a reference number and tells nothing else', async (t) => {
  const { db } = await anApp(t)
  const app = await createApp({ config, db, clock, demonstration: false }, [...rooms, broken])
  t.teardown(() => app.close())
  const page = await app.inject('/rusak')
  t.equal(page.statusCode, 500)
  t.match(page.body, /<code>[0-9a-f-]{36}<\/code>/)
  t.notMatch(page.body, 'rahasia')
  t.match((await app.inject('/en/rusak')).body, 'The fault is ours')
})

t.test(
  'with the database away every page is a 503 that says when to come back, and health tells the two apart',
  async (t) => {
    const db = connect('postgres://nobody:x@127.0.0.1:9/nowhere', { max: 1 })
    const app = await createApp({ config, db, clock, demonstration: false }, rooms)
    t.teardown(async () => {
      await app.close()
      await db.destroy()
    })
    for (const path of ['/', '/daerah', '/praktik', '/en/instrumen']) {
      const page = await app.inject(path)
      t.equal(page.statusCode, 503, path)
      t.equal(page.headers['retry-after'], '5')
      t.match(page.headers['content-type'], /text\/html/)
    }
    const api = await app.inject('/api/v1/agencies')
    t.equal(api.statusCode, 503)
    t.match(api.headers['content-type'], /application\/problem\+json/)
    t.equal((await app.inject('/sehat')).statusCode, 200)
    t.equal((await app.inject('/siap')).statusCode, 503)
  },
)

t.test('what cannot be read is refused in the language asked for, never a 500', async (t) => {
  const { db } = await anApp(t)
  const app = await createApp({ config, db, clock, demonstration: false }, [...rooms, broken])
  t.teardown(() => app.close())
  const post = (payload: string, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/coba',
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    })
  t.equal((await post('{"nama":')).statusCode, 400)
  t.equal((await post('{"__proto__":{"x":1},"nama":"a"}')).statusCode, 400)
  t.equal((await post('x'.repeat(1_100_000))).statusCode, 413)
  t.equal((await post('a=1', { 'content-type': 'text/csv' })).statusCode, 415)
  const wrong = await post('{"nama":"panjang sekali","lain":1}')
  t.equal(wrong.statusCode, 422)
  t.match(wrong.json().errors, [
    { field: 'nama', code: 'too_big', message: 'terlalu besar atau terlalu panjang' },
    { field: 'lain', code: 'unknown', message: 'bagian ini tidak dikenal' },
  ])
  t.match((await post('{"nama":1}', { 'accept-language': 'en' })).json().errors, [{ message: 'wrong type of value' }])
})

t.test('an address that does not exist is a 404 in both languages, and the API says so in JSON', async (t) => {
  const app = await anApp(t)
  t.match((await app.get('/tidak-ada')).body, 'Halaman tidak ditemukan')
  t.match((await app.get('/en/tidak-ada')).body, 'Page not found')
  for (const path of [
    '/daerah/99.99',
    '/daerah/xx',
    '/praktik/tidak-ada',
    '/instrumen/x',
    '/instrumen/permenpanrb-59-2020/indikator/48',
    '/penilaian/bukan-uuid/x',
  ]) {
    t.equal((await app.get(path)).statusCode, 404, path)
  }
  for (const path of ['/daerah/%zz', '/instrumen/%FF?q=%zz', `/praktik/${'a'.repeat(300)}`, '/%', '/tidak/%E0%A4%A']) {
    const id = await app.get(path)
    t.equal(id.statusCode, 404, path)
    t.match(id.body, 'Halaman tidak ditemukan', path)
    t.match((await app.get(`/en${path}`)).body, 'Page not found', path)
  }
  for (const path of ['/agencies/%zz', `/practices/${'a'.repeat(300)}`]) {
    const { statusCode, headers } = await app.get(`/api/v1${path}`)
    t.equal(statusCode, 404, path)
    t.match(headers['content-type'], 'application/problem+json')
  }
  const api = await app.get('/api/v1/agencies/99.99')
  t.equal(api.statusCode, 404)
  t.match(api.headers['content-type'], /application\/problem\+json/)
  t.equal((await app.get('/en/api/v1/agencies')).statusCode, 404, 'the API has no language prefix')
})

t.test('every page carries the headers that keep other sites out', async (t) => {
  const app = await anApp(t)
  const { headers } = await app.get('/')
  t.match(headers['content-security-policy'], /default-src 'none'/)
  t.match(headers['content-security-policy'], /frame-ancestors 'none'/)
  t.notMatch(headers['content-security-policy'], /unsafe-inline/)
  t.match(headers, { 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
  t.equal(headers['set-cookie'], undefined, 'a reader gets no cookie')
})
