import type { Actor } from '../domain/permissions.ts'
import type { Scope } from '../domain/scopes.ts'
import type { Database } from './database.ts'
import { readActor } from './people.ts'

/** The token behind a call of the API, with its person and the posts of this moment. */
export interface TokenInUse {
  readonly id: string
  readonly scopes: readonly Scope[]
  readonly lastUsedAt: Date | null
  readonly actor: Actor
}

/** Asked anew for each call, so that whoever is disabled, moved or thinks better of it is obeyed at once; null for none. */
export async function readToken(db: Database, hash: string, now: Date): Promise<TokenInUse | null> {
  const token = await db
    .selectFrom('personal_token')
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .select(['id', 'person_id', 'scopes', 'last_used_at'])
    .executeTakeFirst()
  if (!token) return null
  const actor = await readActor(db, token.person_id, now)
  return actor && { id: token.id, scopes: token.scopes, lastUsedAt: token.last_used_at, actor }
}

export async function touchToken(db: Database, id: string, now: Date): Promise<void> {
  await db.updateTable('personal_token').set({ last_used_at: now }).where('id', '=', id).execute()
}
