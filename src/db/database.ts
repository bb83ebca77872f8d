import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { ActorDriver } from './actor.ts'
import type { Schema } from './schema.ts'

export type Database = Kysely<Schema>

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
    Client: named ? NamingClient : pg.Client,
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    types: { getTypeParser },
    application_name: 'living-lab',
  })
  // A connection that breaks while idle is replaced by the pool; without a listener Node would end the program.
  pool.on('error', () => {})
  return new Kysely<Schema>({ dialect: new Dialect({ pool }) })
}

class Dialect extends PostgresDialect {
  readonly #config
  constructor(config: ConstructorParameters<typeof PostgresDialect>[0]) {
    super(config)
    this.#config = config
  }
  override createDriver() {
    return new ActorDriver(this.#config)
  }
}

const NUMERIC = 1700
const INT8 = 20
const DATE = 1082
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === NUMERIC || oid === INT8 || oid === DATE ? (value: string) => value : pg.types.getTypeParser(oid, format)

/** Gives every parametrised statement a name made from its text, so that Postgres parses it once per connection. */
class NamingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg.Client.query are not expressible in an override
  override query(...args: any[]): any {
    const [text, values] = args
    const parametrised = args.length === 2 && typeof text === 'string' && Array.isArray(values) && values.length > 0
    const plain = super.query as (...args: unknown[]) => unknown
    return parametrised ? plain.call(this, { text, values, ...nameOf(text) }) : plain.apply(this, args)
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
