import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type FileHandle, open, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Native } from './embedded-native.ts'
import type { Place } from './embedded-place.ts'
import { clearAfterKill, type Postmaster, postmasterOf, settledPostmaster } from './embedded-postmaster.ts'
import { StartError } from './start-error.ts'

export interface Serving {
  readonly place: Place
  readonly native: Native
  readonly logFile: string
  /** False only for throwaway data: a power cut may destroy it. */
  readonly durable: boolean
  /** Hears that the server's process was started. */
  readonly launched: () => void
}

export type RunningServer = Postmaster & { readonly adopted: boolean }

/** The server of this data directory: the one that runs already, or a new one on a free port. */
export async function runServer(serving: Serving): Promise<RunningServer> {
  const running = await settledPostmaster(serving.place.data)
  if (running) return { ...running, adopted: true }
  try {
    return { ...(await launchOnFreePort(serving)), adopted: false }
  } catch (error) {
    // A program that was killed a moment ago may have started one that only now shows.
    const late = await settledPostmaster(serving.place.data)
    if (late) return { ...late, adopted: true }
    throw error
  }
}

/** Starts a server in a session of its own, so that a Ctrl-C meant for the program does not end it first. */
export async function launch(
  { place, native, logFile, durable, launched }: Serving,
  port: number,
): Promise<Postmaster> {
  await clearAfterKill(place)
  const log = await openLog(logFile)
  const from = (await log.stat()).size
  const options = ['-D', place.data, '-p', `${port}`, ...settings(durable)]
  const child = spawn(native.postgres, options, {
    ...place.user.spawn,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  const ended = endOf(child)
  child.unref()
  launched()
  try {
    const postmaster = await Promise.race([ended, ready(place.data, child)])
    if (!postmaster) throw new StartError(`Postgres did not start: ${await complaint(log, from)} (more in ${logFile}).`)
    return postmaster
  } finally {
    await log.close()
  }
}

/** Between finding a free port and using it another program may take it. */
async function launchOnFreePort(serving: Serving, tries = 5): Promise<Postmaster> {
  try {
    return await launch(serving, await freePort())
  } catch (error) {
    const taken = error instanceof StartError && error.message.includes('could not create any TCP/IP sockets')
    if (taken && tries > 1) return launchOnFreePort(serving, tries - 1)
    throw error
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}

function settings(durable: boolean): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: durable ? 60 : 200,
    // For one machine with a small database: fewer processes, and no compiling of queries that take a millisecond.
    io_method: 'sync',
    max_logical_replication_workers: 0,
    jit: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

const LOG_SIZE = 10 * 1024 * 1024

/** One earlier log is kept. Postgres writes through the descriptor, so the log may be where its user cannot go. */
async function openLog(path: string): Promise<FileHandle> {
  const size = (await stat(path).catch(() => null))?.size ?? 0
  if (size > LOG_SIZE) await rename(path, `${path}.1`)
  return open(path, 'a+', 0o600)
}

const endOf = (child: ChildProcess): Promise<null> =>
  new Promise((resolve, reject) => {
    child.once('exit', () => resolve(null))
    child.once('error', reject)
  })

async function ready(data: string, child: ChildProcess): Promise<Postmaster> {
  for (;;) {
    const postmaster = await postmasterOf(data)
    if (postmaster?.state === 'ready' && postmaster.pid === child.pid) return postmaster
    // Then the race is decided by its end, with the reason.
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return new Promise(() => {})
    await setTimeout(15)
  }
}

async function complaint(log: FileHandle, from: number): Promise<string> {
  const buffer = Buffer.alloc(64 * 1024)
  const { bytesRead } = await log.read(buffer, 0, buffer.length, from)
  const lines = buffer.toString('utf8', 0, bytesRead).trim().split('\n')
  const line = lines.find((line) => line.includes('FATAL:')) ?? lines.at(-1) ?? ''
  return line.replace(/^.*?FATAL:\s*/, '')
}
