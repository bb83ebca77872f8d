import { sql } from 'kysely'
import { dayInJakarta } from '../domain/calendar.ts'
import type { Actor, Membership } from '../domain/permissions.ts'
import type { Database } from './database.ts'
import { statement } from './statement.ts'

/** The session behind a request; `idHash` is the SHA-256 of the cookie, the only thing the database knows of it. */
export interface SignedIn {
  readonly idHash: string
  readonly actor: Actor
  readonly lastSeenAt: Date
  /** What the person was told and has not read, counted up to 100. */
  readonly unread: number
}

/** One query: the session, its person and the memberships that hold today; null when ended, idle or disabled. */
export async function readSession(db: Database, idHash: string, now: Date, idleSince: Date): Promise<SignedIn | null> {
  const rows = await select(db, { idHash, now, idleSince, today: dayInJakarta(now) })
  const [first] = rows
  if (!first) return null
  const { person, name, language, lastSeenAt, unread } = first
  const memberships = rows.flatMap(({ id, role, ...rest }): Membership[] =>
    id === null || role === null
      ? []
      : [{ id, role, agency: rest.agency, agencyName: rest.agencyName, province: rest.province, unit: rest.unit }],
  )
  return { idHash, actor: { personId: person, name, language, memberships }, lastSeenAt, unread }
}

interface Wanted {
  readonly idHash: string
  readonly now: Date
  readonly idleSince: Date
  readonly today: string
}

/** One row a membership; put together in the database they cost it half as much again (measured). */
const select = statement((db, { idHash, now, idleSince, today }: Wanted) =>
  db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .leftJoin('membership as m', (join) =>
      join
        .onRef('m.person_id', '=', 'person.id')
        .on('m.valid_from', '<=', today)
        .on((eb) => eb.or([eb('m.valid_until', 'is', null), eb('m.valid_until', '>=', today)])),
    )
    .leftJoin('agency', 'agency.code', 'm.agency_id')
    .where('session.id_hash', '=', idHash)
    .where('session.expires_at', '>', now)
    .where('session.last_seen_at', '>', idleSince)
    .where('person.disabled_at', 'is', null)
    .select(['person.id as person', 'person.name', 'person.language', 'session.last_seen_at as lastSeenAt'])
    .select(sql<number>`unread_of(person.id)`.as('unread'))
    .select(['m.id', 'm.role', 'm.agency_id as agency', 'agency.name as agencyName'])
    .select(['m.province_code as province', 'm.unit_id as unit'])
    .orderBy('m.id'),
)

export interface NewSession {
  readonly idHash: string
  readonly personId: string
  readonly userAgent: string
  readonly address: string
  readonly at: Date
  readonly expiresAt: Date
}

export async function insertSession(db: Database, session: NewSession): Promise<void> {
  await db
    .insertInto('session')
    .values({
      id_hash: session.idHash,
      person_id: session.personId,
      user_agent: session.userAgent,
      address: session.address,
      created_at: session.at,
      last_seen_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute()
  await db.updateTable('person').set({ last_signed_in_at: session.at }).where('id', '=', session.personId).execute()
}

export async function touchSession(db: Database, { idHash }: SignedIn, now: Date): Promise<void> {
  await db.updateTable('session').set({ last_seen_at: now }).where('id_hash', '=', idHash).execute()
}

export async function deleteSession(db: Database, idHash: string): Promise<void> {
  await db.deleteFrom('session').where('id_hash', '=', idHash).execute()
}

/** Removes what nobody can use any more, counters of failures included; run by the housekeeping job. */
export async function deleteEndedSessions(db: Database, now: Date, idleSince: Date): Promise<void> {
  await db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('last_seen_at', '<=', idleSince)]))
    .execute()
  await db.deleteFrom('attempt').where('window_ends_at', '<=', now).execute()
}
