import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { DEMO_PASSWORD } from '../support/database.ts'
import { aFolder, pidOfPostgres } from '../support/embedded.ts'
import { aPlatform, type Platform } from '../support/platform.ts'

t.test('Postgres dies under readers: they are told to come back, and find everything again', async (t) => {
  const DATA_DIR = join(await aFolder(t), 'var')
  const platform = await aPlatform(t, { DATA_DIR, DEMO_PASSWORD, LOG_LEVEL: 'silent' })
  const readers = manyReaders(platform)
  await setTimeout(1_000)
  process.kill(await pidOfPostgres(join(DATA_DIR, 'postgres')), 'SIGKILL')
  await again(platform)
  const seen = await readers.end()
  t.equal(platform.child.exitCode, null, platform.complained())
  t.strictSame(seen, new Set([200, 503]), 'nobody was left without an answer')
  t.match(platform.complained(), /^Postgres had died and was started again \(process \d+\)\.\n$/)
})

/** Each asks for a search that no memory knows as soon as the last was answered: connections are in use all the time. */
function manyReaders({ address }: Platform) {
  const seen = new Set<number | 'nothing'>()
  let over = false
  const read = async () => {
    while (!over) {
      const answer = await fetch(`${address}/api/v1/agencies?q=${Math.random()}`).catch(() => null)
      await answer?.text()
      seen.add(answer?.status ?? 'nothing')
    }
  }
  const reading = Array.from({ length: 20 }, read)
  return {
    end: async () => {
      over = true
      await Promise.all(reading)
      return seen
    },
  }
}

/** Waits until the platform says that it is not ready, and then that it is. */
async function again({ address, child }: Platform): Promise<void> {
  for (const wanted of [503, 200]) {
    while (child.exitCode === null && (await status(address)) !== wanted) await setTimeout(20)
  }
}

const status = async (address: string): Promise<number | null> =>
  (await fetch(`${address}/siap`).catch(() => null))?.status ?? null
