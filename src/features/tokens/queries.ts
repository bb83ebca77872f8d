import type { Database } from '../../db/database.ts'
import type { Scope } from '../../domain/scopes.ts'

export interface NewToken {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly hash: string
  readonly scopes: readonly Scope[]
  readonly at: Date
  readonly expiresAt: Date
}

/** False where this id is somebody else's, or was made before `since` or used already. */
export async function storeToken(db: Database, token: NewToken, since: Date): Promise<boolean> {
  const values = {
    name: token.name,
    hash: token.hash,
    scopes: [...token.scopes],
    made_at: token.at,
    expires_at: token.expiresAt,
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('personal_token')
    .values({ id: token.id, person_id: token.personId, ...values })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(values)
        .where('personal_token.person_id', '=', token.personId)
        .where('personal_token.made_at', '>', since)
        .where('personal_token.last_used_at', 'is', null)
        .where('personal_token.revoked_at', 'is', null),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Those that were not revoked, newest first; expired ones too. */
export const listTokens = (db: Database, personId: string) =>
  db
    .selectFrom('personal_token')
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .select(['id', 'name', 'scopes', 'made_at', 'expires_at', 'last_used_at'])
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()

export type TokenRow = Awaited<ReturnType<typeof listTokens>>[number]

/** How many tokens of a person work, this one apart. */
export async function countOtherTokens(db: Database, personId: string, id: string, now: Date): Promise<number> {
  const { n } = await db
    .selectFrom('personal_token')
    .where('person_id', '=', personId)
    .where('id', '<>', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** False where it is not this person's, or was revoked before. */
export async function endToken(db: Database, personId: string, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('personal_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
