import type { Insertable } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { Schema } from '../../db/schema.ts'

export const insertInvitation = (tx: Handle, row: Insertable<Schema['invitation']>) =>
  tx.insertInto('invitation').values(row).execute()

export const insertLink = (tx: Handle, row: Insertable<Schema['invitation_link']>) =>
  tx.insertInto('invitation_link').values(row).execute()

const columns = [
  'i.id',
  'i.agency_id as agencyId',
  'i.email',
  'i.name',
  'i.role',
  'i.unit_id as unitId',
  'i.ends_on as endsOn',
  'i.language',
  'i.invited_by as invitedBy',
  'i.invited_at as invitedAt',
  'i.expires_at as expiresAt',
  'i.accepted_at as acceptedAt',
  'i.revoked_at as revokedAt',
] as const

/** An invitation with the names in it. */
const invitations = (tx: Handle) =>
  tx
    .selectFrom('invitation as i')
    .innerJoin('agency as a', 'a.code', 'i.agency_id')
    .innerJoin('membership as m', 'm.id', 'i.invited_by')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('unit as u', 'u.id', 'i.unit_id')
    .select(columns)
    .select(['a.name as agency', 'p.name as inviter', 'u.name as unit'])

export type InvitationRow = NonNullable<Awaited<ReturnType<typeof readInvitation>>>

export const readInvitation = (tx: Handle, id: string) => invitations(tx).where('i.id', '=', id).executeTakeFirst()

/** What was neither accepted nor taken back, expired ones too, newest first; with how its letter stands. */
export const listOpen = (tx: Handle, agencies: readonly string[]) =>
  invitations(tx)
    .where('i.agency_id', 'in', agencies)
    .where('i.accepted_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .select(['i.next_try_at', 'i.tries', 'i.sending_at', 'i.sent_at', 'i.given_up_at', 'i.trouble'])
    .orderBy('i.invited_at', 'desc')
    .orderBy('i.id', 'desc')
    .execute()
export type OpenRow = Awaited<ReturnType<typeof listOpen>>[number]

/** Takes back what an address has open at an agency: true where there was something. */
export async function revokeOpen(tx: Handle, agencyId: string, email: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('invitation')
    .set({ revoked_at: at })
    .where('agency_id', '=', agencyId)
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How often an agency has invited an address since then. */
export async function countRecent(tx: Handle, agencyId: string, email: string, since: Date): Promise<number> {
  const { n } = await tx
    .selectFrom('invitation')
    .where('agency_id', '=', agencyId)
    .where('email', '=', email)
    .where('invited_at', '>', since)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** The membership that vouches for a token, which tells whose agency it is of. */
export const readLink = (db: Database, tokenHash: string) =>
  db
    .selectFrom('invitation_link as l')
    .innerJoin('membership as m', 'm.id', 'l.membership_id')
    .leftJoin('agency as a', 'a.code', 'm.agency_id')
    .where('l.token_hash', '=', tokenHash)
    .select(['l.invitation_id as invitationId', 'm.id as membershipId', 'm.person_id as personId', 'm.role'])
    .select(['m.agency_id as agency', 'a.name as agencyName'])
    .executeTakeFirst()

/** True for the one transaction that may accept it; whoever comes later waits and finds it settled. */
export const holdOpen = async (tx: Handle, id: string, at: Date): Promise<boolean> =>
  (await tx
    .selectFrom('invitation')
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .select('id')
    .forUpdate()
    .executeTakeFirst()) !== undefined

export const settleAccepted = (tx: Handle, id: string, membershipId: string, at: Date) =>
  tx.updateTable('invitation').set({ accepted_at: at, accepted_as: membershipId }).where('id', '=', id).execute()

/** Somebody with an account here, whether they may sign in or not. */
export const readPersonByEmail = (tx: Database, email: string) =>
  tx.selectFrom('person').where('email', '=', email).select(['id', 'disabled_at']).executeTakeFirst()

/** False where somebody has got an account with this address in the meantime. */
export async function insertNewcomer(
  tx: Handle,
  person: Pick<Insertable<Schema['person']>, 'id' | 'email' | 'name' | 'password_hash' | 'language'>,
  at: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('person')
    .values({ ...person, disabled_at: null, created_at: at })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
