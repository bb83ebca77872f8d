import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import manifest from 'pg-boss/package.json' with { type: 'json' }
import { connect, type Database } from './database.ts'
import { JOBS_SCHEMA, QUEUES } from './jobs.ts'

const folder = join(import.meta.dirname, '../../migrations')

/**
 * Brings the schema up to date as its owner, the job queue's schema included, and lets the program's own role work in
 * it. Several instances may start at once: one migrates, the others wait for its lock.
 */
export async function migrate(ownerUrl: string, appUrl: string): Promise<void> {
  const db = connect(ownerUrl, { max: 2, named: false })
  try {
    const role = decodeURIComponent(new URL(appUrl).username)
    const wanted = await stateWanted(role)
    if ((await stateOf(db)) === wanted) return
    const { error } = await new Migrator({ db, provider: { getMigrations: readMigrations } }).migrateToLatest()
    if (error) throw error
    await prepareJobs(ownerUrl)
    await grant(db, role)
    await sql`comment on schema ${sql.id(JOBS_SCHEMA)} is ${sql.lit(wanted)}`.execute(db)
  } finally {
    await db.destroy()
  }
}

const migrationFiles = async (): Promise<string[]> =>
  (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()

async function readMigrations(): Promise<Record<string, Migration>> {
  const entries = (await migrationFiles()).map(async (file) => {
    const text = await readFile(join(folder, file), 'utf8')
    return [
      file.replace('.sql', ''),
      {
        up: (db: Kysely<unknown>) =>
          sql
            .raw(text)
            .execute(db)
            .then(() => {}),
      },
    ] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** What was brought up to date is noted on the queue's schema, because looking at everything takes a tenth of a start. */
async function stateWanted(role: string): Promise<string> {
  const names = await migrationFiles()
  return `${names.join(', ')}; pg-boss ${manifest.version}: ${QUEUES.join(', ')}; ${role}`
}

async function stateOf(db: Database): Promise<string | null> {
  const { rows } = await sql<{ note: string | null }>`
    select obj_description(oid, 'pg_namespace') as note from pg_namespace where nspname = ${JOBS_SCHEMA}`.execute(db)
  return rows[0]?.note ?? null
}

async function prepareJobs(ownerUrl: string): Promise<void> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: JOBS_SCHEMA,
    supervise: false,
    schedule: false,
    max: 1,
  })
  await boss.start()
  for (const queue of QUEUES) if (!(await boss.getQueue(queue))) await boss.createQueue(queue)
  await boss.stop({ graceful: false })
}

/** The program's role owns nothing: it reads and writes rows, and append-only tables refuse the rest by trigger. */
async function grant(db: Database, role: string): Promise<void> {
  const to = sql.id(role)
  for (const schema of ['public', JOBS_SCHEMA]) {
    const where = sql.id(schema)
    await sql`grant usage on schema ${where} to ${to}`.execute(db)
    await sql`grant select, insert, update, delete on all tables in schema ${where} to ${to}`.execute(db)
    await sql`grant usage, select on all sequences in schema ${where} to ${to}`.execute(db)
    await sql`grant execute on all functions in schema ${where} to ${to}`.execute(db)
  }
  await keepChain(db, role)
}

/** The chain of the audit trail is written by the database as its owner; where the program is the owner, triggers alone hold. */
async function keepChain(db: Database, role: string): Promise<void> {
  const { rows } = await sql<{ owner: string }>`select current_user as owner`.execute(db)
  if (rows[0]?.owner === role) return
  await sql`revoke insert, update, delete on audit_head, audit_link, audit_pending from ${sql.id(role)}`.execute(db)
}
