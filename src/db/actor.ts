import { CompiledQuery } from 'kysely'
import { type Actor, reach } from '../domain/permissions.ts'
import { type Database, type Handle, handleOn } from './database.ts'

export type { Handle }

/**
 * Lets a statement leave together with COMMIT instead of waiting for its answer first. The transaction fails if it does.
 */
export type Last = (statement: Promise<unknown>) => void

type Work<T> = (tx: Handle, last: Last) => Promise<T>

/**
 * Runs verbs on agency-owned tables: row-level security lets through what `who` may see, whatever a query forgets.
 * The actor is set together with BEGIN and ends with the transaction, so pooled connections never leak it. Statements
 * run in the order they are asked; those that are asked at once (`Promise.all`) do not wait for each other's answers.
 */
export const asActor = <T>(db: Database, who: Actor | null, work: Work<T>): Promise<T> => run(db, settingsOf(who), work)

/**
 * Reads as an actor what can be asked at once: BEGIN, all statements and COMMIT leave together and come back together,
 * which spares database and program a round. A statement that `ask` only thinks of later is refused.
 */
export const readAs = <T>(db: Database, who: Actor | null, ask: (tx: Handle) => Promise<T>): Promise<T> =>
  run(db, settingsOf(who), ask, true)

const roots = new WeakMap<Database, Database>()

/** The database behind an actor's transaction; any other handle stands for itself. */
export const rootOf = (db: Database): Database => roots.get(db) ?? db

/** The platform's own work (loading, seeding, jobs): reaches every agency. Never for a request. */
export const asPlatform = <T>(db: Database, work: Work<T>): Promise<T> =>
  run(db, { own: '*', reads: '*', person: '', roles: '' }, work)

/**
 * Reads what reports are made of, sums and nothing else: no row of an agency can be reached. What of it may be told to
 * whom is decided by the room `reports`. Asks everything at once, like `readAs`.
 */
export const asReport = <T>(db: Database, ask: (tx: Handle) => Promise<T>): Promise<T> =>
  run(db, { own: '', reads: '', person: '', roles: 'report' }, ask, true)

interface Settings {
  readonly own: string
  readonly reads: string
  readonly person: string
  readonly roles: string
}

function settingsOf(who: Actor | null): Settings {
  if (!who) return { own: '', reads: '', person: '', roles: '' }
  const { own, reads, roles } = reach(who)
  return { own: own.join(','), reads: reads.join(','), person: who.personId, roles: roles.join(',') }
}

function run<T>(db: Database, settings: Settings, work: Work<T>, atOnce = false): Promise<T> {
  const beginning = beginningOf(settings)
  const executor = db.getExecutor()
  return executor.provideConnection(async (connection) => {
    const tell = (statement: string) => connection.executeQuery<{ command?: string }>(CompiledQuery.raw(statement))
    const last: Promise<unknown>[] = []
    let over = false
    const handle = handleOn(executor, (use) => {
      // Somebody else may have the connection by now.
      if (over) return Promise.reject(new Error('This transaction is over.'))
      return use(connection)
    })
    roots.set(handle, db)
    // Nothing waits for it alone: it leaves with the first statement, which runs behind it and fails where it fails.
    const begun = unawaited(tell(beginning))
    try {
      const worked = work(handle, (statement) => last.push(unawaited(statement)))
      if (!atOnce) await worked
      over = true
      const [result, { rows }] = await Promise.all([worked, tell('commit'), begun, ...last])
      if (rows[0]?.command === 'ROLLBACK') throw new Error('Nothing was stored: a statement of the transaction failed.')
      return result
    } catch (error) {
      over = true
      await tell('rollback').catch(() => {})
      throw error
    }
  })
}

const SAFE = /^[0-9a-z.,*-]*$/

function beginningOf(settings: Settings): string {
  for (const value of Object.values(settings)) if (!SAFE.test(value)) throw new Error(`not an actor setting: ${value}`)
  const set = Object.entries(settings).map(([name, value]) => `set_config('lab.${name}','${value}',true)`)
  return `begin; select ${set.join(',')}`
}

/** A promise whose failure somebody hears about later. */
function unawaited<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
