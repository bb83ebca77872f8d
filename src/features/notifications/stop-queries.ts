import type { Database } from '../../db/database.ts'
import type { NotificationKind } from '../../domain/notification.ts'

export async function withholdWaiting(
  tx: Database,
  personId: string,
  kinds: readonly NotificationKind[],
): Promise<void> {
  if (kinds.length === 0) return
  await tx
    .updateTable('notification')
    .set({ mode: 'off' })
    .where('person_id', '=', personId)
    .where('told_at', 'is', null)
    .where('kind', 'in', kinds)
    .execute()
}
