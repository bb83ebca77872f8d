import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { ReportBasis } from '../../db/schema.ts'

/**
 * What an agency did for others: its answers that solved something, its practices, and how many of them run elsewhere. At
 * how many agencies each runs is told by the page of the practice alone, which hides small numbers.
 */
export interface StandingRow {
  readonly basis: ReportBasis
  readonly answers: number
  readonly practices: number
  readonly running: number
}

/** By basis, the reported first; simulated practices are counted as far as `db` may see them. */
export async function listStanding(db: Database, code: string): Promise<readonly StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select basis, sum(answers)::int as answers, sum(practices)::int as practices, sum(running)::int as running from (
      select basis, n as answers, 0 as practices, 0 as running from accepted_answers(${code})
      union all select basis, 0, 1, 0 from practice where agency_id = ${code}
      union all select c.basis, 0, 0, 1 from adoption_count c join practice p on p.slug = c.practice_slug
        where p.agency_id = ${code} and c.stage in ('running', 'effective') and c.n > 0 group by c.basis, c.practice_slug
    ) given group by basis having sum(answers + practices + running) > 0 order by basis`.execute(db)
  return rows
}
