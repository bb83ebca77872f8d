import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { aPerson } from '../support/people.ts'
import { answers, aQuestion, asks, idOf, PRACTICE_TAG, people, TAG } from '../support/questions.ts'

const told = (app: TestApp) =>
  asPlatform(app.db, (tx) =>
    tx
      .selectFrom('notification as n')
      .innerJoin('person as p', 'p.id', 'n.person_id')
      .select(['n.kind', 'p.email'])
      .orderBy('n.at')
      .orderBy('p.email')
      .execute(),
  )

t.test('Bandung asks, Garut answers, Bandung says that it solved it', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  t.match((await app.get('/tanya')).body, 'Belum ada pertanyaan')
  const id = await asks(ani)
  const anonymous = await app.get(`/tanya/${id}`)
  t.match(anonymous.body, 'Bagaimana membagi tugas tim TTE')
  t.match(anonymous.body, 'Kabupaten Bandung')
  t.notMatch(anonymous.body, 'ani@bandung.example', 'the public reads no name')
  t.match((await cici.get(`/tanya/${id}`)).body, 'ani@bandung.example', 'agencies do')
  t.match((await app.get('/tanya')).body, 'Belum dijawab')
  const answer = await answers(cici, id)
  t.equal((await ani.post(`/tanya/${id}/penerimaan/${answer}`)).statusCode, 303)
  const solved = (await app.get(`/tanya/${id}`)).body
  t.match(solved, 'Jawaban yang menyelesaikan')
  t.match((await app.get('/tanya?status=solved')).body, id)
  t.notMatch((await app.get('/tanya?status=answered')).body, id)
  t.match((await app.get('/en/tanya?status=solved')).body, 'Solved')
  t.equal((await ani.post(`/tanya/${id}/penerimaan/pencabutan`)).statusCode, 303)
  t.match((await app.get('/tanya?status=answered')).body, id)
  t.same(
    (await told(app)).map(({ kind, email }) => `${kind} ${email}`),
    ['question.answered ani@bandung.example', 'question.accepted cici@garut.example'],
  )
})

t.test('one’s name stands there for the public only where one said so', async (t) => {
  const app = await anApp(t)
  const { ani } = await people(app)
  const id = await asks(ani, { named: 'ya' })
  t.match((await app.get(`/tanya/${id}`)).body, 'ani@bandung.example')
})

t.test('what is for agencies is not there for the public, in pages and lists', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const id = await asks(ani, { visibility: 'agencies' })
  t.equal((await app.get(`/tanya/${id}`)).statusCode, 404)
  t.notMatch((await app.get('/tanya')).body, id)
  t.match((await cici.get('/tanya')).body, id)
  t.match((await cici.get(`/tanya/${id}`)).body, 'Hanya instansi yang masuk')
})

t.test('useful is said once, never of oneself, and can be taken back', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const id = await asks(ani)
  const vote = () => cici.post(`/tanya/${id}/suara/${id}`)
  t.equal((await vote()).statusCode, 303)
  t.equal((await vote()).statusCode, 303)
  t.match((await app.get(`/tanya/${id}`)).body, '1 orang terbantu')
  t.equal((await ani.post(`/tanya/${id}/suara/${id}`)).statusCode, 403)
  t.match((await app.get(`/tanya/${id}`)).body, '1 orang terbantu')
  t.equal((await cici.post(`/tanya/${id}/suara/${id}/pencabutan`)).statusCode, 303)
  t.match((await app.get(`/tanya/${id}`)).body, 'belum dinilai')
})

t.test('another’s question is accepted by nobody but a curator, and then the asker is told', async (t) => {
  const app = await anApp(t)
  const { ani, cici, dedi } = await people(app)
  const colleague = await aPerson(app, 'budi@bandung.example', 'approver', '32.04')
  const id = await asks(ani)
  const answer = await answers(cici, id)
  for (const visitor of [cici, colleague]) {
    const refused = await visitor.post(`/tanya/${id}/penerimaan/${answer}`)
    t.equal(refused.statusCode, 403)
    t.match(refused.body, 'Hanya penanya dan kurator')
  }
  t.equal((await dedi.post(`/tanya/${id}/penerimaan/${answer}`)).statusCode, 303)
  t.ok((await told(app)).some(({ kind, email }) => kind === 'question.acceptedForMe' && email.startsWith('ani')))
  t.equal((await ani.post(`/tanya/${id}/penerimaan/${id}`)).statusCode, 404, 'a question is no answer')
})

t.test('an agency that tried an answer says so by name, and never of its own', async (t) => {
  const app = await anApp(t)
  const { ani, cici, dedi } = await people(app)
  const id = await asks(ani)
  const answer = await answers(cici, id)
  t.match((await dedi.get(`/tanya/${id}/berhasil/${answer}`)).body, 'Camat menunjuk')
  t.equal((await dedi.post(`/tanya/${id}/berhasil/${answer}`, { note: 'Dua minggu selesai' })).statusCode, 303)
  const page = (await app.get(`/tanya/${id}`)).body
  t.match(page, 'Juga berhasil di 1 instansi')
  t.match(page, 'Dua minggu selesai')
  t.equal((await cici.post(`/tanya/${id}/berhasil/${answer}`, { note: '' })).statusCode, 403)
  t.equal((await dedi.post(`/tanya/${id}/berhasil/${answer}/pencabutan`)).statusCode, 303)
  t.notMatch((await app.get(`/tanya/${id}`)).body, 'Dua minggu selesai')
})

t.test('comments stand beneath what they are about', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const id = await asks(ani)
  const answer = await answers(cici, id)
  t.equal((await ani.post(`/tanya/${id}/komentar`, { parent: answer, body: 'Berapa lama?' })).statusCode, 303)
  t.match((await app.get(`/tanya/${id}`)).body, 'Berapa lama?')
  const short = await ani.post(`/tanya/${id}/komentar`, { parent: answer, body: 'x' })
  t.equal(short.statusCode, 422)
  t.match(short.body, 'Tulis 2 sampai 2.000 huruf')
  t.equal((await ani.post(`/tanya/${id}/komentar`, { parent: 'bukan', body: 'Berapa lama?' })).statusCode, 422)
})

t.test('bad input comes back as typed, with the reason beside its field', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const refused = async (change: Record<string, string>, reason: string) => {
    const answer = await ani.post('/tanya/baru', { ...aQuestion, ...change })
    t.equal(answer.statusCode, 422, reason)
    t.match(answer.body, reason)
    t.match(answer.body, change.title ?? aQuestion.title)
  }
  await refused({ body: '' }, 'Tulis 20 sampai 20.000 huruf')
  await refused({ body: 'x'.repeat(100_000) }, 'Tulis 20 sampai 20.000 huruf')
  await refused({ body: '## Yang ingin dicapai\n\n## Yang sudah dicoba' }, 'di luar judul kerangka')
  await refused({ tag: 'zeppelin.1' }, 'Tag ini tidak ada')
  await refused({ tag: '' }, 'Pilih satu sampai lima')
  await refused({ kind: 'apa saja' }, 'Pilih jenis pertanyaan')
  await refused({ visibility: 'rahasia' }, 'Pilih siapa yang dapat membaca')
  await refused({ body: 'NIK beliau 3211234567890123, tolong dibantu segera ya' }, 'Seperti ada NIK')
  t.match((await ani.post('/tanya/baru', { ...aQuestion, title: 'pendek' })).body, 'Tulis 10 sampai 150 huruf')
  const id = await asks(ani, {
    title: 'Judul dengan\0 NUL dan <script>alert(1)</script>',
    body: '<script>alert(1)</script> dan [x](javascript:alert(1)) \0 dua puluh',
  })
  const page = (await app.get(`/tanya/${id}`)).body
  t.notMatch(page, '<script>alert')
  t.notMatch(page, 'href="javascript')
  const long = await cici.post(`/tanya/${id}/jawaban`, { body: 'x'.repeat(30_000) })
  t.equal(long.statusCode, 422)
  t.match(long.body, 'Tulis 20 sampai 20.000 huruf')
  t.equal(
    (await cici.post('/tanya/01910000-0000-7000-8000-000000000000/jawaban', { body: aQuestion.body })).statusCode,
    404,
  )
})

t.test(
  'thirty questions in a minute are too many: the sixth is told how long to wait, and keeps its text',
  async (t) => {
    const app = await anApp(t)
    const { ani } = await people(app)
    for (let n = 0; n < 5; n += 1) t.match(await asks(ani), /^[0-9a-f-]{36}$/)
    const sixth = await ani.post('/tanya/baru', aQuestion)
    t.equal(sixth.statusCode, 429)
    t.equal(sixth.headers['retry-after'], '60')
    t.match(sixth.body, 'coba lagi 60 detik lagi')
    t.match(sixth.body, aQuestion.title)
    app.now = new Date(app.now.getTime() + 61_000)
    t.match(idOf(await ani.post('/tanya/baru', aQuestion)), /^[0-9a-f-]{36}$/)
  },
)

t.test('the list: filters, the order of doings, pages, an unknown tag, a cursor of another list', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const first = await asks(ani, { title: 'Pertanyaan yang pertama diajukan' })
  app.now = new Date(app.now.getTime() + 120_000)
  const second = await asks(ani, { title: 'Pertanyaan yang kedua diajukan', kind: 'document', tag: PRACTICE_TAG })
  const order = async () =>
    [...(await app.get('/tanya')).body.matchAll(/<h2><a href="\/tanya\/([\w-]+)"/g)].map(([, id]) => id)
  t.same(await order(), [second, first])
  app.now = new Date(app.now.getTime() + 120_000)
  await answers(cici, first)
  t.same(await order(), [first, second])
  const only = (await app.get(`/tanya?tag=${PRACTICE_TAG}&jenis=document`)).body
  t.match(only, second)
  t.notMatch(only, first)
  t.match((await app.get('/tanya?q=KEDUA')).body, second)
  t.match(
    (await app.get(`/tanya?q=${encodeURIComponent('%_\\ zeppelin "& | !')}`)).body,
    'Tidak ada pertanyaan yang cocok',
  )
  const unknown = await app.get('/tanya?tag=zeppelin')
  t.equal(unknown.statusCode, 422)
  t.match(unknown.body, 'Tag ini tidak ada')
  t.equal((await app.get('/tanya?cursor=bukan')).statusCode, 422)
  t.equal((await app.get('/tanya?q=%00')).statusCode, 200)
  await asPlatform(app.db, async (tx) => {
    const { v7 } = await import('uuid')
    for (let n = 0; n < 30; n += 1) {
      const [id, at] = [v7(), new Date(app.now.getTime() - n * 60_000)]
      const row = {
        id,
        agency_id: '32.04',
        kind: 'how',
        title: `Simulasi ${n}`,
        visibility: 'public',
        basis: 'simulated',
      } as const
      await tx
        .insertInto('question')
        .values({ ...row, asked_at: at, active_at: at, answer_due_on: '2026-12-01' })
        .execute()
      await tx.insertInto('question_tag').values({ question_id: id, tag: TAG }).execute()
      const post = {
        id,
        question_id: id,
        kind: 'question',
        agency_id: '32.04',
        body: 'Isi',
        basis: 'simulated',
        posted_at: at,
      } as const
      await tx
        .insertInto('post')
        .values({ ...post, named: false })
        .execute()
    }
  })
  const one = (await app.get('/tanya')).body
  t.match(one, 'SIMULASI')
  const next = (/href="([^"]+)" rel="next"/.exec(one)?.[1] ?? '').replaceAll('&#x3D;', '=')
  const two = await app.get(next)
  t.match(two.body, 'Simulasi 29')
  t.notMatch(two.body, 'Simulasi 0<')
  t.equal((await app.get(`${next}&status=open`)).statusCode, 422, 'of another filter')
})

t.test('writing: a template by kind, tags found by words, a preview, all without a script', async (t) => {
  const app = await anApp(t)
  const { ani } = await people(app)
  t.equal((await app.get('/tanya/baru')).statusCode, 303, 'only who signed in')
  const blank = (await ani.get('/tanya/baru?jenis=integration&judul=Judul%20dari%20pencarian')).body
  t.match(blank, '## Sistem yang dihubungkan')
  t.match(blank, 'Judul dari pencarian')
  const other = await ani.post('/tanya/baru', { ...aQuestion, body: '', kind: 'document', act: 'templat' })
  t.match(other.body, '## Dokumen yang dicari')
  const kept = await ani.post('/tanya/baru', { ...aQuestion, act: 'templat' })
  t.match(kept.body, '42 kecamatan', 'what was written stays')
  const found = await ani.post('/tanya/baru', { ...aQuestion, cari: 'arsitektur', act: 'cari-tag' })
  t.equal(found.statusCode, 200)
  t.match(found.body, /value="permenpanrb-59-2020\.1">/)
  t.match(found.body, /value="permenpanrb-59-2020\.12" checked/)
  const short = await ani.post('/tanya/baru', { ...aQuestion, tag: '', cari: 'SPLP', act: 'cari-tag' })
  t.match(short.body, /value="permenpanrb-59-2020\.18">/, 'what the field calls it')
  t.match((await app.get('/tanya?tag=TTE')).body, /value="praktik\.[^"]+" selected>Tanda Tangan Elektronik/)
  const preview = await ani.post('/tanya/baru', {
    ...aQuestion,
    body: 'Ini **tebal** dan cukup panjang isinya.',
    act: 'pratinjau',
  })
  t.match(preview.body, '<strong>tebal</strong>')
  t.notMatch((await app.get('/tanya')).body, aQuestion.title, 'nothing was asked yet')
})
