import type { Membership } from '../domain/permissions.ts'
import type { Database } from './database.ts'

export interface AuditEntry {
  readonly at: Date
  readonly action: string
  readonly subject: string
  readonly personId: string | null
  readonly membership?: Membership | null
  readonly agencyId?: string | null
  readonly data?: object
}

/** Appends to the audit trail, in the transaction of what it tells of. */
export async function record(db: Database, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_event')
    .values({
      at: entry.at,
      action: entry.action,
      subject: entry.subject,
      person_id: entry.personId,
      membership_id: entry.membership?.id ?? null,
      agency_id: entry.agencyId ?? null,
      data: JSON.stringify(entry.data ?? {}),
    })
    .execute()
}
