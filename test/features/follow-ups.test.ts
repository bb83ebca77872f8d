import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { connect } from '../../src/db/database.ts'
import { commit, report } from '../../src/features/adoptions/adoptions.ts'
import { aCommitment, anActor, GARUT, SUMEDANG } from '../support/adoptions.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { asked } from '../support/outbox.ts'

/** Messages as they stand, oldest first. */
const messages = (app: TestApp) =>
  asPlatform(app.db, (tx) =>
    tx.selectFrom('message').select(['person_id', 'subject', 'text', 'withdrawn_at']).orderBy('id').execute(),
  )

const at = (app: TestApp, moment: string) => {
  app.now = new Date(moment)
}

const news = { note: '', evidence: '', nextOn: null, via: 'page' } as const

async function garutCommits(app: TestApp) {
  const garut = await anActor(app, 'member', GARUT)
  const { adoptionId } = await garut.may((tx) => commit(tx, garut.who, aCommitment, app.now))
  return { garut, adoptionId }
}

t.test(
  'who promised is asked seven days before, however often the job runs and on however many instances',
  async (t) => {
    const app = await anApp(t)
    const { garut } = await garutCommits(app)
    const other = Object.assign(Object.create(app), { db: connect(app.appUrl, { max: 4 }) }) as TestApp
    t.teardown(() => other.db.destroy())
    at(app, '2027-03-23T03:00:00Z')
    await asked(app)
    t.same(await messages(app), [], 'eight days before')
    at(app, '2027-03-23T23:30:00Z')
    await asked(app)
    t.same(await messages(app), [], 'the day itself, at half past six in the morning')
    at(app, '2027-03-24T01:00:00Z')
    await Promise.all([app, other, app, other].map(asked))
    await asked(app)
    const [only, ...more] = await messages(app)
    t.same(more, [])
    t.equal(only?.person_id, garut.who.personId)
    t.match(only?.subject, 'Tujuh hari lagi')
    t.match(only?.text, 'Kabupaten Garut berkomitmen')
    t.match(only?.text, 'paling lambat 31 Maret 2027')
    t.notMatch(only?.subject, garut.who.name, 'a locked screen tells nobody’s name')
  },
)

t.test('after two questions without an answer the approver is asked as well', async (t) => {
  const app = await anApp(t)
  const { garut } = await garutCommits(app)
  const head = await anActor(app, 'approver', GARUT)
  for (const day of ['2027-03-24', '2027-03-31', '2027-04-07']) {
    at(app, `${day}T02:00:00Z`)
    await asked(app)
  }
  const all = await messages(app)
  t.same(
    all.map(({ person_id }) => person_id),
    [garut, garut, garut, head].map(({ who }) => who.personId),
  )
  t.match(all[3]?.text, '2 pertanyaan sebelumnya')
  t.notMatch(all[2]?.text, 'pertanyaan sebelumnya')
})

t.test(
  'news answers what was asked, takes back what was not sent, and once it is stopped nobody is asked',
  async (t) => {
    const app = await anApp(t)
    const { garut, adoptionId } = await garutCommits(app)
    await anActor(app, 'approver', GARUT)
    for (const day of ['2027-03-24', '2027-03-31']) {
      at(app, `${day}T02:00:00Z`)
      await asked(app)
    }
    await garut.may((tx) =>
      report(tx, garut.who, { ...news, adoptionId, stage: 'committed', on: '2027-03-31' }, app.now),
    )
    t.ok((await messages(app)).every(({ withdrawn_at }) => withdrawn_at !== null))
    at(app, '2027-04-07T02:00:00Z')
    await asked(app)
    t.equal((await messages(app)).length, 3, 'the approver is not troubled')
    const stop = { ...news, adoptionId, stage: 'stopped', on: '2027-04-07', note: 'Tidak cocok' } as const
    await garut.may((tx) => report(tx, garut.who, stop, app.now))
    at(app, '2027-04-30T02:00:00Z')
    await asked(app)
    t.equal((await messages(app)).length, 3)
  },
)

t.test('a new promise replaces the questions about the old one', async (t) => {
  const app = await anApp(t)
  const { garut } = await garutCommits(app)
  await garut.may((tx) => commit(tx, garut.who, { ...aCommitment, targetOn: '2027-06-30' }, app.now))
  at(app, '2027-04-01T02:00:00Z')
  await asked(app)
  t.same(await messages(app), [])
  at(app, '2027-06-23T02:00:00Z')
  await asked(app)
  t.match((await messages(app))[0]?.text, '30 Juni 2027')
})

t.test('after a pause of the program one question is asked, not all that were missed', async (t) => {
  const app = await anApp(t)
  await garutCommits(app)
  at(app, '2027-04-08T02:00:00Z')
  await asked(app)
  t.same(
    (await messages(app)).map(({ subject }) => subject.split(':')[0]),
    ['Tenggat sudah lewat'],
  )
})

t.test('what the host wrote down is asked of the agency’s own people', async (t) => {
  const app = await anApp(t)
  const host = await anActor(app, 'curator', SUMEDANG)
  const operator = await anActor(app, 'member', GARUT)
  const visitId = '01910000-0000-7000-8000-000000000001'
  await host.may((tx) => commit(tx, host.who, { ...aCommitment, visitId }, app.now))
  at(app, '2027-03-24T02:00:00Z')
  await asked(app)
  t.same(
    (await messages(app)).map(({ person_id }) => person_id),
    [operator.who.personId],
  )
})
