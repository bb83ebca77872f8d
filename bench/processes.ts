import { readdirSync, readFileSync } from 'node:fs'

/** What processes used and hold, as Linux tells it in /proc; elsewhere there is nothing to read and it is null. */

const TICKS_A_SECOND = 100

/** Milliseconds of CPU that these processes, and the children of theirs that have ended, have used since they began. */
export function cpuOf(pids: readonly number[]): number | null {
  const used = pids.flatMap((pid) => statOf(pid)?.ticks ?? [])
  return used.length === 0 ? null : (used.reduce((sum, ticks) => sum + ticks, 0) * 1000) / TICKS_A_SECOND
}

/** A process and the processes it started. */
export const familyOf = (pid: number): readonly number[] => [
  pid,
  ...processes().filter((other) => statOf(other)?.parent === pid),
]

export interface Memory {
  /** MiB that each process sees, added up: what they share is counted every time. */
  readonly resident: number
  /** MiB with what is shared divided among those who share it: what the machine really gives. */
  readonly proportional: number
}

export function memoryOf(pids: readonly number[]): Memory | null {
  const texts = pids.flatMap((pid) => textOf(`/proc/${pid}/smaps_rollup`) ?? [])
  const mebibytes = (name: string) =>
    texts.reduce((sum, text) => sum + Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0), 0) / 1024
  return texts.length === 0 ? null : { resident: mebibytes('Rss'), proportional: mebibytes('Pss') }
}

/** How many processes want a core at the moment, on average over the last minute. */
export const busyness = (): string => textOf('/proc/loadavg')?.split(' ')[0] ?? 'unknown'

const processes = (): number[] =>
  process.platform === 'linux' ? readdirSync('/proc').map(Number).filter(Number.isInteger) : []

/** Fields 4 and 14 to 17 of proc_pid_stat(5); the name before them may hold anything but ends with the last bracket. */
function statOf(pid: number): { readonly parent: number; readonly ticks: number } | null {
  const text = textOf(`/proc/${pid}/stat`)
  if (text === null) return null
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [parent = 0] = fields.slice(1)
  return { parent, ticks: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) }
}

/** A process may end between being seen and being read. */
function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
