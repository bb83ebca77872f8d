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

t.test('the public reads how to ask; a search for tags that adds nothing says that what is ticked stays', async (t) => {
  const app = await anApp(t)
  const { ani, dedi } = await people(app)
  t.match((await app.get('/tanya')).body, 'Masuk untuk bertanya')
  t.notMatch((await ani.get('/tanya')).body, 'Masuk untuk bertanya')
  t.match((await dedi.get('/kelola/tanya')).body, 'href="/kelola/tag"')
  const sought = (await ani.post('/tanya/baru', { ...aQuestion, act: 'cari-tag', cari: 'zzzzqq' })).body
  t.match(sought, 'yang sudah dicentang tetap terpilih')
  const { tag: _, ...untagged } = aQuestion
  t.match((await ani.post('/tanya/baru', { ...untagged, act: 'cari-tag', cari: 'zzzzqq' })).body, 'Tidak ada indikator')
})
