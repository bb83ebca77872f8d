import { sql } from 'kysely'
import { asReport } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { AgencyType, ReportBasis } from '../../db/schema.ts'
import { isOpen, SILENT_STAGES, STAGES, silentBefore } from '../../domain/adoption.ts'

export interface WholeRow {
  readonly basis: ReportBasis
  readonly province: string
  readonly type: AgencyType
  readonly cohort: string
  readonly kind: 'stage' | 'obstacle' | 'overdue'
  readonly key: string
  readonly n: number
  readonly agencies: number
}

export const listWhole = (db: Database, today: string): Promise<readonly WholeRow[]> =>
  asReport(db, async (tx) => {
    const { rows } = await sql<WholeRow>`
      select * from report_adoptions(${today}::date, ${silentBefore(today)}::date, ${STAGES.filter(isOpen)}::text[],
        ${SILENT_STAGES}::text[])`.execute(tx)
    return rows
  })
