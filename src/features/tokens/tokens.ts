import { randomBytes } from 'node:crypto'
import { limits } from '../../config-limits.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { SCOPES, type Scope } from '../../domain/scopes.ts'
import { hashOf } from '../../web/session.ts'
import { countOtherTokens, endToken, storeToken } from './queries.ts'

export interface Wish {
  /** A UUID that came with the empty form. */
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** How long it lives, 365 at most. */
  readonly days: number
}

const DAY_MS = 86_400_000

/**
 * Makes a token and gives it; nobody can ask for it again, because only its hash is kept. The same form sent twice gives
 * one token, the last. Refuses (422) no scope, or more tokens than one person may have; (409) an id that was used before.
 */
export async function makeToken(db: Database, who: Actor | null, wish: Wish, at: Date): Promise<string> {
  const { id, name, scopes, days } = wish
  demand(who, 'account:own')
  const personId = who?.personId ?? ''
  if (scopes.length === 0) throw wrong('scopes', 'tokens.error.scopes')
  if ((await countOtherTokens(db, personId, id, at)) >= limits.token.most) throw wrong('name', 'tokens.error.most')
  // the first signs let a scanner recognise one that was published by mistake
  const token = `lab_${randomBytes(32).toString('base64url')}`
  const expiresAt = new Date(at.getTime() + days * DAY_MS)
  const sorted = SCOPES.filter((scope) => scopes.includes(scope))
  await db.transaction().execute(async (tx) => {
    const since = new Date(at.getTime() - limits.once)
    const made = await storeToken(tx, { id, personId, name, hash: hashOf(token), scopes: sorted, at, expiresAt }, since)
    if (!made) throw new Refusal('conflict', 'tokens.error.again')
    const data = { scopes: sorted, expiresAt: expiresAt.toISOString() }
    await record(tx, { at, action: 'token.made', subject: id, personId, data })
  })
  return token
}

/** Ends a token at once. Refuses one that is not one's own or was revoked before (404). */
export async function revokeToken(db: Database, who: Actor | null, id: string, at: Date): Promise<void> {
  demand(who, 'account:own')
  const personId = who?.personId ?? ''
  await db.transaction().execute(async (tx) => {
    if (!(await endToken(tx, personId, id, at))) throw new Refusal('notFound', 'refusal.notFound')
    await record(tx, { at, action: 'token.revoked', subject: id, personId })
  })
}

const wrong = (field: string, key: string): Refusal =>
  new Refusal('invalid', 'refusal.invalid', {
    errors: [{ field, code: 'wrong', key, args: { most: limits.token.most } }],
  })
