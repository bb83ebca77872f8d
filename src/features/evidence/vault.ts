import { join } from 'node:path'
import type { Config, Limits } from '../../config.ts'
import type { Database } from '../../db/database.ts'
import { type Incoming, incomingIn } from '../../files/incoming.ts'
import type { Scanner } from '../../files/scan.ts'
import { type Storage, storageAt } from '../../files/storage.ts'
import { quota } from '../../web/quota.ts'

/** What the verbs of evidence work with. */
export interface Vault {
  readonly db: Database
  readonly storage: Storage
  readonly incoming: Incoming
  readonly scanner: Scanner | null
  readonly limits: Limits['evidence']
  /** The unit's link that files come over, apart from all others; null: people upload for themselves. */
  readonly link: string | null
  /** Counts the files that somebody begins to send, and refuses (429) the next one of too many a minute. */
  readonly pace: (key: string, now: Date) => void
  /** Counts what somebody asks for that is not theirs to see, and refuses (429) to write down too much of it a minute. */
  readonly paceRefused: (key: string, now: Date) => void
}

/** Touches neither disk nor network before the first use. */
export const openVault = (db: Database, { storage, dataDir, scanner, limits }: Config): Vault => ({
  db,
  storage: storageAt(storage),
  incoming: incomingIn(join(dataDir, 'incoming')),
  scanner,
  limits: limits.evidence,
  link: null,
  pace: quota(limits.evidence.perMinute),
  paceRefused: quota(limits.evidence.refusedPerMinute),
})
