import { buffer } from 'node:stream/consumers'
import t from 'tap'
import { leaving } from '../../src/features/packages/sending.ts'
import type { ZipEntry } from '../../src/web/zip.ts'

const AT = new Date('2026-11-24T03:00:00Z')
const limits = { atOnce: 3, perPerson: 2, stalled: 50 } as never

/** So many pieces of a kilobyte; `read` counts those that were asked for. */
function counted(pieces: number) {
  const told = { read: 0 }
  const entry: ZipEntry = {
    path: 'a',
    size: pieces * 1_024,
    read: async function* () {
      for (; told.read < pieces; told.read++) yield Buffer.alloc(1_024)
    },
  }
  return { told, entries: [entry] }
}

t.test('only so many leave at once, for a person and in all', async (t) => {
  const leave = leaving(limits)
  const first = leave('rina', 'a')
  leave('rina', 'b')
  t.throws(() => leave('rina', 'c'), /packages.error.own/)
  leave('dedi', 'a')
  t.throws(() => leave('sari', 'a'), /packages.error.busy/)
  t.notOk(first.gone.aborted)
  leave('rina', 'a')
  t.ok(first.gone.aborted, 'asked for again, the one before is cut')
})

t.test('the place is free when all is sent, given up, broken or stalled', async (t) => {
  const leave = leaving({ atOnce: 1, perPerson: 1, stalled: 50 } as never)
  await buffer(leave('rina', 'a').send(counted(3).entries, AT))
  leave('dedi', 'a').giveUp()
  const broken: ZipEntry = { path: 'a', size: 1, read: () => Promise.reject(new Error('away')) }
  await t.rejects(buffer(leave('rina', 'a').send([broken], AT)), /away/)
  const stalled = leave('dedi', 'b')
  const stream = stalled.send(counted(1_000).entries, AT)
  // the clock of a stall keeps no program alive
  const alive = setTimeout(() => {}, 10_000)
  const error = await new Promise<Error>((resolve) => {
    stream.once('error', resolve)
    stream.read(0)
  })
  clearTimeout(alive)
  t.match(error.message, /nobody takes it/)
  t.ok(stalled.gone.aborted)
  t.doesNotThrow(() => leave('rina', 'a'))
})

t.test('nothing is read before somebody takes it, so memory stays flat', async (t) => {
  const { told, entries } = counted(4_000)
  const stream = leaving({ atOnce: 1, perPerson: 1, stalled: 10_000 } as never)('rina', 'a').send(entries, AT)
  let taken = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    taken += piece.length
    const ahead = told.read * 1_024 - taken
    if (ahead > 300_000) t.fail(`${ahead} bytes were read ahead`)
  }
  t.ok(taken > 4_000 * 1_024)
})
