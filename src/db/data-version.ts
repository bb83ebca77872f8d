import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Notices, here and on other instances, that what public pages show has changed. */
export interface DataVersion {
  onChange(listener: () => void): void
  stop(): void
}

/** Grows in the transaction that changes public data. */
export const bumpDataVersion = async (db: Database): Promise<void> => {
  await sql`update data_version set version = version + 1`.execute(db)
}

const watchers = new WeakMap<Database, () => Promise<void>>()

/** This instance notices a change that is committed now, rather than at its next look; others do so within a second. */
export const noticeDataVersion = async (db: Database): Promise<void> => watchers.get(db)?.()

/** Asks for the version every `pollMs`; a database that is away is asked again next time. */
export function watchDataVersion(db: Database, pollMs: number): DataVersion {
  const listeners: (() => void)[] = []
  let seen: string | null = null
  const check = async () => {
    const { version } = await db.selectFrom('data_version').select('version').executeTakeFirstOrThrow()
    if (version !== seen) for (const listener of listeners) listener()
    seen = version
  }
  watchers.set(db, check)
  const timer = setInterval(() => void check().catch(() => undefined), pollMs)
  timer.unref()
  return {
    onChange: (listener) => listeners.push(listener),
    stop: () => {
      clearInterval(timer)
      watchers.delete(db)
    },
  }
}
