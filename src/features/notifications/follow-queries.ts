import type { Insertable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Schema } from '../../db/schema.ts'
import { statement } from '../../db/statement.ts'
import type { Followed } from '../../domain/notification.ts'

export async function insertFollow(tx: Database, follow: Insertable<Schema['follow']>): Promise<void> {
  await tx
    .insertInto('follow')
    .values(follow)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

interface Asked {
  readonly personId: string
  readonly subject: Followed
  readonly id: string
}

export const readFollow = statement((db, { personId, subject, id }: Asked) =>
  db
    .selectFrom('follow')
    .where('person_id', '=', personId)
    .where('subject', '=', subject)
    .where('subject_id', '=', id)
    .where('wanted', '=', true)
    .select('at'),
)
