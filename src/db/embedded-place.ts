import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { access, chmod, constants, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { canEnter, type ServerUser, serverUser } from './embedded-user.ts'
import { StartError } from './start-error.ts'

/** Where the system keeps what must be reachable by the server's user when the installation itself is not. */
export const SHARED = '/var/lib/indonesia-digital-services-living-lab'

/** Where the database lives and who serves it. */
export interface Place {
  /** Postgres' data directory; may not exist yet. */
  readonly data: string
  readonly user: ServerUser
  readonly notes: readonly string[]
}

/** Makes the data directory if need be; throws `StartError` where it cannot be used. */
export async function prepareFolder(dataDir: string): Promise<void> {
  try {
    const made = await makeFolder(resolve(dataDir))
    // Others may pass through, as the server's user must when root starts the program, but not look around.
    if (made) await chmod(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartError(
      `The data directory ${dataDir} cannot be used (${codeOf(error)}): set DATA_DIR to a folder that is yours.`,
    )
  }
}

/**
 * Makes a folder and those above it; false where it stands already. One by one: where the system lets nobody make any and
 * says that the one above is missing, as in /proc, `recursive` never ends.
 */
async function makeFolder(path: string): Promise<boolean> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return false
  if (!existsSync(dirname(path))) await makeFolder(dirname(path))
  try {
    await mkdir(path)
    return true
  } catch (error) {
    // Another start of this moment was quicker.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return false
    throw error
  }
}

/**
 * The database is in the data directory, unless root started there and the server's user cannot enter: then it is put
 * where it can, and a file in the data directory says where, so that it is found again whatever becomes of the rights.
 */
export async function placeOf(dataDir: string): Promise<Place> {
  const pointer = join(dataDir, 'postgres-is-at')
  const pointed = existsSync(pointer)
  const data = pointed ? (await readFile(pointer, 'utf8')).trim() : join(dataDir, 'postgres')
  if (pointed && !existsSync(dirname(data))) {
    throw new StartError(`The database is missing: ${pointer} says that it is in ${data}, where nothing is.`)
  }
  const exists = existsSync(data)
  const user = serverUser(exists ? await stat(data) : null)
  if (canEnter(user, exists ? data : dirname(data))) return { data, user, notes: pointed ? [elsewhere(data)] : [] }
  if (exists) throw new StartError(`The database in ${data} cannot be entered by the user ${user.name} that serves it.`)
  const home = await newHome()
  await writeFile(pointer, `${join(home, 'postgres')}\n`)
  return { data: join(home, 'postgres'), user, notes: [elsewhere(join(home, 'postgres'))] }
}

async function newHome(): Promise<string> {
  const home = join(SHARED, `data-${randomBytes(4).toString('hex')}`)
  await mkdir(home, { recursive: true })
  await chmod(SHARED, 0o755)
  await chmod(home, 0o711)
  return home
}

const elsewhere = (data: string): string =>
  `The database is in ${data}, because the server's user cannot enter the data directory.`

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
