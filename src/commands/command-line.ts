import { type Config, ConfigError, readConfig } from '../config.ts'
import { connect, type Database } from '../db/database.ts'
import { startEmbedded } from '../db/embedded.ts'
import { runningEmbedded } from '../db/embedded-running.ts'
import { migrate } from '../db/migrate.ts'
import { StartError } from '../db/start-error.ts'
import { DataError } from '../domain/errors-data.ts'

/** What a command refuses, in a sentence for whoever typed it. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

type Work = (db: Database, config: Config) => Promise<string>

/**
 * Runs a small program on the database of this installation and prints what it says; `prepare` reads what was typed before
 * any database is opened. What is refused is printed as a sentence, and the exit code is then 1.
 */
export async function runCommand(prepare: () => Work): Promise<void> {
  try {
    const work = prepare()
    const config = readConfig()
    console.log(await withDatabase(config, (db) => work(db, config)))
  } catch (error) {
    const forPeople = [CommandError, ConfigError, StartError, DataError].some((kind) => error instanceof kind)
    console.error(forPeople && error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

/** DATABASE_URL's database, the embedded one of the running program, or else the embedded one started just for this. */
async function withDatabase<T>(config: Config, work: (db: Database) => Promise<T>): Promise<T> {
  const url = config.databaseUrl ?? (await runningEmbedded(config.dataDir))
  if (url) return connected(url, work)
  const embedded = await startEmbedded(config.dataDir)
  try {
    await migrate(embedded.ownerUrl, embedded.appUrl)
    return await connected(embedded.appUrl, work)
  } finally {
    await embedded.stop()
  }
}

async function connected<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = connect(url, { max: 2 })
  try {
    await demandTables(db)
    return await work(db)
  } finally {
    await db.destroy()
  }
}

async function demandTables(db: Database): Promise<void> {
  const tables = await db.introspection.getTables().catch((error) => {
    throw new CommandError(`The database cannot be used (${reasonOf(error)}).`)
  })
  if (!tables.some(({ name }) => name === 'data_version')) {
    throw new CommandError('The database is empty: start the platform once, which prepares it.')
  }
}

function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error]
  return first instanceof Error ? first.message : String(first)
}
