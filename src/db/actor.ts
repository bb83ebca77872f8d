import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDriver,
  type Transaction,
  type TransactionSettings,
} from 'kysely'
import { type Actor, reach } from '../domain/permissions.ts'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'

/** A handle inside a transaction in which row-level security knows the actor. */
export type Handle = Transaction<Schema>

/**
 * Runs verbs on agency-owned tables: row-level security lets through what `who` may see, whatever a query forgets.
 * The actor is set together with BEGIN and ends with the transaction, so pooled connections never leak it.
 */
export const asActor = <T>(db: Database, who: Actor | null, work: (tx: Handle) => Promise<T>): Promise<T> =>
  run(db, settingsOf(who), work)

/** The platform's own work (loading, seeding, jobs): reaches every agency. Never for a request. */
export const asPlatform = <T>(db: Database, work: (tx: Handle) => Promise<T>): Promise<T> =>
  run(db, { own: '*', reads: '*', person: '' }, work)

interface Settings {
  readonly own: string
  readonly reads: string
  readonly person: string
}

function settingsOf(who: Actor | null): Settings {
  if (!who) return { own: '', reads: '', person: '' }
  const { own, reads } = reach(who)
  return { own: own.join(','), reads: reads.join(','), person: who.personId }
}

const SAFE = /^[0-9a-f.,*-]*$/

function run<T>(db: Database, settings: Settings, work: (tx: Handle) => Promise<T>): Promise<T> {
  for (const value of Object.values(settings)) if (!SAFE.test(value)) throw new Error(`not an actor setting: ${value}`)
  const { own, reads, person } = settings
  const prelude = `begin; select set_config('lab.own','${own}',true),set_config('lab.reads','${reads}',true),set_config('lab.person','${person}',true)`
  return opening.run(prelude, () => db.transaction().execute((tx) => opening.exit(() => work(tx))))
}

const opening = new AsyncLocalStorage<string>()

/** Begins a transaction and sets its actor in one round trip. */
export class ActorDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const prelude = opening.getStore()
    if (prelude) await connection.executeQuery(CompiledQuery.raw(prelude))
    else await super.beginTransaction(connection, settings)
  }
}
