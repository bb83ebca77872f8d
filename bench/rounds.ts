import type { Ground } from './ground.ts'
import { load } from './load.ts'
import { type Busy, type Comparison, compare, type Pids, type Rounds } from './measure.ts'
import { type Subject, subjects } from './pages.ts'
import { get } from './requests.ts'
import { figure, table } from './table.ts'
import { ownTransactions } from './transactions.ts'

/** As many as the program has to the database. */
const CONNECTIONS = 10

export const USUAL: Rounds = { rounds: 5, seconds: 0.6 }

/** Every page beside H. */
export async function pagesBesideH(ground: Ground, rounds: Rounds, only = ''): Promise<string> {
  const plain = busyWith(ground.baseline.address, () => get('/'))
  const chosen = subjects(ground).filter(({ name }) => name.includes(only))
  const rows: string[][] = []
  const json = await compare(
    busyWith(ground.baseline.address, () => get('/json')),
    plain,
    [() => [ground.baseline.pid]],
    rounds,
  )
  rows.push(rowOf('fastify alone: {"hello":"world"}', null, json))
  for (const subject of chosen) {
    const pids = [ground.programPids, ground.databasePids]
    rows.push(rowOf(subject.name, subject.wanted, await measured(ground, subject, plain, pids, rounds)))
  }
  const itself = await compare(plain, plain, [() => [ground.baseline.pid]], rounds)
  rows.push(rowOf('H', null, itself))
  return table(['page', 'of H', 'wanted', 'a second', 'CPU ms', 'database', 'p99 ms', 'bytes'], rows)
}

const measured = ({ program }: Ground, { next }: Subject, plain: Busy, pids: readonly Pids[], rounds: Rounds) =>
  compare(busyWith(program.address, next), plain, pids, rounds)

export const rowOf = (
  name: string,
  wanted: number | null,
  { share, perSecond, cpu, p99, bytesEach }: Comparison,
): string[] => [
  name,
  figure(share, 2),
  wanted === null ? '' : `≥ ${wanted}`,
  figure(perSecond, 0),
  figure(cpu[0] ?? null, 2),
  figure(cpu[1] ?? null, 2),
  figure(p99, 1),
  figure(bytesEach, 0),
]

const busyWith =
  (address: string, next: Subject['next']): Busy =>
  (seconds) =>
    load({ address, next, connections: CONNECTIONS, seconds })

/** Saves beside the smallest transactions of the same database, through as many connections. */
export async function savesBesideDatabase({ program, appUrl, saves }: Ground, rounds: Rounds): Promise<string> {
  const own = ownTransactions(appUrl, CONNECTIONS)
  const { share, perSecond, otherPerSecond } = await compare(busyWith(program.address, saves), own.busy, [], rounds)
  await own.end()
  return `Saves beside the database's own one-row transactions: ${figure(share, 2)} (≥ 0.5 wanted), ${figure(perSecond, 0)} to ${figure(otherPerSecond, 0)} a second.`
}
