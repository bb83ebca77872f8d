import { sql } from 'kysely'
import t from 'tap'
import { auditCommand } from '../../src/commands/verify-audit.ts'
import { asPlatform } from '../../src/db/actor.ts'
import { connected, withDatabase } from '../../src/db/embedded-roles.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { anAssessment, answerAll, PEMDI } from '../support/assessments.ts'
import { postgresOfThisRun } from '../support/database.ts'
import { aPerson } from '../support/people.ts'
import { submittable } from '../support/submittable.ts'

const verify = (app: TestApp, ...given: string[]): Promise<string> => auditCommand(given)(app.db)

/** Somebody with the keys of the database itself. */
function tamper(app: TestApp, ...statements: string[]): Promise<unknown> {
  const name = new URL(app.appUrl).pathname.slice(1)
  return connected(withDatabase(postgresOfThisRun().adminUrl, name), async (admin) => {
    await admin.query("set session_replication_role = 'replica'")
    for (const statement of statements) await admin.query(statement)
  })
}

async function submittedYear(app: TestApp): Promise<string> {
  const approver = await aPerson(app, 'kepala@bandung.example', 'approver', '32.04')
  const id = await anAssessment(approver, PEMDI)
  await answerAll(approver, id, 2, 20)
  await submittable(app, approver, id)
  await approver.call('POST', `/assessments/${id}/submission`)
  await approver.call('POST', `/assessments/${id}/amendment`, { reason: 'Nilai P05 salah ketik' })
  await approver.call('PATCH', `/assessments/${id}/answers/5`, { version: 1, value: 4 })
  await submittable(app, approver, id)
  await approver.call('POST', `/assessments/${id}/submission`)
  return id
}

t.test('an untouched trail is whole, and its noted end is found again later', async (t) => {
  const app = await anApp(t)
  await submittedYear(app)
  const said = await verify(app)
  const [, end = ''] = /noted elsewhere: (\d+:[0-9a-f]{64})/.exec(said) ?? []
  t.match(said, /\d+ links, 2 submissions/)
  const other = await aPerson(app, 'kepala@garut.example', 'approver', '32.05')
  await other.post('/penilaian/berbagi/32.05')
  t.match(await verify(app, end), 'whole')
  await t.rejects(verify(app, `1:${'0'.repeat(64)}`), /not the one that was noted/)
  for (const wrong of [['x'], ['1:abc'], [end, end]]) t.throws(() => auditCommand(wrong), /npm run verify-audit/)
})

const event = `update audit_event set data = '{"hash":"x"}' where action = 'assessment.submit'`
const cutOff = 'delete from audit_link where seq = (select max(seq) from audit_link)'

for (const [what, statements, findings] of [
  [
    'what was rewritten',
    [
      event,
      'update answer_revision set value = 500 where number = 5 and version = 1',
      'update answer set value = 500 where number = 7',
      "update submission set snapshot_hash = repeat('0', 64) where round = 2",
    ],
    [/2 broken links/, /broken revisions/, /1 answers that are not/, /2 submissions whose hash/],
  ],
  [
    'what was removed',
    ["delete from audit_event where action = 'assessment.amend'", 'delete from answer_revision where version = 2'],
    [/1 broken links/, /1 answers that are not/],
  ],
  ['an end that was cut off', [cutOff], [/1 broken links/, /end of the audit trail/, /1 audit events that are not/]],
  [
    'an end that was moved back',
    [
      cutOff,
      'update audit_head set links = links - 1, hash = (select hash from audit_link order by seq desc limit 1)',
      "insert into audit_event (at, action, subject) values ('2026-11-24', 'x', 'y')",
    ],
    [/2 audit events that are not in the chain/],
  ],
] as const) {
  t.test(`${what} is found`, async (t) => {
    const app = await anApp(t)
    await submittedYear(app)
    await tamper(app, ...statements)
    const said = await verify(app).catch((error: Error) => error.message)
    for (const finding of findings) t.match(said, finding)
  })
}

t.test('the program itself cannot write the chain', async (t) => {
  const app = await anApp(t)
  await t.rejects(app.db.deleteFrom('audit_link').execute(), /permission denied/)
  await t.rejects(app.db.updateTable('audit_head').set({ links: '0' }).execute(), /permission denied/)
})

t.test('the simulated figures of the demonstration are whole too', async (t) => {
  t.match(await verify(await anApp(t, 'demo')), /2\d{3} submissions/)
})

t.test('whoever seals an act waits for nothing more, whatever else waits for the commit', async (t) => {
  const app = await anApp(t)
  await tamper(
    app,
    "set session_replication_role = 'origin'",
    'create table waiting (id integer primary key, n integer not null)',
    'insert into waiting values (1, 0)',
    'create table noted (id integer)',
    `create function note() returns trigger language plpgsql security definer as
      $$ begin perform pg_sleep(0.02); update waiting set n = n + 1; return null; end $$`,
    'create constraint trigger noted after insert on noted deferrable initially deferred for each row execute function note()',
    'grant all on noted to public',
  )
  const event = sql`insert into audit_event (at, action, subject) values ('2026-11-24', 'x', 'y')`
  const note = sql`insert into noted values (1)`
  const acts = Array.from({ length: 12 }, (_, at) =>
    asPlatform(app.db, async (tx) => {
      await (at % 2 ? event : note).execute(tx)
      await (at % 2 ? note : event).execute(tx)
    }),
  )
  await Promise.all(acts)
  t.match(await verify(app), /whole: \d+ links/)
})

t.test('many acts at once make one chain', async (t) => {
  const app = await anApp(t)
  const people = [
    await aPerson(app, 'kepala@bandung.example', 'approver', '32.04'),
    await aPerson(app, 'kepala@garut.example', 'approver', '32.05'),
  ]
  const codes = ['32.04', '32.05']
  const acts = Array.from({ length: 40 }, (_, at) =>
    people[at % 2]?.post(`/penilaian/berbagi/${codes[at % 2]}${at % 4 < 2 ? '' : '/pencabutan'}`),
  )
  const answers = await Promise.all(acts)
  t.ok(answers.every((answer) => answer?.statusCode === 303))
  t.match(await verify(app), 'whole')
})
