import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import type { NotificationKind } from '../../src/domain/notification.ts'
import { commit } from '../../src/features/adoptions/adoptions.ts'
import { follow } from '../../src/features/notifications/notifications.ts'
import { followQuestions } from '../../src/features/questions/questions.ts'
import { aCommitment, anActor, GARUT } from '../support/adoptions.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { aPerson, PASSWORD } from '../support/people.ts'
import { answers, aQuestion, asks, PRACTICE_TAG, people, TAG } from '../support/questions.ts'

const told = async (app: TestApp, kind: NotificationKind) => {
  const rows = await asPlatform(app.db, (tx) =>
    tx
      .selectFrom('notification as n')
      .innerJoin('person as p', 'p.id', 'n.person_id')
      .where('n.kind', '=', kind)
      .select('p.email')
      .orderBy('p.email')
      .execute(),
  )
  return rows.map(({ email }) => email)
}

const at = (app: TestApp, moment: string) => {
  app.now = new Date(moment)
}

const due = (app: TestApp) => followQuestions(app.db, () => app.now)

t.test('a question on a practice reaches its owner, who runs it, and who follows its tags; nobody else', async (t) => {
  const app = await anApp(t)
  const { ani } = await people(app)
  await aPerson(app, 'fajar@cianjur.example', 'member', '32.03')
  const garut = await anActor(app, 'member', GARUT)
  const { adoptionId } = await garut.may((tx) => commit(tx, garut.who, aCommitment, app.now))
  await asPlatform(app.db, (tx) =>
    tx.updateTable('adoption').set({ stage: 'running' }).where('id', '=', adoptionId).execute(),
  )
  const reader = await anActor(app, 'member', '32.06')
  await reader.may((tx) => follow(tx, reader.who.personId, 'indicator', TAG, app.now))
  await asks(ani, { tag: PRACTICE_TAG })
  t.same(await told(app, 'question.asked'), ['cici@garut.example', 'dedi@sumedang.example', garut.who.name].sort())
  await asks(ani)
  t.ok((await told(app, 'question.asked')).includes(reader.who.name))
  t.notOk((await told(app, 'question.asked')).includes('fajar@cianjur.example'))
})

t.test('five working days without an answer: curators are told once, and it stands in their queue', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const id = await asks(ani)
  const answered = await asks(ani, { title: 'Pertanyaan yang dijawab tepat waktu' })
  await answers(cici, answered)
  at(app, '2026-12-01T16:59:00Z')
  await due(app)
  t.same(await told(app, 'question.unanswered'), [], 'the last minute of Tuesday in Bandung')
  const dedi = await app.as('dedi@sumedang.example', PASSWORD)
  t.match((await dedi.get('/kelola/tanya')).body, 'Semua pertanyaan dijawab tepat waktu')
  at(app, '2026-12-01T17:01:00Z')
  await Promise.all([due(app), due(app)])
  await due(app)
  t.same(await told(app, 'question.unanswered'), ['dedi@sumedang.example'])
  const curator = await aPerson(app, 'gita@sumedang.example', 'curator', '32.11')
  await due(app)
  t.same(await told(app, 'question.unanswered'), ['dedi@sumedang.example'], 'who came later reads the queue')
  const queue = (await curator.get('/kelola/tanya')).body
  t.match(queue, id)
  t.notMatch(queue, answered)
  t.match((await app.get(`/tanya/${id}`)).body, 'Sudah lewat lima hari kerja')
})

t.test('a week after the first answer the asker is asked once whether it worked, unless it is solved', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const waiting = await asks(ani)
  const solved = await asks(ani, { title: 'Pertanyaan yang sudah selesai' })
  await answers(cici, waiting)
  await ani.post(`/tanya/${solved}/penerimaan/${await answers(cici, solved)}`)
  at(app, '2026-12-01T02:59:00Z')
  await due(app)
  t.same(await told(app, 'question.tried'), [])
  at(app, '2026-12-01T03:00:00Z')
  await due(app)
  await due(app)
  t.same(await told(app, 'question.tried'), ['ani@bandung.example'])
  const asker = await app.as('ani@bandung.example', PASSWORD)
  t.match((await asker.get(`/tanya/${waiting}`)).body, 'Apakah berhasil?')
  t.notMatch((await app.get(`/tanya/${waiting}`)).body, 'Apakah berhasil?')
})

t.test('the list says how long answers and solutions take, of how many, and what is simulated', async (t) => {
  const app = await anApp(t)
  const { ani } = await people(app)
  await due(app)
  t.notMatch((await app.get('/tanya')).body, 'Median')
  const ids = [await asks(ani), await asks(ani), await asks(ani)]
  app.now = new Date(app.now.getTime() + 3 * 3_600_000)
  const cici = await app.as('cici@garut.example', PASSWORD)
  const first = await answers(cici, ids[0] ?? '')
  await answers(cici, ids[1] ?? '')
  app.now = new Date(app.now.getTime() + 2 * 3_600_000)
  const asker = await app.as('ani@bandung.example', PASSWORD)
  await asker.post(`/tanya/${ids[0]}/penerimaan/${first}`)
  await due(app)
  const textOf = async (path: string) => (await app.get(path)).body.replaceAll('&#x3D;', '=')
  const page = await textOf('/tanya')
  t.match(page, 'Median sampai jawaban pertama: 3 jam (n = 2). Median sampai selesai: 5 jam (n = 1).')
  t.match(await textOf('/en/tanya'), 'Median time to the first answer: 3 hours (n = 2).')
  t.notMatch(page, 'SIMULASI')
})

t.test('the API gives what the public may read, in pages, and never a name that was not given', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const id = await asks(ani)
  const hidden = await asks(ani, { visibility: 'agencies' })
  const named = await asks(ani, { named: 'ya', tag: PRACTICE_TAG })
  const answer = await answers(cici, id)
  await ani.post(`/tanya/${id}/komentar`, { parent: answer, body: 'Terima kasih' })
  await ani.post(`/tanya/${id}/penerimaan/${answer}`)
  const list = (await app.anyone.call('GET', '/questions')).json()
  t.same(list.items.map((one: { id: string }) => one.id).sort(), [id, named].sort())
  t.equal(list.next, null)
  t.match(
    list.items.find((one: { id: string }) => one.id === id),
    { state: 'solved', agency: '32.04', tags: [TAG], basis: 'reported', answers: 1 },
  )
  const one = await app.anyone.call('GET', `/questions/${id}`)
  t.notMatch(one.body, 'ani@bandung.example')
  t.match(one.json(), {
    person: null,
    items: [{ id: answer, accepted: true, person: null, comments: [{ body: 'Terima kasih' }] }],
  })
  t.equal((await app.anyone.call('GET', `/questions/${named}`)).json().person, 'ani@bandung.example')
  t.equal((await cici.call('GET', `/questions/${id}`)).json().person, 'ani@bandung.example')
  t.equal((await app.anyone.call('GET', `/questions/${hidden}`)).statusCode, 404)
  t.equal((await app.anyone.call('GET', '/questions/bukan')).statusCode, 404)
  t.equal((await app.anyone.call('GET', '/questions?tag=zeppelin')).statusCode, 422)
  t.equal((await app.anyone.call('GET', '/questions?state=lama')).statusCode, 422)
  t.equal((await app.anyone.call('GET', '/questions?q=%00')).statusCode, 200)
  t.equal((await app.anyone.call('GET', `/questions?q=${'x'.repeat(300)}`)).statusCode, 422)
  const half = (await cici.call('GET', '/questions?limit=1')).json()
  t.equal(half.items.length, 1)
  t.equal((await app.anyone.call('GET', `/questions?state=open&cursor=${half.next}`)).statusCode, 422)
  t.equal((await app.anyone.call('GET', '/visits?limit=1')).json().next, null)
  t.ok((await cici.call('GET', `/questions?limit=2&cursor=${half.next}`)).json().items.length === 2)
  t.match((await app.anyone.call('GET', `/questions?q=kecamatan&tag=${PRACTICE_TAG}`)).json().items, [
    { id: named, title: aQuestion.title },
  ])
  t.match((await app.get('/api/v1/openapi.json')).json().paths['/api/v1/questions/{id}'].get.summary, 'One question')
})
