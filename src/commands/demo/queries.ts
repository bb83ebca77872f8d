import { type Insertable, sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import { upsert } from '../../db/bulk.ts'
import type { Database } from '../../db/database.ts'
import type { Schema } from '../../db/schema.ts'
import type { SnapshotAnswer } from '../../domain/snapshot.ts'

export const readInstallation = (db: Database) =>
  db.selectFrom('installation').select('demonstration').executeTakeFirst()

export const insertInstallation = (db: Database, demonstration: boolean, at: Date) =>
  db
    .insertInto('installation')
    .values({ demonstration, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** The different password hashes of some people. */
export async function hashesOf(db: Database, emails: readonly string[]): Promise<readonly string[]> {
  const rows = await db.selectFrom('person').select('password_hash').where('email', 'in', emails).distinct().execute()
  return rows.flatMap(({ password_hash }) => password_hash ?? [])
}

type Person = Pick<Insertable<Schema['person']>, 'id' | 'email' | 'name' | 'password_hash'>

/** Returns the addresses of those who were not there yet. */
export async function insertPeople(tx: Handle, people: readonly Person[], at: Date): Promise<ReadonlySet<string>> {
  const added = await tx
    .insertInto('person')
    .values(people.map((person) => ({ ...person, created_at: at })))
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('email')
    .execute()
  return new Set(added.map(({ email }) => email))
}

export const setHashes = (tx: Handle, emails: readonly string[], hash: string) =>
  tx
    .updateTable('person')
    .set({ password_hash: hash })
    .where('email', 'in', emails)
    .where('password_hash', 'is distinct from', hash)
    .execute()

export const insertMembership = (tx: Handle, membership: Insertable<Schema['membership']>) =>
  tx.insertInto('membership').values(membership).execute()

/** The id of the unit, new or known. */
export async function addUnit(tx: Handle, unit: Insertable<Schema['unit']>): Promise<string> {
  await tx
    .insertInto('unit')
    .values(unit)
    .onConflict((conflict) => conflict.columns(['agency_id', 'name']).doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('unit')
    .select('id')
    .where('agency_id', '=', unit.agency_id)
    .where('name', '=', unit.name)
    .executeTakeFirstOrThrow()
  return id
}

export async function hasSimulated(tx: Handle): Promise<boolean> {
  const row = await tx
    .selectFrom('assessment')
    .select('id')
    .where('basis', '=', 'simulated')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function hasAdoptions(tx: Handle): Promise<boolean> {
  const row = await tx.selectFrom('adoption').select('id').where('basis', '=', 'simulated').limit(1).executeTakeFirst()
  return row !== undefined
}

/** Regencies, cities and provinces that are assessed on their own. */
export const readRegions = (tx: Handle) =>
  tx.selectFrom('agency').select(['code', 'type']).where('autonomous', '=', true).orderBy('code').execute()

export const readPublished = (tx: Handle, instrument: string) =>
  tx
    .selectFrom('published_index')
    .select(['agency_id', 'year', 'index_value'])
    .where('instrument_id', '=', instrument)
    .execute()

export const readAverages = (tx: Handle, instrument: string) =>
  tx
    .selectFrom('reference_average')
    .select(['level', 'region_code', 'year', 'index_value'])
    .where('instrument_id', '=', instrument)
    .execute()

/**
 * The answers of all simulated assessments and their first revisions, from the stored levels and one text per level; in the
 * order of the keys, which is the quickest way to fill an index.
 */
export async function insertAnswers(tx: Handle, texts: readonly SnapshotAnswer[]): Promise<void> {
  const given = sql`
    from (select id, agency_id, levels, updated_at from assessment where basis = 'simulated' order by id) as simulated
    cross join lateral unnest(levels) with ordinality as level (value, number)
    join json_to_recordset(${JSON.stringify(texts)}::json)
      as text (number bigint, value smallint, explanation text, "serviceName" text, "serviceOwner" text)
      using (number, value)`
  const columns = sql`assessment_id, number, agency_id, version, value, explanation, service_name, service_owner`
  const answer = sql`id, number, agency_id, 1, value, explanation, "serviceName", "serviceOwner"`
  await sql`insert into answer (${columns}) select ${answer} ${given}`.execute(tx)
  await sql`insert into answer_revision (${columns}, at) select ${answer}, updated_at ${given}`.execute(tx)
}

export const giveConsents = (tx: Handle, agencies: readonly string[], at: Date) =>
  upsert(
    tx,
    'levels_consent',
    ['agency_id'],
    agencies.map((agency_id) => ({ agency_id, given_by: null, given_at: at })),
  )

export async function hasFollowUps(tx: Handle): Promise<boolean> {
  const row = await tx.selectFrom('follow_up').select('id').where('basis', '=', 'simulated').limit(1).executeTakeFirst()
  return row !== undefined
}

/** The simulated commitments of some agencies whose work is not over, with the day of the last news. */
export const simulatedCommitments = (tx: Handle, agencies: readonly string[]) =>
  tx
    .selectFrom('commitment as c')
    .innerJoin('adoption as a', 'a.id', 'c.adoption_id')
    .where('c.basis', '=', 'simulated')
    .where('c.agency_id', 'in', agencies)
    .where('a.stage', 'in', ['committed', 'preparing', 'piloting'])
    .select(['c.id', 'c.adoption_id', 'c.agency_id', 'c.owner_id', 'c.target_on', 'a.last_on'])
    .select(sql<string>`c.at::date`.as('made_on'))
    .orderBy('c.id')
    .execute()
