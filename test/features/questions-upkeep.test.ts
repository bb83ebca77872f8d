import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { anApp } from '../support/app.ts'
import { aPerson } from '../support/people.ts'
import { answers, aQuestion, asks, PRACTICE_TAG, people, TAG } from '../support/questions.ts'

const NOWHERE = '01910000-0000-7000-8000-000000000000'

t.test('a question is edited: what it said stands in its history, as a difference', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const id = await asks(ani)
  t.match((await ani.get(`/tanya/${id}/sunting/${id}`)).body, '42 kecamatan')
  const change = {
    title: aQuestion.title,
    body: `${aQuestion.body} Mulai Januari.`,
    tag: PRACTICE_TAG,
    version: '1',
    act: 'kirim',
  }
  t.equal((await ani.post(`/tanya/${id}/sunting/${id}`, change)).statusCode, 303)
  t.match((await app.get(`/tanya/${id}`)).body, 'Mulai Januari')
  t.match((await app.get(`/tanya?tag=${PRACTICE_TAG}`)).body, id)
  t.notMatch((await app.get(`/tanya?tag=${TAG}`)).body, id)
  const history = (await app.get(`/tanya/${id}/riwayat/${id}`)).body
  t.match(history, /<ins>[^<]*Mulai Januari\.<\/ins>/)
  t.notMatch(history, 'ani@bandung.example', 'the public reads no names')
  t.match((await cici.get(`/tanya/${id}/riwayat/${id}`)).body, 'ani@bandung.example')
  const stale = await ani.post(`/tanya/${id}/sunting/${id}`, {
    ...change,
    body: 'Teks saya yang lain sekali, cukup panjang.',
  })
  t.equal(stale.statusCode, 409)
  t.match(stale.body, 'Teks saya yang lain sekali')
  t.match(stale.body, 'Mulai Januari')
  t.equal((await cici.post(`/tanya/${id}/sunting/${id}`, { ...change, version: '2' })).statusCode, 403)
  t.equal((await ani.post(`/tanya/${id}/sunting/${id}`, { ...change, version: 'dua' })).statusCode, 422)
  t.equal((await ani.post(`/tanya/${id}/sunting/${id}`, { ...change, version: '99999999999' })).statusCode, 422)
})

t.test('answers and comments are edited by who wrote them and by curators', async (t) => {
  const app = await anApp(t)
  const { ani, cici, dedi } = await people(app)
  const id = await asks(ani)
  const answer = await answers(cici, id)
  const change = { body: 'Camat menunjuk dua verifikator per kecamatan.', version: '1' }
  t.equal((await ani.post(`/tanya/${id}/sunting/${answer}`, change)).statusCode, 403)
  t.equal((await cici.post(`/tanya/${id}/sunting/${answer}`, change)).statusCode, 303)
  t.equal((await dedi.post(`/tanya/${id}/sunting/${answer}`, { ...change, version: '2' })).statusCode, 303)
  const stale = await cici.post(`/tanya/${id}/sunting/${answer}`, change)
  t.equal(stale.statusCode, 409)
  t.match((await app.get(`/tanya/${id}`)).body, 'dua verifikator')
})

t.test('a duplicate leads to its original, which says so; a curator can take it back', async (t) => {
  const app = await anApp(t)
  const { ani, cici, dedi } = await people(app)
  const original = await asks(ani)
  const double = await asks(cici, { title: 'Pertanyaan yang sama sekali lagi' })
  t.equal((await ani.post(`/tanya/${double}/duplikat`, { original })).statusCode, 403)
  for (const wrong of ['', 'bukan alamat', NOWHERE, double]) {
    t.equal((await dedi.post(`/tanya/${double}/duplikat`, { original: wrong })).statusCode, 422, wrong)
  }
  const address = `http://localhost/en/tanya/${original}#jawaban`
  t.equal((await dedi.post(`/tanya/${double}/duplikat`, { original: address })).statusCode, 303)
  const led = await app.get(`/tanya/${double}`)
  t.equal(led.statusCode, 303)
  t.equal(led.headers.location, `/tanya/${original}?dari=${double}`)
  const there = (await app.get(String(led.headers.location))).body
  t.match(there, 'Anda dialihkan dari pertanyaan yang sama')
  t.match(there, 'Pertanyaan yang sama sekali lagi')
  t.notMatch((await app.get(`/tanya/${original}`)).body, 'Anda dialihkan')
  t.match((await app.get(`/tanya/${double}?tetap=1`)).body, 'ditutup karena sama dengan')
  t.notMatch((await app.get('/tanya')).body, double, 'the list has one of them')
  t.equal((await ani.post(`/tanya/${double}/jawaban`, { body: aQuestion.body })).statusCode, 409)
  t.equal((await dedi.post(`/tanya/${original}/duplikat`, { original: double })).statusCode, 422, 'not in a circle')
  t.equal((await dedi.post(`/tanya/${double}/duplikat/pencabutan`)).statusCode, 303)
  t.equal((await app.get(`/tanya/${double}`)).statusCode, 200)
})

t.test('closing never leads in a circle, however many are closed and whenever', async (t) => {
  const app = await anApp(t)
  const { ani, cici, dedi } = await people(app)
  const [a, b, c] = [await asks(ani), await asks(cici), await asks(ani)]
  const close = (id: string, original: string) => dedi.post(`/tanya/${id}/duplikat`, { original })
  await close(a, b)
  await close(b, c)
  t.equal((await close(c, a)).statusCode, 422)
  t.equal((await app.get(`/tanya/${a}`)).headers.location, `/tanya/${c}?dari=${a}`, 'straight to the end')
  const [d, e] = [await asks(cici), await asks(cici)]
  const both = await Promise.all([close(d, e), close(e, d)])
  t.same(both.map(({ statusCode }) => statusCode).toSorted(), [303, 422])
})

t.test('a duplicate of what was removed stands for itself, and the name is gone from there too', async (t) => {
  const app = await anApp(t)
  const { ani, cici, dedi } = await people(app)
  const original = await asks(ani, { title: 'Nomor telepon pribadi siapa ini?' })
  const double = await asks(cici)
  await dedi.post(`/tanya/${double}/duplikat`, { original })
  t.match((await app.get(`/tanya/${double}?tetap=1`)).body, 'Nomor telepon pribadi')
  await dedi.post(`/tanya/${original}/penghapusan/${original}`, { reason: 'personal' })
  const page = await app.get(`/tanya/${double}`)
  t.equal(page.statusCode, 200)
  t.notMatch(page.body, 'Nomor telepon pribadi')
  t.notMatch((await app.get(`/tanya/${double}?tetap=1`)).body, 'Nomor telepon pribadi')
  const other = await asks(cici)
  t.equal((await dedi.post(`/tanya/${other}/duplikat`, { original })).statusCode, 422)
})

t.test('a duplicate of what only agencies read leads the public nowhere', async (t) => {
  const app = await anApp(t)
  const { ani, cici, dedi } = await people(app)
  const original = await asks(ani, { visibility: 'agencies', title: 'Rahasia antarinstansi saja' })
  const double = await asks(cici)
  await dedi.post(`/tanya/${double}/duplikat`, { original })
  const open = await app.get(`/tanya/${double}`)
  t.equal(open.statusCode, 200)
  t.notMatch(open.body, 'Rahasia antarinstansi')
  t.equal((await app.get(`/api/v1/questions/${double}`)).json().duplicateOf, null)
  t.equal((await ani.get(`/tanya/${double}`)).statusCode, 303)
})

t.test('what is reported stands in the curators’ queue until it is settled', async (t) => {
  const app = await anApp(t)
  const { ani, cici, dedi } = await people(app)
  const id = await asks(ani)
  const answer = await answers(cici, id)
  t.equal((await ani.post(`/tanya/${id}/laporan/${answer}`, { reason: 'iri', note: '' })).statusCode, 422)
  const told = await ani.post(`/tanya/${id}/laporan/${answer}`, { reason: 'personal', note: 'NIK 3204123456780001' })
  t.equal(told.statusCode, 422)
  t.match(told.body, '3204123456780001')
  const report = () => ani.post(`/tanya/${id}/laporan/${answer}`, { reason: 'wrong', note: 'Bukan begitu aturannya' })
  t.equal((await report()).statusCode, 303)
  t.equal((await report()).statusCode, 303)
  t.equal((await ani.get('/kelola/tanya')).statusCode, 403)
  const queue = (await dedi.get('/kelola/tanya')).body
  t.equal(queue.split('Bukan begitu aturannya').length, 2, 'once')
  t.match(queue, 'Isinya keliru')
  const flag = /laporan\/([0-9a-f-]{36})/.exec(queue)?.[1] ?? ''
  t.equal((await dedi.post(`/kelola/tanya/laporan/${flag}`)).statusCode, 303)
  t.equal((await dedi.post(`/kelola/tanya/laporan/${flag}`)).statusCode, 409)
  t.match((await dedi.get('/kelola/tanya')).body, 'Tidak ada laporan')
})

t.test('what is removed leaves a trace with its reason; its text is for its agency and curators', async (t) => {
  const app = await anApp(t)
  const { ani, cici, dedi } = await people(app)
  const id = await asks(ani)
  const answer = await answers(cici, id)
  await ani.post(`/tanya/${id}/penerimaan/${answer}`)
  t.equal((await ani.post(`/tanya/${id}/penghapusan/${answer}`, { reason: 'rude' })).statusCode, 403)
  t.equal((await dedi.post(`/tanya/${id}/penghapusan/${answer}`, { reason: '' })).statusCode, 422)
  t.equal((await dedi.post(`/tanya/${id}/penghapusan/${answer}`, { reason: 'personal' })).statusCode, 303)
  const page = (await app.get(`/tanya/${id}`)).body
  t.match(page, 'memuat data pribadi')
  t.notMatch(page, 'Camat menunjuk')
  t.notMatch(page, 'Jawaban yang menyelesaikan', 'what is gone solves nothing')
  t.match((await app.get('/tanya?status=open')).body, id)
  t.equal((await app.get(`/tanya/${id}/riwayat/${answer}`)).statusCode, 404)
  t.match((await cici.get(`/tanya/${id}/riwayat/${answer}`)).body, 'Camat menunjuk')
  t.equal((await dedi.post(`/tanya/${id}/penghapusan/${id}`, { reason: 'spam' })).statusCode, 303)
  const gone = await app.get(`/tanya/${id}`)
  t.equal(gone.statusCode, 410)
  t.notMatch(gone.body, '42 kecamatan')
  t.notMatch(gone.body, aQuestion.title)
  t.notMatch((await app.get('/tanya')).body, id)
  const kinds = await asPlatform(app.db, (tx) =>
    tx.selectFrom('notification').where('kind', '=', 'question.removed').select('id').execute(),
  )
  t.equal(kinds.length, 2)
})

t.test('with a question goes the history of all that stands beneath it', async (t) => {
  const app = await anApp(t)
  const { ani, cici, dedi } = await people(app)
  const id = await asks(ani)
  const answer = await answers(cici, id)
  t.match((await app.get(`/tanya/${id}/riwayat/${answer}`)).body, 'Camat menunjuk')
  await dedi.post(`/tanya/${id}/penghapusan/${id}`, { reason: 'rude' })
  t.equal((await app.get(`/tanya/${id}/riwayat/${answer}`)).statusCode, 404)
  t.equal((await ani.get(`/tanya/${id}/riwayat/${answer}`)).statusCode, 404)
  t.match((await cici.get(`/tanya/${id}/riwayat/${answer}`)).body, 'Camat menunjuk')
  t.match((await dedi.get(`/tanya/${id}/riwayat/${answer}`)).body, 'Camat menunjuk')
})

t.test('an author takes back an answer, and a question only while nobody has answered', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const id = await asks(ani)
  const answer = await answers(cici, id)
  t.equal((await ani.post(`/tanya/${id}/penghapusan/${id}`)).statusCode, 403)
  t.equal((await cici.post(`/tanya/${id}/penghapusan/${answer}`)).statusCode, 303)
  t.match((await app.get(`/tanya/${id}`)).body, 'Ditarik oleh penulisnya')
  t.equal((await ani.post(`/tanya/${id}/penghapusan/${id}`)).statusCode, 303)
  t.equal((await app.get(`/tanya/${id}`)).statusCode, 410)
})

t.test('curators name tags, and whoever asks finds them by these names', async (t) => {
  const app = await anApp(t)
  const { ani, dedi } = await people(app)
  const member = await aPerson(app, 'budi@bandung.example', 'member', '32.04')
  t.equal((await member.get('/kelola/tag')).statusCode, 403)
  const name = (word: string, tag = TAG) => dedi.post('/kelola/tag', { word, tag })
  t.equal((await name('Kerangka  Zeppelin')).statusCode, 303)
  t.equal((await name('kerangka zeppelin', PRACTICE_TAG)).statusCode, 422, 'one word leads to one tag')
  t.equal((await name('lain', 'tidak.ada')).statusCode, 422)
  t.equal((await name('x')).statusCode, 422)
  t.match((await dedi.get('/kelola/tag')).body, 'kerangka zeppelin')
  const found = await ani.post('/tanya/baru', { ...aQuestion, tag: '', cari: 'zeppelin', act: 'cari-tag' })
  t.match(found.body, `value="${TAG}"`)
  t.equal((await dedi.post('/kelola/tag/penghapusan', { word: 'kerangka zeppelin' })).statusCode, 303)
  t.notMatch((await dedi.get('/kelola/tag')).body, 'kerangka zeppelin')
})

t.test('whoever writes more than thirty times in a minute has to wait, and keeps what was typed', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const id = await asks(ani)
  const answer = await answers(cici, id)
  const body = (n: number) => `Camat menunjuk ${n} verifikator di tiap kecamatan.`
  for (let n = 1; n <= 30; n += 1) await cici.post(`/tanya/${id}/sunting/${answer}`, { body: body(n), version: `${n}` })
  const edited = await cici.post(`/tanya/${id}/sunting/${answer}`, { body: body(99), version: '31' })
  for (let n = 2; n <= 30; n += 1) await cici.post(`/tanya/${id}/komentar`, { body: `Komentar ${n}`, parent: id })
  const answered = await cici.post(`/tanya/${id}/jawaban`, { body: body(99) })
  const commented = await cici.post(`/tanya/${id}/komentar`, { body: body(99), parent: answer })
  for (const late of [edited, answered, commented]) {
    t.equal(late.statusCode, 429)
    t.match(late.body, body(99))
    t.match(late.body, 'coba lagi 60 detik lagi')
    t.equal(late.headers['retry-after'], '60')
  }
  for (let n = 1; n <= 30; n += 1) await ani.post(`/tanya/${id}/penerimaan/${n % 2 ? answer : 'pencabutan'}`)
  t.equal((await ani.post(`/tanya/${id}/penerimaan/${answer}`)).statusCode, 429)
})

t.test('a text of 100,000 signs comes back as typed, whatever signs they are', async (t) => {
  const app = await anApp(t)
  const { ani } = await people(app)
  const id = await asks(ani)
  for (const sign of ['a', '“']) {
    const body = sign.repeat(100_000)
    for (const [path, fields] of [
      ['/tanya/baru', { ...aQuestion, body }],
      [`/tanya/${id}/jawaban`, { body }],
    ] as const) {
      const back = await ani.post(path, fields)
      t.equal(back.statusCode, 422, path)
      t.ok(back.body.includes(body), 'as typed')
    }
  }
})

t.test('a title keeps no line breaks and no signs that nobody sees', async (t) => {
  const app = await anApp(t)
  const { ani } = await people(app)
  const id = await asks(ani, { title: 'Judul\r\nyang \u202e\u0001terbalik\u200b ini' })
  t.match((await app.get(`/tanya/${id}`)).body, '>Judul yang terbalik ini<')
  t.equal((await ani.post('/tanya/baru', { ...aQuestion, title: '\u200b'.repeat(20) })).statusCode, 422)
})
