import type pg from 'pg'
import type { Config } from '../config.ts'
import { startEmbedded } from '../db/embedded.ts'
import { connected } from '../db/embedded-roles.ts'
import { StartError } from '../db/start-error.ts'
import type { Life } from './life.ts'

/** The database of this installation: as its owner, who migrates, and as the program. */
export interface Postgres {
  readonly ownerUrl: string
  readonly appUrl: string
  /** Tells a second start of the same installation where this one answers. */
  announce(address: string): Promise<void>
}

/** The embedded server, or the one that DATABASE_URL names. `launched` hears when the former's process was started. */
export async function openPostgres(config: Config, life: Life, launched: () => void): Promise<Postgres> {
  const { databaseUrl, databaseOwnerUrl } = config
  if (!databaseUrl || !databaseOwnerUrl) return ownPostgres(config.dataDir, life, launched)
  await check(databaseOwnerUrl, databaseOwnerUrl === databaseUrl ? 'DATABASE_URL' : 'DATABASE_OWNER_URL')
  await check(databaseUrl, 'DATABASE_URL', demandOrdinaryRole)
  return { ownerUrl: databaseOwnerUrl, appUrl: databaseUrl, announce: async () => {} }
}

async function ownPostgres(dataDir: string, life: Life, launched: () => void): Promise<Postgres> {
  const embedded = await startEmbedded(dataDir, { say: (sentence) => console.error(sentence), launched })
  life.atEnd(embedded.stop)
  for (const note of embedded.notes) console.log(note)
  return embedded
}

type Question = (client: pg.Client, variable: string) => Promise<void>

/** Says in a sentence what is wrong with an address before anything is built on it. */
async function check(url: string, variable: string, question: Question = async () => {}): Promise<void> {
  await connected(url, async (client) => {
    await demandVersion(client, variable)
    await question(client, variable)
  }).catch((error) => {
    if (error instanceof StartError) throw error
    const { hostname, port, pathname } = new URL(url)
    const where = `${hostname}:${port || 5432}${pathname}`
    throw new StartError(`${variable}: the database at ${where} cannot be used (${reasonOf(error)}).`)
  })
}

const OLDEST = 15

const demandVersion: Question = async (client, variable) => {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int / 10000 as version`,
  )
  const version = rows[0]?.version ?? 0
  if (version < OLDEST) {
    throw new StartError(`${variable}: the server is PostgreSQL ${version}, and ${OLDEST} or newer is needed.`)
  }
}

/** For such a role Postgres sets row-level security aside, and with it the second wall between agencies. */
const demandOrdinaryRole: Question = async (client, variable) => {
  const { rowCount } = await client.query(
    'select from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)',
  )
  if (rowCount) {
    throw new StartError(
      `${variable} connects as a superuser or with BYPASSRLS, for whom Postgres sets the walls between agencies aside: give an ordinary role, and the owner as DATABASE_OWNER_URL.`,
    )
  }
}

function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error]
  return first instanceof Error ? first.message : String(first)
}
