import t from 'tap'
import { auditCommand } from '../../src/commands/verify-audit.ts'
import { connected, withDatabase } from '../../src/db/embedded-roles.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { anAssessment, answerAll, PEMDI } from '../support/assessments.ts'
import { postgresOfThisRun } from '../support/database.ts'

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
  const approver = await app.as('penanggungjawab@bandung.example')
  const id = await anAssessment(approver, PEMDI)
  await answerAll(approver, id, 2, 20)
  await approver.call('POST', `/assessments/${id}/submission`)
  await approver.call('POST', `/assessments/${id}/amendment`, { reason: 'Nilai P05 salah ketik' })
  await approver.call('PATCH', `/assessments/${id}/answers/5`, { version: 1, value: 4 })
  await approver.call('POST', `/assessments/${id}/submission`)
  return id
}

t.test('an untouched trail is whole, and its noted end is found again later', async (t) => {
  const app = await anApp(t, 'demo')
  await submittedYear(app)
  const said = await verify(app)
  const [, end = ''] = /noted elsewhere: (\d+:[0-9a-f]{64})/.exec(said) ?? []
  t.match(said, /\d+ links, 2\d{3} submissions/, 'simulated ones are held to their hash too')
  await submittedYear(await Promise.resolve(app)).catch(() => {})
  await app.anyone.post('/masuk', { email: 'anggota@bandung.example', password: 'salah' })
  t.match(await verify(app, end), 'whole')
  await t.rejects(verify(app, `1:${'0'.repeat(64)}`), /not the one that was noted/)
  for (const wrong of [['x'], ['1:abc'], [end, end]]) t.throws(() => auditCommand(wrong), /npm run verify-audit/)
})

for (const [what, finding, ...statements] of [
  [
    'an event that was rewritten',
    /broken links/,
    `update audit_event set data = '{"hash":"x"}' where action = 'assessment.submit'`,
  ],
  ['an event that was removed', /broken links/, `delete from audit_event where action = 'assessment.amend'`],
  [
    'the last link that was cut off',
    /broken links/,
    'delete from audit_link where seq = (select max(seq) from audit_link)',
  ],
  [
    'an end that was moved back',
    /events that are not in the chain/,
    'delete from audit_link where seq = (select max(seq) from audit_link)',
    `update audit_head set links = links - 1, hash = (select hash from audit_link order by seq desc limit 1)`,
  ],
  [
    'an event from nowhere',
    /events that are not in the chain/,
    `insert into audit_event (at, action, subject) values ('2026-11-24', 'x', 'y')`,
  ],
  ['a revision that was rewritten', /broken revisions/, `update answer_revision set value = 500 where version = 2`],
  ['a revision that was removed', /answers that are not/, `delete from answer_revision where version = 2`],
  ['an answer changed behind its back', /answers that are not/, `update answer set value = 500 where version = 2`],
  [
    'a submission with another hash',
    /submissions whose hash/,
    `update submission set snapshot_hash = repeat('0', 64) where round = 2`,
  ],
] as const) {
  t.test(`${what} is found`, async (t) => {
    const app = await anApp(t, 'demo')
    await submittedYear(app)
    await tamper(app, ...statements)
    await t.rejects(verify(app), finding)
  })
}

t.test('the program itself cannot write the chain', async (t) => {
  const app = await anApp(t, 'demo')
  await t.rejects(app.db.deleteFrom('audit_link').execute(), /permission denied/)
  await t.rejects(app.db.updateTable('audit_head').set({ links: '0' }).execute(), /permission denied/)
})

t.test('many acts at once make one chain', async (t) => {
  const app = await anApp(t, 'demo')
  const people = await Promise.all(
    ['penanggungjawab@bandung.example', 'penanggungjawab@garut.example'].map((email) => app.as(email)),
  )
  const codes = ['32.04', '32.05']
  const acts = Array.from({ length: 40 }, (_, at) =>
    people[at % 2]?.post(`/penilaian/berbagi/${codes[at % 2]}${at % 4 < 2 ? '' : '/pencabutan'}`),
  )
  const answers = await Promise.all(acts)
  t.ok(answers.every((answer) => answer?.statusCode === 303))
  t.match(await verify(app), 'whole')
})
