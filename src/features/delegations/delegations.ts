import type { Database } from '../../db/database.ts'
import { countVisited, type VisitedFilter } from './queries.ts'

export type { VisitedFilter } from './queries.ts'

/**
 * How many different agencies sent a delegation to closed visits and workshops. Over all of them, whoever asks: the number
 * comes out of the database and nothing else, so a caller hides small ones itself.
 */
export const visitedCounts = (db: Database, filter: VisitedFilter): Promise<number> => countVisited(db, filter)
