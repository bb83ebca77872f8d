import { createHash, randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Schema } from '../../db/schema.ts'
import { insertUnsubscription, markUsed, readUnsubscription } from './queries.ts'

export type Unsubscription = Selectable<Schema['unsubscription']>

/** A link that turns off what a letter tells of: 256 random bits, of which only the hash is kept. Gives the token. */
export async function makeUnsubscription(
  tx: Database,
  given: Omit<Unsubscription, 'token_hash' | 'used_at'>,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await insertUnsubscription(tx, { ...given, token_hash: hashOf(token), used_at: null })
  return token
}

/** What a token turns off, or undefined for one that was never given out. Changes nothing. */
export const unsubscriptionBehind = (db: Database, token: string): Promise<Unsubscription | undefined> =>
  readUnsubscription(db, hashOf(token))

/** Remembers that somebody used the link; it may be used again, and changes nothing more. */
export async function useUnsubscription(tx: Database, { token_hash }: Unsubscription, at: Date): Promise<void> {
  await markUsed(tx, token_hash, at)
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
