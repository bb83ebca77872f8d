import type { Database } from '../../db/database.ts'

/** The name of a unit of an agency. */
export const readUnit = (db: Database, id: string) =>
  db.selectFrom('unit').where('id', '=', id).select('name').executeTakeFirst()
