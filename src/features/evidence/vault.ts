import { join } from 'node:path'
import type { Config, Limits } from '../../config.ts'
import type { Database } from '../../db/database.ts'
import { type Incoming, incomingIn } from '../../files/incoming.ts'
import type { Scanner } from '../../files/scan.ts'
import { type Storage, storageAt } from '../../files/storage.ts'

/** What the verbs of evidence work with. */
export interface Vault {
  readonly db: Database
  readonly storage: Storage
  readonly incoming: Incoming
  readonly scanner: Scanner | null
  readonly limits: Limits['evidence']
  /** The unit's link that files come over, apart from all others; null: people upload for themselves. */
  readonly link: string | null
}

/** Touches neither disk nor network before the first use. */
export const openVault = (db: Database, { storage, dataDir, scanner, limits }: Config): Vault => ({
  db,
  storage: storageAt(storage),
  incoming: incomingIn(join(dataDir, 'incoming')),
  scanner,
  limits: limits.evidence,
  link: null,
})
