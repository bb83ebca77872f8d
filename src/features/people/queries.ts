import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Role } from '../../domain/permissions.ts'

export interface PostRow {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly unitId: string | null
  readonly unit: string | null
  readonly from: string
  readonly until: string | null
  readonly endedAt: Date | null
  readonly disabledAt: Date | null
  readonly lastSignedInAt: Date | null
}

/** Every post at an agency, also those that ended: who answers for it first, then by name. */
export const listPosts = (tx: Handle, agencyId: string): Promise<PostRow[]> =>
  tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('unit as u', 'u.id', 'm.unit_id')
    .where('m.agency_id', '=', agencyId)
    .select(['m.id', 'm.person_id as personId', 'p.name', 'p.email', 'm.role', 'm.unit_id as unitId', 'u.name as unit'])
    .select(['m.valid_from as from', 'm.valid_until as until', 'm.ended_at as endedAt'])
    .select(['p.disabled_at as disabledAt', 'p.last_signed_in_at as lastSignedInAt'])
    .orderBy(sql`array_position(array['approver', 'curator', 'member', 'unit'], m.role)`)
    .orderBy('u.name', (order) => order.asc().nullsFirst())
    .orderBy('p.name')
    .orderBy('m.id')
    .execute()

/** The agency of a post; undefined where there is none. */
export const readPost = (tx: Handle, id: string) =>
  tx.selectFrom('membership').where('id', '=', id).select(['agency_id', 'person_id', 'role']).executeTakeFirst()

export const endPost = (tx: Handle, id: string, until: string, at: Date) =>
  tx.updateTable('membership').set({ valid_until: until, ended_at: at }).where('id', '=', id).execute()

export const endSessions = (tx: Handle, personId: string) =>
  tx.deleteFrom('session').where('person_id', '=', personId).execute()

export interface NewPost {
  readonly id: string
  readonly personId: string
  readonly role: Role
  readonly agencyId: string
  readonly unitId: string | null
  readonly from: string
  readonly until: string | null
}

export const insertPost = (tx: Handle, { id, personId, role, agencyId, unitId, from, until }: NewPost) =>
  tx
    .insertInto('membership')
    .values({
      id,
      person_id: personId,
      role,
      agency_id: agencyId,
      province_code: null,
      unit_id: unitId,
      valid_from: from,
      valid_until: until,
    })
    .execute()

/** One change of an agency's people at a time, so that two approvers cannot end each other. */
export const holdPeople = (tx: Handle, agencyId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`people ${agencyId}`}, 35))`.execute(tx)

export interface UnitRow {
  readonly id: string
  readonly name: string
}

export const listUnits = (tx: Handle, agencyId: string): Promise<UnitRow[]> =>
  tx.selectFrom('unit').where('agency_id', '=', agencyId).select(['id', 'name']).orderBy('name').execute()

export const readUnit = (tx: Handle, id: string) =>
  tx.selectFrom('unit').where('id', '=', id).select(['id', 'agency_id', 'name']).executeTakeFirst()

export const insertUnits = (tx: Handle, agencyId: string, units: readonly UnitRow[]) =>
  tx
    .insertInto('unit')
    .values(units.map((unit) => ({ ...unit, agency_id: agencyId })))
    .execute()

export const renameUnit = (tx: Handle, id: string, name: string) =>
  tx.updateTable('unit').set({ name }).where('id', '=', id).execute()

export const agencyName = (tx: Handle, code: string) =>
  tx.selectFrom('agency').where('code', '=', code).select('name').executeTakeFirst()
