import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { DEMO_ACCOUNTS, type DemoAccount } from '../../features/accounts/demo-accounts.ts'
import { hashPassword, isPassword } from '../../features/accounts/passwords.ts'
import { addUnit, hashesOf, insertMembership, insertPeople, setHashes } from './queries.ts'

const EMAILS = DEMO_ACCOUNTS.map(({ email }) => email)

/** The hash that all accounts of the demonstration share: the one they have where the password is still the same. */
export async function demoHash(db: Database, password: string): Promise<string> {
  const [hash, ...others] = await hashesOf(db, EMAILS)
  const same = hash !== undefined && others.length === 0 && (await isPassword(password, hash))
  return same ? hash : hashPassword(password)
}

/** The demonstration's people with their posts; those who are there already keep what they have, except the password. */
export async function seedAccounts(tx: Handle, hash: string, at: Date): Promise<void> {
  const people = DEMO_ACCOUNTS.map(({ email, name }) => ({ id: idOf(email, at), email, name, password_hash: hash }))
  const added = await insertPeople(tx, people, at)
  await setHashes(tx, EMAILS, hash)
  for (const account of DEMO_ACCOUNTS.filter(({ email }) => added.has(email))) await seedMembership(tx, account, at)
}

async function seedMembership(
  tx: Handle,
  { email, role, agency, province, unit }: DemoAccount,
  at: Date,
): Promise<void> {
  await insertMembership(tx, {
    id: idOf(`${email} ${role}`, at),
    person_id: idOf(email, at),
    role,
    agency_id: agency ?? null,
    province_code: province ?? null,
    unit_id:
      unit && agency ? await addUnit(tx, { id: idOf(`${agency} ${unit}`, at), agency_id: agency, name: unit }) : null,
    valid_from: '2021-01-01',
  })
}

/** The same id whenever a demonstration of the same moment is seeded. */
export const idOf = (subject: string, at: Date): string =>
  v7({ msecs: at.getTime(), random: createHash('sha256').update(subject).digest().subarray(0, 16) })
