import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { startOf } from './embedded-process.ts'
import { StartError } from './start-error.ts'

/** The right to use a data directory. It ends with the program, however that ends. */
export interface Lock {
  /** Tells others where the program answers. */
  announce(address: string): Promise<void>
  release(): Promise<void>
}

/** Takes the lock at `path`; throws `StartError` while a living program holds it. */
export async function acquireLock(path: string): Promise<Lock> {
  const mine: Holder = { id: randomUUID(), pid: process.pid, started: startOf(process.pid) ?? '', address: null }
  for (;;) {
    if (await create(path, mine)) return held(path, mine)
    const found = await read(path)
    if (found && isAlive(found)) throw new StartError(inUse(found))
    if (found) await clear(path, found)
  }
}

const holderSchema = z.object({ id: z.string(), pid: z.int(), started: z.string(), address: z.string().nullable() })
type Holder = z.output<typeof holderSchema>

const isAlive = (holder: Holder): boolean => startOf(holder.pid) === holder.started

function inUse({ address, pid }: Holder): string {
  return address
    ? `It is already running at ${address} (process ${pid}).`
    : `It is already being started by process ${pid}; wait a moment.`
}

function held(path: string, mine: Holder): Lock {
  return {
    announce: async (address) => {
      const next = await written(path, { ...mine, address })
      await rename(next, path)
    },
    release: () => rm(path, { force: true }),
  }
}

/** Linking a complete file makes the lock appear at once and whole, or fails because it is there. */
async function create(path: string, holder: Holder): Promise<boolean> {
  const next = await written(path, holder)
  const created = await link(next, path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
  await rm(next)
  return created
}

/**
 * Removes the lock of a program that was killed. Between seeing it and removing it another start may have put its own
 * there, so only one at a time may remove, and looks again first. That right is a lock of the same kind.
 */
async function clear(path: string, stale: Holder): Promise<void> {
  const right = await acquireLock(`${path}.clearing`).catch((error) => {
    if (error instanceof StartError) return null
    throw error
  })
  if (right) {
    if ((await read(path))?.id === stale.id) await rm(path)
    await right.release()
  } else {
    await setTimeout(20)
  }
}

async function read(path: string): Promise<Holder | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? null : (holderSchema.safeParse(parsed(text)).data ?? NOBODY)
}

/** After a power cut the file may be empty: no living program wrote that. */
const NOBODY: Holder = { id: 'nobody', pid: 0, started: 'never', address: null }

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function written(path: string, holder: Holder): Promise<string> {
  const next = `${path}.${holder.id}`
  await writeFile(next, `${JSON.stringify(holder)}\n`, { mode: 0o644 })
  return next
}
