import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { forgetFailures, refuseHaste, takeBack } from '../../db/limits.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { hashPassword, isPassword } from './passwords.ts'
import {
  insertAdminMembership,
  insertPerson,
  isAnyoneKnown,
  isOpenLink,
  readCredentials,
  storeFirstAdminLink,
  useLink,
} from './queries.ts'

export { hashPassword } from './passwords.ts'
export { emailAddress, password, personName } from './schema.ts'

export interface SignInLimits {
  readonly perAccountAndAddress: number
  readonly perAddress: number
  /** Milliseconds. */
  readonly window: number
}

export interface SignInAttempt {
  readonly email: string
  readonly password: string
  readonly address: string
  readonly at: Date
}

/**
 * The person who signs in, or null when account and password do not match (never saying which). After too many
 * failures the next try has to wait, longer each time (429); nobody is locked out, and another address is not held up.
 */
export async function signIn(
  db: Database,
  limits: SignInLimits,
  attempt: SignInAttempt,
): Promise<{ id: string; language: 'id' | 'en' } | null> {
  const { email, password, address, at } = attempt
  const pair = `sign-in ${createHash('sha256').update(email).digest('base64url')} ${address}`
  const anyone = `sign-in ${address}`
  await refuseHaste(db, anyone, { allowed: limits.perAddress, windowMs: limits.window }, at, WAIT)
  const failed = { allowed: limits.perAccountAndAddress, windowMs: limits.window }
  await refuseHaste(db, pair, failed, at, WAIT).catch(async (refusal) => {
    await takeBack(db, anyone)
    throw refusal
  })
  const person = await readCredentials(db, email)
  const right = await isPassword(password, person?.password_hash)
  if (!person || !right) {
    await record(db, { at, action: 'sign-in.failed', subject: person?.id ?? 'unknown', personId: person?.id ?? null })
    return null
  }
  await forgetFailures(db, pair)
  await takeBack(db, anyone)
  await record(db, { at, action: 'sign-in', subject: person.id, personId: person.id })
  return { id: person.id, language: person.language }
}

const WAIT = 'accounts.error.wait'

const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A one-time link for the first administrator of an empty installation; null once anybody is known. */
export async function firstAdminToken(db: Database, at: Date): Promise<string | null> {
  if (await isAnyoneKnown(db)) return null
  const token = randomBytes(32).toString('base64url')
  await storeFirstAdminLink(db, hashOfToken(token), at)
  return token
}

export const isFirstAdminToken = (db: Database, token: string): Promise<boolean> => isOpenLink(db, hashOfToken(token))

export interface FirstAdmin {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** Uses the link up and makes the administrator, both or neither. Refuses a link that is used or unknown (404). */
export async function createFirstAdmin(db: Database, token: string, admin: FirstAdmin, at: Date): Promise<string> {
  const passwordHash = await hashPassword(admin.password)
  return db.transaction().execute(async (db) => {
    if (!(await useLink(db, hashOfToken(token), at))) throw new Refusal('notFound', 'refusal.notFound')
    const id = uuid()
    await insertPerson(db, { id, name: admin.name, email: admin.email, passwordHash, language: 'id', at })
    await insertAdminMembership(db, uuid(), id, dayInJakarta(at))
    await record(db, { at, action: 'person.first-admin', subject: id, personId: id })
    return id
  })
}
