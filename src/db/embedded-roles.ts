import pg from 'pg'
import type { Passwords } from './embedded-cluster.ts'

export const DATABASE = 'lab'
export const OWNER = 'lab_owner'
export const APP = 'lab_app'

/**
 * Makes the two roles and the database: the owner migrates, the program's own role owns nothing and can set aside no
 * row-level security. Complete or repeated after a kill; a finished database is recognised by its comment.
 */
export async function prepareRoles(adminUrl: string, passwords: Passwords): Promise<void> {
  await connected(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ comment: string | null }>(
      `select shobj_description(oid, 'pg_database') as comment from pg_database where datname = $1`,
      [DATABASE],
    )
    if (rows[0]?.comment === FINISHED) return
    await makeRole(admin, OWNER, passwords.owner)
    await makeRole(admin, APP, passwords.app)
    if (rows.length === 0) await makeDatabase(admin, DATABASE)
    await furnishDatabase(adminUrl, DATABASE)
    await admin.query(`comment on database ${DATABASE} is '${FINISHED}'`)
  })
}

/** An empty database of the owner's. */
export const makeDatabase = (admin: pg.Client, name: string): Promise<unknown> =>
  admin.query(`create database ${name} owner ${OWNER}`)

/** What only the superuser should do in a database: its extensions, and who may enter. */
export const furnishDatabase = (adminUrl: string, name: string): Promise<void> =>
  connected(withDatabase(adminUrl, name), async (admin) => {
    await admin.query(`
      create extension if not exists pg_trgm;
      create extension if not exists unaccent;
      revoke all on database ${name} from public;
      grant connect, temporary on database ${name} to ${APP};
      grant usage on schema public to ${APP}`)
  })

/** The same server and role, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** Work on one connection that is closed whatever comes of it. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const FINISHED = 'Indonesia Digital Services Living Lab'

async function makeRole(admin: pg.Client, name: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [name])
  const how = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit'
  await admin.query(`${rowCount ? 'alter' : 'create'} role ${name} ${how} password ${admin.escapeLiteral(password)}`)
}
