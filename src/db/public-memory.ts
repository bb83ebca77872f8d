import { LRUCache } from 'lru-cache'
import { rootOf } from './actor.ts'
import type { DataVersion } from './data-version.ts'
import type { Database } from './database.ts'

/** What a remembered read may be asked for: its key is written down as JSON. */
type Part = string | number | readonly string[]

/** Grows when public data change. Without one, nothing of a database is remembered. */
interface Age {
  generation: number
}
const ages = new WeakMap<Database, Age>()

/** From now on what is read of this database's public tables is remembered until `data` notices a change. */
export function rememberPublicData(db: Database, data: DataVersion): void {
  const age: Age = { generation: 0 }
  ages.set(db, age)
  data.onChange(() => {
    age.generation += 1
  })
}

export const forgetPublicData = (db: Database): boolean => ages.delete(db)

/** Another number whenever public data have changed. Where nothing is remembered, never the same twice. */
export const publicGeneration = (db: Database): number => ages.get(rootOf(db))?.generation ?? -++unknowns

let unknowns = 0

const MOST = 1_000

/**
 * Makes of a read of public tables one that asks the database once until they change: pages name the same regions,
 * practices and instruments all day, and asking costs more than making the page. Nobody may change what it gives. Never
 * for rows that belong to an agency (who asks decides what is seen) nor for free words (there are too many).
 */
export function remembered<Args extends readonly Part[], T>(
  read: (db: Database, ...args: Args) => Promise<T>,
): (db: Database, ...args: Args) => Promise<T> {
  interface Kept {
    readonly generation: number
    readonly answers: LRUCache<string, { readonly given: T }>
  }
  const memory = new WeakMap<Age, Kept>()
  return async (db, ...args) => {
    const age = ages.get(rootOf(db))
    if (!age) return read(db, ...args)
    let kept = memory.get(age)
    if (kept?.generation !== age.generation) {
      kept = { generation: age.generation, answers: new LRUCache({ max: MOST }) }
      memory.set(age, kept)
    }
    const key = JSON.stringify(args)
    const known = kept.answers.get(key)
    if (known) return known.given
    const given = await read(db, ...args)
    // An unknown code may be anything; and an answer that was under way during a change ends in a memory that is no more.
    if (given !== undefined) kept.answers.set(key, { given })
    return given
  }
}
