import { sql } from 'kysely'
import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { startJobs } from '../../src/db/jobs.ts'
import { aDatabase } from '../support/database.ts'

const idle = async () => {}

t.test('a job is done if the change that caused it was kept, and not if it was undone', async (t) => {
  const { db, appUrl } = await aDatabase(t)
  let runs = 0
  const jobs = await startJobs(
    appUrl,
    {
      housekeeping: async () => void runs++,
      'follow-ups': idle,
      delivery: idle,
      effects: idle,
      questions: idle,
      evidence: idle,
      exports: idle,
      'report-check': idle,
      'report-mail': idle,
      webhooks: idle,
    },
    (error) => t.fail(error.message),
  )
  t.teardown(() => jobs.stop())

  await t.rejects(
    asPlatform(db, async (tx) => {
      await jobs.send(tx, 'housekeeping')
      throw new Error('undone')
    }),
    /undone/,
  )
  const waiting = () =>
    sql<{ n: string }>`select count(*) as n from jobs.job where name = 'housekeeping'`
      .execute(db)
      .then(({ rows }) => rows[0]?.n)
  t.equal(await waiting(), '0', 'nothing was left in the queue')

  await asPlatform(db, (tx) => jobs.send(tx, 'housekeeping'))
  for (let tries = 0; runs === 0 && tries < 300; tries++) await new Promise((resolve) => setTimeout(resolve, 100))
  t.equal(runs, 1)
})
