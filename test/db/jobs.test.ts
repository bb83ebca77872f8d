import { sql } from 'kysely'
import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { connect } from '../../src/db/database.ts'
import { startJobs } from '../../src/db/jobs.ts'
import { aDatabase } from '../support/database.ts'

t.test('a job is done if the change that caused it was kept, and not if it was undone', async (t) => {
  const { db, appUrl } = await aDatabase(t)
  let runs = 0
  const jobs = await startJobs(appUrl, { housekeeping: async () => void runs++ }, (error) => t.fail(error.message))
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

t.test('the actor ends with its transaction, so that a pooled connection never leaks it', async (t) => {
  const { appUrl } = await aDatabase(t)
  const db = connect(appUrl, { max: 1 })
  t.teardown(() => db.destroy())
  const setting = () =>
    sql<{ own: string }>`select coalesce(current_setting('lab.own', true), '') as own`
      .execute(db)
      .then(({ rows }) => rows[0]?.own)
  await asPlatform(db, async (tx) => {
    const { rows } = await sql<{ own: string }>`select current_setting('lab.own', true) as own`.execute(tx)
    t.equal(rows[0]?.own, '*')
  })
  t.equal(await setting(), '')
})
