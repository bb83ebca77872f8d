import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Native } from './embedded-native.ts'
import type { Place } from './embedded-place.ts'
import { StartError } from './start-error.ts'

const passwordsSchema = z.object({ postgres: z.string(), owner: z.string(), app: z.string() })
export type Passwords = z.output<typeof passwordsSchema>

/** Kept beside the database and readable by its keeper only; made together with a new database. */
export async function keptPasswords(dataDir: string, { data }: Place): Promise<Passwords> {
  const path = join(dataDir, 'postgres-passwords.json')
  if (existsSync(path)) return passwordsSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  if (existsSync(data)) throw new StartError(`The passwords of the database in ${data} are missing: put ${path} back.`)
  const passwords = { postgres: random(), owner: random(), app: random() }
  await writeFile(`${path}.new`, `${JSON.stringify(passwords)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
  return passwords
}

const random = (): string => randomBytes(24).toString('base64url')

/**
 * Makes a new cluster unless there is one. It is made beside and renamed when complete: a kill leaves none or a whole one.
 * Each attempt has a name of its own, because the initdb of a killed program goes on for a moment.
 */
export async function initialise(
  place: Place,
  native: Native,
  superuserPassword: string,
  durable: boolean,
): Promise<void> {
  const { data, user } = place
  if (existsSync(data)) return
  await sweep(data)
  const made = `${data}${ATTEMPT}${randomBytes(4).toString('hex')}`
  const passwordFile = `${made}.password`
  await mkdir(made, { mode: 0o700 })
  await writeFile(passwordFile, superuserPassword, { mode: 0o600 })
  const { uid, gid } = user.spawn
  if (uid !== undefined && gid !== undefined)
    await Promise.all([made, passwordFile].map((path) => chown(path, uid, gid)))
  const options = [...initdbOptions, `--pgdata=${made}`, `--pwfile=${passwordFile}`, ...(durable ? [] : ['--no-sync'])]
  await promisify(execFile)(native.initdb, options, user.spawn).catch(({ stderr }) => {
    throw new StartError(`Postgres could not make its data directory ${data}: ${lastLine(stderr)}`)
  })
  await rm(passwordFile)
  await rename(made, data)
}

const ATTEMPT = '.new-'

/** Removes what killed attempts left; one that is still being written to is left for another time. */
async function sweep(data: string): Promise<void> {
  const left = (await readdir(dirname(data))).filter((name) => name.startsWith(`${basename(data)}${ATTEMPT}`))
  for (const name of left) await rm(join(dirname(data), name), { recursive: true, force: true }).catch(() => {})
}

const initdbOptions = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=icu',
  '--icu-locale=id-ID',
  '--data-checksums',
  '--sync-method=syncfs',
  '--no-instructions',
]

function lastLine(text: string): string {
  const lines = text.trim().split('\n')
  return (lines.find((line) => line.includes('error:')) ?? lines.at(-1) ?? '').replace(/^initdb: (error: )?/, '')
}
