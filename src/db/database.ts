import { createHash } from 'node:crypto'
import { type ConnectionProvider, Kysely, PostgresDialect, type QueryExecutor, Transaction } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

export type Database = Kysely<Schema>

/** A handle inside a transaction in which row-level security knows the actor. */
export type Handle = Transaction<Schema>

export interface ConnectOptions {
  /** Most connections this program holds at once. */
  readonly max?: number
  /** Named statements are planned once per connection; switch off for a PgBouncer older than 1.21. */
  readonly named?: boolean
}

/**
 * Opens a pool. No session state is kept on a connection, so a transaction-pooled PgBouncer works.
 * Dates stay text and numeric and int8 stay strings: a Date would shift a day in WIB, a float would lose exactness.
 */
export function connect(url: string, { max = 10, named = true }: ConnectOptions = {}): Database {
  const pool = new pg.Pool({
    Client: named ? NamingClient : GatheringClient,
    pipeline: true,
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    types: { getTypeParser },
    application_name: 'living-lab',
  })
  // A connection that breaks is replaced by the pool, and who asks it hears so; without listeners, to the pool for those
  // that are idle and to each for those in use, Node would end the program.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

/** A handle whose statements go through `provide`; it opens no connections itself. */
export const handleOn = (executor: QueryExecutor, provideConnection: ConnectionProvider['provideConnection']): Handle =>
  new Transaction<Schema>({ ...unconnected, executor: executor.withConnectionProvider({ provideConnection }) })

const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('A transaction opens no connections.')) })
const unconnected = { config: { dialect }, dialect, driver: dialect.createDriver() }

const NUMERIC = 1700
const INT8 = 20
const DATE = 1082
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === NUMERIC || oid === INT8 || oid === DATE ? (value: string) => value : pg.types.getTypeParser(oid, format)

/** Sends the statements of one moment as one packet: waking the server costs as much as what it is asked for. */
class GatheringClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg.Client.query are not expressible in an override
  override query(...args: any[]): any {
    const { stream } = this.connection
    stream.cork()
    process.nextTick(() => stream.uncork())
    const plain = super.query as (...args: unknown[]) => unknown
    return plain.apply(this, args)
  }
}

/** Gives every parametrised statement a name made from its text, so that Postgres parses it once per connection. */
class NamingClient extends GatheringClient {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  override query(...args: any[]): any {
    const [text, values] = args
    const parametrised = args.length === 2 && typeof text === 'string' && Array.isArray(values) && values.length > 0
    return parametrised ? super.query({ text, values, ...nameOf(text) }) : super.query(...args)
  }
}

// Lists of varying length make new texts without end; past this many they go unnamed.
const MOST_NAMES = 500
const LONGEST_NAMED = 10_000
const names = new Map<string, { readonly name: string }>()

function nameOf(text: string): { readonly name?: string } {
  const known = names.get(text)
  if (known) return known
  if (names.size >= MOST_NAMES || text.length > LONGEST_NAMED) return {}
  const named = { name: createHash('sha256').update(text).digest('base64url').slice(0, 22) }
  names.set(text, named)
  return named
}
