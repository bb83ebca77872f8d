import type { Database } from '../../db/database.ts'
import { remembered } from '../../db/public-memory.ts'
import type { InstrumentState } from '../../db/schema.ts'

export interface InstrumentKey {
  readonly id: string
  readonly version: number
}

export interface InstrumentRow extends InstrumentKey {
  readonly sha256: string
  readonly state: InstrumentState
}

/** Every version of every instrument without its content: a handful of narrow rows, oldest regulation first. */
export const listVersions = remembered(
  (db: Database): Promise<readonly InstrumentRow[]> =>
    db.selectFrom('instrument').select(['id', 'version', 'sha256', 'state']).orderBy('id').orderBy('version').execute(),
)

export const readContent = (db: Database, { id, version }: InstrumentKey): Promise<{ content: object }> =>
  db
    .selectFrom('instrument')
    .where('id', '=', id)
    .where('version', '=', version)
    .select('content')
    .executeTakeFirstOrThrow()
