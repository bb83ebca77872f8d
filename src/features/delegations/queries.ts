import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { ReportBasis } from '../../db/schema.ts'

/** What a count of visits is narrowed to; null leaves a part open. Days are `2026-11-24`, both included. */
export interface VisitedFilter {
  readonly basis: ReportBasis
  readonly host: string | null
  /** Province of the visiting agencies. */
  readonly province: string | null
  /** A practice that stood on the agenda. */
  readonly practice: string | null
  readonly since: string | null
  readonly until: string | null
}

export async function countVisited(db: Database, filter: VisitedFilter): Promise<number> {
  const { basis, host, province, practice, since, until } = filter
  const { rows } = await sql<{ n: number }>`
    select visited_agencies(${basis}, ${host}, ${province}, ${practice}, ${since}::date, ${until}::date) as n`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}
