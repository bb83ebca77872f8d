import type { Answers } from './load.ts'
import { cpuOf } from './processes.ts'

/** Something that can be kept busy for a while. */
export type Busy = (seconds: number) => Promise<Answers>

/** Whose CPU counts for a request; asked anew each time, because a database has other processes from moment to moment. */
export type Pids = () => readonly number[]

export interface Rounds {
  readonly rounds: number
  /** Seconds of one stretch. */
  readonly seconds: number
}

export interface Comparison {
  /** Requests a second, as a share of the other's: the median of the rounds. */
  readonly share: number
  readonly perSecond: number
  readonly otherPerSecond: number
  /** Milliseconds of CPU for each request, one figure for each group of processes; null where nothing tells. */
  readonly cpu: readonly (number | null)[]
  /** Milliseconds. */
  readonly p99: number
  readonly bytesEach: number
}

/**
 * Measures one thing in turn with another, other – one – other – one – other, and compares each stretch with the two
 * beside it: whatever else the machine does meanwhile meets both.
 */
export async function compare(
  one: Busy,
  other: Busy,
  processes: readonly Pids[],
  { rounds, seconds }: Rounds,
): Promise<Comparison> {
  const cpu = processes.map(() => 0)
  const own: Answers[] = []
  await one(seconds / 2)
  const others = [await other(seconds / 2)]
  for (let round = 0; round < rounds; round++) {
    const before = processes.map((pids) => cpuOf(pids()))
    own.push(await one(seconds))
    processes.forEach((pids, group) => {
      cpu[group] = (cpu[group] ?? 0) + (cpuOf(pids()) ?? Number.NaN) - (before[group] ?? Number.NaN)
    })
    others.push(await other(seconds / 2))
  }
  const count = sum(own.map((answers) => answers.count))
  return {
    share: median(own.map(({ perSecond }, at) => perSecond / mean(others.slice(at, at + 2).map((o) => o.perSecond)))),
    perSecond: median(own.map(({ perSecond }) => perSecond)),
    otherPerSecond: median(others.map(({ perSecond }) => perSecond)),
    cpu: cpu.map((used) => (Number.isNaN(used) ? null : used / count)),
    p99: percentile(
      own.flatMap(({ times }) => times).sort((a, b) => a - b),
      0.99,
    ),
    bytesEach: mean(own.map(({ bytesEach }) => bytesEach)),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]): number => sum(values) / values.length
const median = (values: readonly number[]): number =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  )

const percentile = (ascending: readonly number[], part: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * part))] ?? Number.NaN
