import type { Database } from '../../db/database.ts'

export const readCredentials = (db: Database, email: string) =>
  db
    .selectFrom('person')
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .select(['id', 'password_hash', 'language'])
    .executeTakeFirst()

export const listSessions = (db: Database, personId: string, now: Date, idleSince: Date) =>
  db
    .selectFrom('session')
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', idleSince)
    .select(['id_hash', 'user_agent', 'address', 'created_at', 'last_seen_at'])
    .orderBy('last_seen_at', 'desc')
    .execute()

export const deleteSessionOf = (db: Database, personId: string, idHash: string) =>
  db.deleteFrom('session').where('person_id', '=', personId).where('id_hash', '=', idHash).executeTakeFirst()

export const deleteOtherSessions = (db: Database, personId: string, keep: string) =>
  db.deleteFrom('session').where('person_id', '=', personId).where('id_hash', '<>', keep).execute()

export const updateLanguage = (db: Database, personId: string, language: 'id' | 'en') =>
  db.updateTable('person').set({ language }).where('id', '=', personId).execute()

export const listMemberships = (db: Database, personId: string) =>
  db
    .selectFrom('membership as m')
    .leftJoin('agency as a', 'a.code', 'm.agency_id')
    .leftJoin('agency as p', 'p.code', 'm.province_code')
    .leftJoin('unit as u', 'u.id', 'm.unit_id')
    .where('m.person_id', '=', personId)
    .select([
      'm.role',
      'a.name as agency',
      'p.name as province',
      'u.name as unit',
      'm.valid_from',
      'm.valid_until',
      'm.ended_at',
    ])
    .orderBy('m.valid_from')
    .orderBy('m.id')
    .execute()

export const readEmail = (db: Database, personId: string) =>
  db.selectFrom('person').where('id', '=', personId).select('email').executeTakeFirstOrThrow()

export const isAnyoneKnown = async (db: Database): Promise<boolean> =>
  (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined

export const storeFirstAdminLink = (db: Database, tokenHash: string, at: Date) =>
  db
    .insertInto('first_admin_link')
    .values({ token_hash: tokenHash, created_at: at, used_at: null })
    .onConflict((conflict) =>
      conflict.column('only_row').doUpdateSet({ token_hash: tokenHash, created_at: at, used_at: null }),
    )
    .execute()

export const isOpenLink = async (db: Database, tokenHash: string): Promise<boolean> =>
  (await db
    .selectFrom('first_admin_link')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .select('only_row')
    .executeTakeFirst()) !== undefined

/** True for the one transaction that used the link. */
export const useLink = async (db: Database, tokenHash: string, at: Date): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('first_admin_link')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface NewPerson {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly language: 'id' | 'en'
  readonly at: Date
}

/** Fails where somebody has this address already. */
export const insertPerson = (db: Database, { id, email, name, passwordHash, language, at }: NewPerson) =>
  db
    .insertInto('person')
    .values({ id, email, name, password_hash: passwordHash, language, disabled_at: null, created_at: at })
    .execute()

export const insertAdminMembership = (db: Database, id: string, personId: string, from: string) =>
  db
    .insertInto('membership')
    .values({
      id,
      person_id: personId,
      role: 'admin',
      agency_id: null,
      province_code: null,
      unit_id: null,
      valid_from: from,
      valid_until: null,
    })
    .execute()
