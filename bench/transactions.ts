import pg from 'pg'
import type { Busy } from './measure.ts'

/**
 * The smallest transactions the database itself does, through as many connections as the program has: one row of two
 * numbers changed by its key, prepared, committed, written to the disk.
 */
export function ownTransactions(url: string, connections: number): { readonly busy: Busy; end(): Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  let turn = 0
  const change = () =>
    pool.query({
      name: 'change',
      text: 'update bench_row set value = value + 1 where id = $1',
      values: [1 + (turn++ % ROWS)],
    })
  const busy: Busy = async (seconds) => {
    const began = performance.now()
    const until = began + seconds * 1000
    const times: number[] = []
    const work = async () => {
      for (let from = began; from < until; ) {
        await change()
        const at = performance.now()
        times.push(at - from)
        from = at
      }
    }
    await Promise.all(Array.from({ length: connections }, work))
    const perSecond = times.length / ((performance.now() - began) / 1000)
    return { perSecond, count: times.length, times: times.sort((a, b) => a - b), bytesEach: 0 }
  }
  return { busy, end: () => pool.end() }
}

const ROWS = 10_000
