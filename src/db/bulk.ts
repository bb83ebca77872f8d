import { type Expression, type InsertType, type Selectable, sql } from 'kysely'
import type { Handle } from './actor.ts'
import type { Schema } from './schema.ts'

type TableName = keyof Schema & string
type Row<T extends TableName> = Selectable<Schema[T]>
type Column<T extends TableName> = keyof Row<T> & string
/** Columns the database fills where a row does not name them. */
type Filled<T extends TableName> = {
  [C in keyof Schema[T] & Column<T>]: undefined extends InsertType<Schema[T][C]> ? C : never
}[keyof Schema[T] & Column<T>]
type Given<T extends TableName> = Omit<Row<T>, Filled<T>> & Partial<Pick<Row<T>, Filled<T>>>

/**
 * Writes many rows in one statement: new ones are inserted, different ones updated, equal ones not touched (nor locked).
 * Every row names the same columns; a column that none names keeps what it has. Returns how many changed.
 */
export async function upsert<T extends TableName>(
  tx: Handle,
  table: T,
  key: readonly Column<T>[],
  rows: readonly Given<T>[],
): Promise<number> {
  const [first] = rows
  if (!first) return 0
  const names = Object.keys(first)
  const columns = list(names)
  const others = names.filter((name) => !key.some((column) => column === name))
  const change = others.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`)
  const { numAffectedRows } = await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from (
      select ${columns} from ${recordset(table, rows)} except select ${columns} from ${sql.table(table)}
    ) changed
    on conflict (${list(key)}) do ${change.length > 0 ? sql`update set ${sql.join(change)}` : sql`nothing`}
  `.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Writes many new rows in one statement, in their order. */
export async function insert<T extends TableName>(tx: Handle, table: T, rows: readonly Given<T>[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = list(Object.keys(first))
  await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from ${recordset(table, rows)}`.execute(tx)
}

/**
 * Like `upsert` for a table that a file alone fills, or for those of its rows that `within` holds for: rows that are no
 * longer in the file are deleted, and counted too.
 */
export async function mirror<T extends TableName>(
  tx: Handle,
  table: T,
  key: readonly Column<T>[],
  rows: readonly Given<T>[],
  within: Expression<boolean> = sql`true`,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)}
    where (${list(key)}) not in (select ${list(key)} from ${recordset(table, rows)}) and ${within}
  `.execute(tx)
  return Number(numAffectedRows ?? 0) + (await upsert(tx, table, key, rows))
}

/** Makes loading and seeding wait for each other when several instances start at once. Held to the end of the transaction. */
export async function oneAtATime(tx: Handle): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOADING})`.execute(tx)
}

const LOADING = 7_411_332

const list = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)))

const recordset = (table: TableName, rows: readonly object[]) =>
  sql`json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json) as given`
