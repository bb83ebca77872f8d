import type { Database } from '../../db/database.ts'
import type { Role } from '../../domain/permissions.ts'

export const findPerson = (db: Database, email: string) =>
  db.selectFrom('person').where('email', '=', email).select(['id', 'name', 'disabled_at']).executeTakeFirst()

export const readAgencyName = (db: Database, code: string) =>
  db.selectFrom('agency').where('code', '=', code).select('name').executeTakeFirst()

export const listPosts = (db: Database) =>
  db
    .selectFrom('person as p')
    .leftJoin('membership as m', 'm.person_id', 'p.id')
    .leftJoin('agency as a', (join) =>
      join.on((on) => on.or([on('a.code', '=', on.ref('m.agency_id')), on('a.code', '=', on.ref('m.province_code'))])),
    )
    .leftJoin('unit as u', 'u.id', 'm.unit_id')
    .select(['p.email', 'p.name', 'p.disabled_at', 'm.role', 'm.valid_until', 'a.name as place', 'u.name as unit'])
    .orderBy('p.email')
    .orderBy('m.valid_from')
    .execute()

export interface NewPost {
  readonly id: string
  readonly personId: string
  readonly role: Role
  readonly agency: string | null
  readonly province: string | null
  readonly unit: string | null
  readonly from: string
}

export const insertPost = (db: Database, { id, personId, role, agency, province, unit, from }: NewPost) =>
  db
    .insertInto('membership')
    .values({
      id,
      person_id: personId,
      role,
      agency_id: agency,
      province_code: province,
      unit_id: unit,
      valid_from: from,
    })
    .execute()

export const setDisabled = (db: Database, id: string, at: Date | null) =>
  db.updateTable('person').set({ disabled_at: at }).where('id', '=', id).execute()

export const setPasswordHash = (db: Database, id: string, hash: string) =>
  db.updateTable('person').set({ password_hash: hash }).where('id', '=', id).execute()

export const endSessions = (db: Database, id: string) => db.deleteFrom('session').where('person_id', '=', id).execute()
