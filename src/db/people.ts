import { dayInJakarta } from '../domain/calendar.ts'
import type { Actor, Membership } from '../domain/permissions.ts'
import type { Database } from './database.ts'

export async function readLanguage(db: Database, personId: string): Promise<'id' | 'en'> {
  return (await readPerson(db, personId)).language
}

export const readPerson = (db: Database, personId: string) =>
  db
    .selectFrom('person')
    .where('id', '=', personId)
    .select(['name', 'email', 'language', 'disabled_at'])
    .executeTakeFirstOrThrow()

/** The posts that a person holds on a day. */
export function readPosts(db: Database, personId: string, day: string): Promise<Membership[]> {
  return db
    .selectFrom('membership as m')
    .leftJoin('agency as a', 'a.code', 'm.agency_id')
    .where('m.person_id', '=', personId)
    .where('m.valid_from', '<=', day)
    .where((eb) => eb.or([eb('m.valid_until', 'is', null), eb('m.valid_until', '>=', day)]))
    .select([
      'm.id',
      'm.role',
      'a.code as agency',
      'a.name as agencyName',
      'm.province_code as province',
      'm.unit_id as unit',
    ])
    .orderBy('m.id')
    .execute()
}

/** Somebody with the posts of this moment, for work that nobody's request asked for; null where they may not sign in. */
export async function readActor(db: Database, personId: string, now: Date): Promise<Actor | null> {
  const { name, language, disabled_at } = await readPerson(db, personId)
  if (disabled_at) return null
  return { personId, name, language, memberships: await readPosts(db, personId, dayInJakarta(now)) }
}
