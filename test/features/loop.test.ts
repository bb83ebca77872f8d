import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import type { NotificationKind } from '../../src/domain/notification.ts'
import { anApp, type TestApp, type Visitor } from '../support/app.ts'
import { adopters, anObstacle, askedAndAccepted, DETAIL, formIn, SOLUTION } from '../support/loop.ts'
import { answers, idOf } from '../support/questions.ts'

const told = (app: TestApp, ...kinds: NotificationKind[]) =>
  asPlatform(app.db, async (tx) => {
    const rows = await tx
      .selectFrom('notification as n')
      .innerJoin('person as p', 'p.id', 'n.person_id')
      .where('n.kind', 'in', kinds)
      .select(['n.kind', 'p.email'])
      .orderBy('n.kind')
      .orderBy('p.email')
      .execute()
    return rows.map((row) => `${row.kind} ${row.email}`)
  })

const proposalIn = async (curator: Visitor) =>
  /\/kelola\/kendala-umum\/([0-9a-f-]{36})/.exec((await curator.get('/kelola/kendala-umum')).body)?.[1] ?? 'none'

t.test('one obstacle: asked, answered, resolved, and its solution stands on the practice', async (t) => {
  const app = await anApp(t)
  const { ani, budi, cici, dedi } = await adopters(app)
  const { adoption, obstacle } = await anObstacle(app, ani)

  // first station: the obstacle becomes a question
  const step = `/penerapan/${adoption}/kendala/${obstacle}/tanya`
  t.match((await ani.get(`/penerapan/${adoption}`)).body, step)
  const before = await ani.get(step)
  t.match(before.body, 'Belum ada kendala sejenis')
  t.match(before.body, `/tanya/baru?kendala&#x3D;${obstacle}`)
  const form = formIn((await ani.get(`/tanya/baru?kendala=${obstacle}`)).body)
  t.match(form, { kind: 'obstacle', obstacle, tag: 'praktik.e-office', visibility: 'agencies' })
  t.match(form.title, 'Regulasi')
  t.match(form.body, `## Yang tertahan\n${DETAIL}`)
  t.match(form.body, 'Bagian Hukum')
  const question = idOf(await ani.post('/tanya/baru', form))
  const asked = (await ani.get(`/penerapan/${adoption}`)).body
  t.match(asked, `/tanya/${question}`)
  t.notMatch(asked, step, 'it is not asked twice')

  // second station: another agency answers, the asker accepts
  const answer = await answers(cici, question, SOLUTION)
  t.notMatch((await ani.get(`/tanya/${question}`)).body, 'penyelesaian', 'nothing was accepted yet')
  await ani.post(`/tanya/${question}/penerimaan/${answer}`)
  t.same(
    await told(app, 'obstacle.solvable', 'obstacle.proposed'),
    ['obstacle.solvable budi@bandung.example'],
    'who accepted knows',
  )
  const solving = `/tanya/${question}/penyelesaian`
  const settled = (await budi.get(`/tanya/${question}`)).body
  t.ok(settled.indexOf(solving) > settled.indexOf(`id="p-${answer}"`), 'it is offered where acceptance leads')
  t.notMatch((await cici.get(`/tanya/${question}`)).body, solving)

  // third station: the obstacle is resolved, and what helped is proposed
  const offered = await ani.get(solving)
  t.match(offered.body, DETAIL)
  t.match(offered.body, SOLUTION)
  const resolved = await ani.post(solving, { problem: DETAIL, solution: SOLUTION })
  t.equal(resolved.headers.location, `/penerapan/${adoption}#kendala`)
  t.match((await ani.get(`/penerapan/${adoption}`)).body, `Jawaban: ${SOLUTION}`)
  t.notMatch((await ani.get(`/tanya/${question}`)).body, solving, 'nothing is left to resolve')
  t.equal((await ani.post(solving, { problem: DETAIL, solution: SOLUTION })).statusCode, 409)
  t.same(await told(app, 'obstacle.proposed'), [
    'obstacle.proposed cici@garut.example',
    'obstacle.proposed dedi@sumedang.example',
  ])
  t.notMatch((await app.get('/praktik/e-office')).body, SOLUTION, 'a curator decides')

  // fourth station: a curator publishes it
  const proposal = await proposalIn(dedi)
  const problem = 'Peraturan tata naskah dinas belum mengatur TTE.'
  const published = await dedi.post(`/kelola/kendala-umum/${proposal}`, {
    ...{ problem, solution: SOLUTION, note: '', act: 'terbit' },
  })
  t.equal(published.statusCode, 303)
  const page = (await app.get('/praktik/e-office')).body
  t.match(page, 'Kendala yang sering ditemui')
  t.match(page, problem)
  t.match(page, SOLUTION)
  t.notMatch(page, `/tanya/${question}`, 'the question is for agencies')
  t.match((await cici.get('/praktik/e-office')).body, `/tanya/${question}`)
  t.match((await app.get('/en/praktik/e-office')).body, 'Obstacles often met')
  t.same(await told(app, 'obstacle.published'), [
    'obstacle.published ani@bandung.example',
    'obstacle.published budi@bandung.example',
    'obstacle.published cici@garut.example',
  ])
  t.match((await dedi.get('/kelola/kendala-umum')).body, 'Tidak ada usulan yang menunggu')
})

t.test('the next region with the same kind of obstacle sees how it was solved, and not by whom', async (t) => {
  const app = await anApp(t)
  const { ani, cici, dedi } = await adopters(app)
  const first = await anObstacle(app, ani)
  const { question } = await askedAndAccepted(ani, cici, first.obstacle)
  await ani.post(`/tanya/${question}/penyelesaian`, { problem: DETAIL, solution: SOLUTION })
  const second = await anObstacle(app, cici, 'regulation', 'Belum ada dasar hukum untuk surat elektronik.')
  const step = `/penerapan/${second.adoption}/kendala/${second.obstacle}/tanya`
  const solved = await cici.get(step)
  t.match(solved.body, DETAIL)
  t.match(solved.body, SOLUTION)
  t.notMatch(solved.body, 'Kabupaten Bandung')
  const own = await anObstacle(app, ani)
  t.notMatch((await ani.get(`/penerapan/${own.adoption}/kendala/${own.obstacle}/tanya`)).body, SOLUTION, 'of others')
  const proposal = await proposalIn(dedi)
  await dedi.post(`/kelola/kendala-umum/${proposal}`, { problem: DETAIL, solution: SOLUTION, act: 'terbit' })
  const published = (await cici.get(step)).body
  t.match(published, 'Kendala umum dan cara mengatasinya')
  t.equal(published.split(DETAIL).length, 2, 'it stands there once')
})

t.test('another’s obstacle is not there, in no step of the way', async (t) => {
  const app = await anApp(t)
  const { ani, cici, dedi } = await adopters(app)
  const { adoption, obstacle } = await anObstacle(app, ani)
  for (const stranger of [cici, dedi]) {
    t.equal((await stranger.get(`/penerapan/${adoption}/kendala/${obstacle}/tanya`)).statusCode, 404)
    t.equal((await stranger.get(`/tanya/baru?kendala=${obstacle}`)).statusCode, 404)
  }
  const form = formIn((await ani.get(`/tanya/baru?kendala=${obstacle}`)).body)
  t.equal((await cici.post('/tanya/baru', form)).statusCode, 404)
  t.equal((await ani.post('/tanya/baru', { ...form, obstacle: "x' or 1=1" })).statusCode, 404)
  t.equal((await ani.get('/tanya/baru?kendala=bukan-uuid')).statusCode, 404)
  const { question } = await askedAndAccepted(ani, cici, obstacle)
  t.equal((await cici.get(`/tanya/${question}/penyelesaian`)).statusCode, 404)
  t.equal((await cici.post(`/tanya/${question}/penyelesaian`, { problem: DETAIL, solution: SOLUTION })).statusCode, 404)
  t.equal((await cici.get(`/penerapan/${adoption}/kendala/${question}/tanya`)).statusCode, 404)
})

t.test('what cannot be proposed or decided is said beside its field, and nothing is stored', async (t) => {
  const app = await anApp(t)
  const { ani, cici, dedi } = await adopters(app)
  const { adoption, obstacle } = await anObstacle(app, ani)
  const { question } = await askedAndAccepted(ani, cici, obstacle)
  const solving = `/tanya/${question}/penyelesaian`
  const script = '<script>alert(1)</script> kendala kami'
  const wrong = await ani.post(solving, { problem: script, solution: 'NIP 198001012005011001 yang mengurus' })
  t.equal(wrong.statusCode, 422)
  t.match(wrong.body, 'Seperti ada NIK atau NIP')
  t.notMatch(wrong.body, '<script>alert')
  t.match(wrong.body, '&lt;script&gt;', 'what was typed comes back')
  t.equal((await ani.post(solving, { problem: '', solution: 'x'.repeat(100_000) })).statusCode, 422)
  t.match((await ani.get(`/penerapan/${adoption}`)).body, 'Selesaikan kendala ini', 'it still stands')
  await ani.post(solving, { problem: DETAIL, solution: SOLUTION })
  const path = `/kelola/kendala-umum/${await proposalIn(dedi)}`
  const texts = { problem: DETAIL, solution: SOLUTION, note: '' }
  t.equal((await ani.get(path)).statusCode, 403)
  t.equal((await ani.post(path, { ...texts, act: 'terbit' })).statusCode, 403)
  const reasonless = await dedi.post(path, { ...texts, act: 'tolak' })
  t.equal(reasonless.statusCode, 422)
  t.match(reasonless.body, 'Tulis alasan menolak')
  t.equal((await dedi.post(path, { ...texts, act: 'lain' })).statusCode, 422)
  t.equal((await dedi.post(path, { ...texts, note: 'Terlalu khusus.', act: 'tolak' })).statusCode, 303)
  t.equal((await dedi.post(path, { ...texts, act: 'terbit' })).statusCode, 409, 'it was decided')
  t.notMatch((await app.get('/praktik/e-office')).body, SOLUTION)
  t.match((await dedi.get('/kelola/kendala-umum')).body, 'Terlalu khusus.')
  t.same(await told(app, 'obstacle.published'), [])
  t.same(
    await told(app, 'obstacle.declined'),
    ['ani@bandung.example', 'budi@bandung.example', 'cici@garut.example'].map((email) => `obstacle.declined ${email}`),
    'both sides hear of it',
  )
  t.match((await ani.get('/notifikasi')).body, 'Alasan kurator: Terlalu khusus.')
  t.match((await cici.get('/en/notifikasi')).body, 'The curator’s reason: Terlalu khusus.')
})
