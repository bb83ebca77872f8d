import t from 'tap'
import { anApp } from '../support/app.ts'
import { answers, aQuestion, asks, people } from '../support/questions.ts'

t.test('who asked reads that it was posted, and is not asked to answer it', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const asked = String((await ani.post('/tanya/baru', aQuestion)).headers.location)
  const after = (await ani.get(asked)).body
  t.match(after, 'Pertanyaan terkirim')
  t.notMatch(after, 'Jadilah yang pertama menjawab')
  const plain = asked.split('?')[0] ?? ''
  t.notMatch((await ani.get(plain)).body, 'Pertanyaan terkirim', 'it is said once')
  t.match((await cici.get(plain)).body, 'Jadilah yang pertama menjawab')
  t.notMatch((await app.get(asked)).body, 'Pertanyaan terkirim', 'a link says nothing to others')
  t.equal((await ani.get(`${plain}?kabar=lain`)).statusCode, 200)
})

t.test('who reports something reads that it arrived', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const id = await asks(ani)
  const answer = await answers(cici, id)
  const sent = await ani.post(`/tanya/${id}/laporan/${answer}`, { reason: 'wrong', note: '' })
  t.match((await ani.get(String(sent.headers.location))).body, 'Laporan Anda sudah diterima')
})
