import t from 'tap'
import type { Jobs } from '../../src/db/jobs.ts'
import { openQueue } from '../../src/start/queue.ts'

const away = Object.assign(new Error('terminating connection'), { code: '57P01' })
const silent = { error: () => {} }

t.test('a queue that lost its database while it began is tried again', async (t) => {
  let [tries, stopped] = [0, 0]
  const jobs: Jobs = { send: async () => {}, stop: async () => void stopped++ }
  const started = Promise.withResolvers<void>()
  const close = openQueue(async () => {
    tries++
    if (tries === 1) throw away
    started.resolve()
    return jobs
  }, silent)
  await started.promise
  await close()
  t.same([tries, stopped], [2, 1])
})

t.test('whoever stops does not wait for a database that is away', async (t) => {
  let tries = 0
  const close = openQueue(async () => {
    tries++
    throw away
  }, silent)
  await close()
  t.equal(tries, 1)
})

t.test('a bug is told', async (t) => {
  const close = openQueue(async () => {
    throw new TypeError('a bug')
  }, silent)
  await t.rejects(close(), /a bug/)
})
