import type { Database } from '../../db/database.ts'
import { listEvidence, listIndicators } from './instrument-queries.ts'

/** The instrument whose indicators practices are linked to. */
export const LINKED_INSTRUMENT = 'permenpanrb-59-2020'

/** The indicators of the linked instrument, in their order. */
export const linkedIndicators = (db: Database) => listIndicators(db, LINKED_INSTRUMENT)

/** Evidence items of the linked instrument by id, such as I14.3.2; what it does not have is left out. */
export const evidenceItems = (db: Database, ids: readonly string[]) => listEvidence(db, LINKED_INSTRUMENT, ids)
