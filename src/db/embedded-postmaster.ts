import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Place } from './embedded-place.ts'
import { commandOf, startOf } from './embedded-process.ts'
import { processesIn } from './embedded-user.ts'
import { StartError } from './start-error.ts'

/** A running server, as the file it keeps in its data directory describes it. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly state: 'starting' | 'ready' | 'stopping'
}

/** The server that serves `data` at this moment, or null. */
export async function postmasterOf(data: string): Promise<Postmaster | null> {
  const found = await readPidFile(data)
  return found && isServing(found.pid, data) ? found : null
}

/** Waits for a server that is on its way up or down; null when none is left. */
export async function settledPostmaster(data: string): Promise<Postmaster | null> {
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await setTimeout(20)) {
    const postmaster = await postmasterOf(data)
    if (!postmaster || postmaster.state === 'ready') return postmaster
  }
  throw new StartError(
    `Postgres in ${data} has been starting or stopping for ${PATIENCE / 1000} seconds: look at its log.`,
  )
}

/**
 * Clears the way for a new server after one that was killed. Its children end by themselves and must be gone first: two
 * servers on one data directory would destroy it. Postgres recognises a left-over file on its own, except where its
 * process number belongs to another program by now or was never collected.
 */
export async function clearAfterKill({ data, user }: Place): Promise<void> {
  const left = await readPidFile(data)
  if (!left) return
  for (const deadline = Date.now() + PATIENCE; ; await setTimeout(20)) {
    const remaining = processesIn(data, user)
    if (remaining.length === 0) break
    if (Date.now() > deadline) {
      throw new StartError(
        `Processes ${remaining.join(', ')} of an earlier Postgres still work in ${data}: end them first.`,
      )
    }
  }
  if (process.platform === 'linux') await rm(join(data, PID_FILE), { force: true })
}

/** Fast shutdown: sessions are ended, everything is written. Returns when the server is gone. */
export async function shutDown({ pid }: Postmaster): Promise<void> {
  const started = startOf(pid)
  if (started === null) return
  signal(pid, 'SIGINT')
  for (const deadline = Date.now() + PATIENCE; startOf(pid) === started; await setTimeout(10)) {
    // Nothing is lost by the harder signal: the next start replays what was acknowledged.
    if (Date.now() > deadline) return signal(pid, 'SIGQUIT')
  }
}

/** A server that ended a moment ago needs no signal. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (startOf(pid) !== null) throw error
  }
}

const PATIENCE = 60_000
const PID_FILE = 'postmaster.pid'

// Lines of the file (src/include/utils/pidfile.h): 1 process, 2 data directory, 3 start, 4 port, …, 8 state.
async function readPidFile(data: string): Promise<Postmaster | null> {
  const text = await readFile(join(data, PID_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const lines = text.split('\n').map((line) => line.trim())
  const state = lines[7] === 'ready' || lines[7] === 'stopping' ? lines[7] : 'starting'
  return { pid: Number(lines[0]), port: Number(lines[3]), state }
}

function isServing(pid: number, data: string): boolean {
  const [program = '', ...options] = commandOf(pid)
  return startOf(pid) !== null && program.endsWith('postgres') && options.includes(data)
}
