import t from 'tap'
import { isDatabaseAway } from '../../src/db/away.ts'

t.test('what a lost connection says is no bug', async (t) => {
  for (const message of [
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
  ]) {
    t.ok(isDatabaseAway(new Error(message)), message)
  }
  t.ok(isDatabaseAway(Object.assign(new Error('crash'), { code: '57P02' })))
  t.notOk(isDatabaseAway(new Error('column "x" does not exist')))
})
