import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { anApp } from '../support/app.ts'
import { aQuestion, asks, people } from '../support/questions.ts'
import { REQUEST } from '../support/visits.ts'

t.test('a double click makes one thing: both lead to it, at once or one after the other', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const id = await asks(ani)
  const forms = [
    ['/tanya/baru', aQuestion],
    [`/tanya/${id}/jawaban`, { body: 'Camat menunjuk satu verifikator.' }],
    [`/tanya/${id}/komentar`, { body: 'Berapa lama?', parent: id }],
    ['/kunjungan', { ...REQUEST, interests: '14' }],
  ] as const
  for (const [path, fields] of forms) {
    const [first, second] = await Promise.all([cici.post(path, fields), cici.post(path, fields)])
    const third = await cici.post(path, fields)
    t.equal(first.statusCode, 303, path)
    t.same(
      [second, third].map(({ headers }) => headers.location),
      [first.headers.location, first.headers.location],
    )
    t.match((await cici.get(String(first.headers.location))).statusCode, 200)
    const other = await ani.post(path, fields)
    t.not(other.headers.location, first.headers.location, 'another person did the same by themselves')
  }
  const posts = await asPlatform(app.db, (tx) =>
    tx.selectFrom('post').where('question_id', '=', id).where('kind', '<>', 'question').select('id').execute(),
  )
  t.equal(posts.length, 4, 'one answer and one comment each')
})

t.test('what came back with a mistake may be sent again', async (t) => {
  const app = await anApp(t)
  const { ani } = await people(app)
  const wrong = { ...aQuestion, title: 'Singkat' }
  const [first, second] = await Promise.all([ani.post('/tanya/baru', wrong), ani.post('/tanya/baru', wrong)])
  t.same([first.statusCode, second.statusCode], [422, 422])
  t.equal((await ani.post('/tanya/baru', wrong)).statusCode, 422)
})
