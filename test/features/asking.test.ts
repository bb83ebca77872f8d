import t from 'tap'
import { anApp } from '../support/app.ts'
import { aQuestion, idOf, people } from '../support/questions.ts'

t.test('what is similar is shown once before a question is sent, and one more press sends it', async (t) => {
  const app = await anApp(t)
  const { ani } = await people(app)
  const { tetap: _, ...question } = aQuestion
  const shown = await ani.post('/tanya/baru', question)
  t.equal(shown.statusCode, 200)
  t.match(shown.body, 'Tanda Tangan Elektronik sampai desa')
  t.match(shown.body, 'Tetap kirim pertanyaan')
  t.match(shown.body, '42 kecamatan', 'what was written stays')
  t.match(shown.body, 'name="tetap" value="ya"')
  t.notMatch((await app.get('/tanya')).body, question.title, 'nothing was asked yet')
  t.match(idOf(await ani.post('/tanya/baru', { ...question, tetap: 'ya' })), /^[0-9a-f-]{36}$/)
})

t.test('a question like no other is sent at once', async (t) => {
  const app = await anApp(t)
  const { ani } = await people(app)
  const { tetap: _, ...question } = { ...aQuestion, title: 'Xylofon zeppelin quasar?' }
  t.match(idOf(await ani.post('/tanya/baru', question)), /^[0-9a-f-]{36}$/)
})
