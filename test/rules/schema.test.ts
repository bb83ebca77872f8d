import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import t from 'tap'
import { connected, withDatabase } from '../../src/db/embedded-roles.ts'
import { aDatabase, postgresOfThisRun } from '../support/database.ts'

interface Column {
  readonly table_name: string
  readonly column_name: string
}

/** Tables and columns as the schema files declare them. */
function declared(): string[] {
  const files = readdirSync('src/db').filter((file) => /^schema.*\.ts$/.test(file))
  const text = files.map((file) => readFileSync(`src/db/${file}`, 'utf8')).join('\n')
  const columnsOf = (name: string): string[] => {
    const [, inherited, body = ''] = new RegExp(`interface ${name}(?: extends (\\w+))? \\{([^}]+)\\}`).exec(text) ?? []
    const own = [...body.matchAll(/^ {2}(\w+): /gm)].map(([, column = '']) => column)
    return inherited === undefined ? own : [...columnsOf(inherited), ...own]
  }
  const tables = [...text.matchAll(/^ {2}(\w+): (\w+Table)$/gm)]
  return tables.flatMap(([, table, name = '']) => columnsOf(name).map((column) => `${table}.${column}`))
}

t.test('schema.ts is the migrated database', async (t) => {
  const { db } = await aDatabase(t)
  const { rows } = await sql<Column>`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely_%'`.execute(db)
  t.same(rows.map(({ table_name, column_name }) => `${table_name}.${column_name}`).sort(), declared().sort())
})

t.test('every table an agency owns is behind row-level security, forced', async (t) => {
  const { db } = await aDatabase(t)
  const { rows } = await sql<{ relname: string }>`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'agency_id'
      and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`.execute(db)
  const publicOrDirectory = ['membership', 'outcome', 'published_index', 'unit']
  t.same(
    rows.map(({ relname }) => relname),
    publicOrDirectory,
  )
})

t.test('the program’s role owns nothing and cannot pass row-level security', async (t) => {
  const { db } = await aDatabase(t)
  const { rows } = await sql<{ rolsuper: boolean; rolbypassrls: boolean; owns: string }>`
    select rolsuper, rolbypassrls, (select count(*) from pg_class where relowner = pg_roles.oid) as owns
    from pg_roles where rolname = current_user`.execute(db)
  t.same(rows, [{ rolsuper: false, rolbypassrls: false, owns: '0' }])
})

t.test('history cannot be changed, not even by a superuser', async (t) => {
  const { db, appUrl } = await aDatabase(t)
  await sql`insert into audit_event (at, action, subject) values ('2026-11-24', 'x', 'y')`.execute(db)
  const { numAffectedRows } = await sql`update audit_event set action = 'z'`.execute(db)
  t.equal(numAffectedRows, 0n, 'the program’s role reaches no row')
  const name = new URL(appUrl).pathname.slice(1)
  const change = connected(withDatabase(postgresOfThisRun().adminUrl, name), (admin) =>
    admin.query("update audit_event set action = 'z'"),
  )
  await t.rejects(change, /append-only/)
})
