import { sql } from 'kysely'
import { dayInJakarta } from '../domain/calendar.ts'
import type { Actor, Membership } from '../domain/permissions.ts'
import type { Database } from './database.ts'

/** The session behind a request; `idHash` is the SHA-256 of the cookie, the only thing the database knows of it. */
export interface SignedIn {
  readonly idHash: string
  readonly actor: Actor
  readonly lastSeenAt: Date
}

interface Row {
  readonly id: string
  readonly name: string
  readonly language: 'id' | 'en'
  readonly last_seen_at: Date
  readonly memberships: readonly Membership[]
}

/** One query: the session, its person and the memberships that hold today; null when ended, idle or disabled. */
export async function readSession(db: Database, idHash: string, now: Date, idleSince: Date): Promise<SignedIn | null> {
  const { rows } = await sql<Row>`
    select person.id, person.name, person.language, session.last_seen_at,
      (select coalesce(json_agg(json_build_object('id', m.id, 'role', m.role, 'agency', m.agency_id,
          'agencyName', agency.name, 'province', m.province_code, 'unit', m.unit_id) order by m.id), '[]')
        from membership m left join agency on agency.code = m.agency_id
        where m.person_id = person.id and m.valid_from <= ${dayInJakarta(now)}::date
          and (m.valid_until is null or m.valid_until >= ${dayInJakarta(now)}::date)) as memberships
    from session join person on person.id = session.person_id
    where session.id_hash = ${idHash} and session.expires_at > ${now} and session.last_seen_at > ${idleSince}
      and person.disabled_at is null`.execute(db)
  const [row] = rows
  if (!row) return null
  const { id, name, language, memberships, last_seen_at: lastSeenAt } = row
  return { idHash, actor: { personId: id, name, language, memberships }, lastSeenAt }
}

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
