import { v7 as uuid } from 'uuid'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { firstAdminToken } from '../../features/accounts/accounts.ts'
import { hashPassword } from '../../features/accounts/passwords.ts'
import { insertPerson } from '../../features/accounts/queries.ts'
import { CommandError } from '../command-line.ts'
import { addUnit } from '../demo/queries.ts'
import { randomPassword } from '../passwords.ts'
import { checked, type Newcomer, placeOf } from './newcomer.ts'
import { endSessions, findPerson, insertPost, listPosts, setDisabled, setPasswordHash } from './queries.ts'

/** A new one-time link; links made before stop working. Refused once anybody has an account. */
export async function createFirstLink(db: Database, address: string, at: Date): Promise<string> {
  const token = await firstAdminToken(db, at)
  if (!token) throw new CommandError('Somebody has an account already: use add-person EMAIL NAME admin.')
  return `${address}/admin-pertama/${token}`
}

/** A line for every post of every person. */
export async function listPeople(db: Database): Promise<string> {
  const posts = await listPosts(db)
  const lines = posts.map(({ email, name, role, place, unit, valid_until, disabled_at }) =>
    [email, name, role ?? 'no post', [unit, place].filter(Boolean).join(', '), endOf(valid_until, disabled_at)]
      .join('\t')
      .trimEnd(),
  )
  return lines.length > 0 ? lines.join('\n') : 'Nobody has an account yet.'
}

const endOf = (until: string | null, disabled: Date | null): string =>
  disabled ? `disabled ${dayInJakarta(disabled)}` : until ? `until ${until}` : ''

/** A new person with one post; gives the password, which nothing else will tell again. */
export async function addPerson(db: Database, newcomer: Newcomer, at: Date): Promise<string> {
  const { email, name, role } = checked(newcomer)
  if (await findPerson(db, email)) throw new CommandError(`${email} has an account already.`)
  const { agency, province } = await placeOf(db, role, newcomer)
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  await db.transaction().execute(async (db) => {
    const id = uuid()
    await insertPerson(db, { id, email, name, passwordHash, language: 'id', at })
    const unit =
      newcomer.unit && agency ? await addUnit(db, { id: uuid(), agency_id: agency, name: newcomer.unit }) : null
    await insertPost(db, { id: uuid(), personId: id, role, agency, province, unit, from: dayInJakarta(at) })
    await note(db, 'person.added', id, at, { role, agency, province })
  })
  return `${email} may sign in with the password ${password} (shown only now).`
}

/** Ends all sessions of a person and lets them sign in no more; what they did stays. */
export async function disablePerson(db: Database, email: string, at: Date): Promise<string> {
  const { id, name, disabled_at } = await known(db, email)
  if (disabled_at) throw new CommandError(`${email} has been disabled since ${dayInJakarta(disabled_at)}.`)
  await db.transaction().execute(async (db) => {
    await setDisabled(db, id, at)
    await endSessions(db, id)
    await note(db, 'person.disabled', id, at)
  })
  return `${name} (${email}) can no longer sign in.`
}

export async function enablePerson(db: Database, email: string, at: Date): Promise<string> {
  const { id, name, disabled_at } = await known(db, email)
  if (!disabled_at) throw new CommandError(`${email} is not disabled.`)
  await db.transaction().execute(async (db) => {
    await setDisabled(db, id, null)
    await note(db, 'person.enabled', id, at)
  })
  return `${name} (${email}) may sign in again.`
}

/** Gives a person a new random password and ends all sessions. */
export async function renewPassword(db: Database, email: string, at: Date): Promise<string> {
  const { id } = await known(db, email)
  const password = randomPassword()
  const hash = await hashPassword(password)
  await db.transaction().execute(async (db) => {
    await setPasswordHash(db, id, hash)
    await endSessions(db, id)
    await note(db, 'person.password-set', id, at)
  })
  return `${email} may sign in with the password ${password} (shown only now).`
}

async function known(db: Database, email: string) {
  const person = await findPerson(db, email.toLowerCase())
  if (!person) throw new CommandError(`Nobody has an account with the address ${email}.`)
  return person
}

const note = (db: Database, action: string, subject: string, at: Date, data: object = {}) =>
  record(db, { at, action, subject, personId: null, data: { ...data, by: 'command line' } })
