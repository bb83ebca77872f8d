import { v7 as uuid } from 'uuid'
import { asActor } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { holdsOn } from '../../domain/posts.ts'
import { hashPassword, type SignInLimits, signIn } from '../accounts/accounts.ts'
import { holdOpen, insertNewcomer, readPersonByEmail, settleAccepted } from './invitation-queries.ts'
import type { Behind } from './link.ts'
import { insertPost, listPosts } from './queries.ts'
import { type Accepted, newAccount } from './schema.ts'

export interface Circumstances {
  readonly at: Date
  readonly address: string
  readonly language: 'id' | 'en'
  readonly limits: SignInLimits
}

/**
 * Accepts an invitation: makes the account where the address has none, and the post, in one transaction that uses the
 * invitation up. Gives the person's id, or null where somebody was quicker. An account that there is already is opened by
 * its own password only. Refuses (422) a password that does not fit it, a weak one or no name for a new account; too many
 * wrong ones have to wait (429).
 */
export async function accept(
  db: Database,
  { invitation, reach }: Behind,
  form: Accepted,
  { at, address, language, limits }: Circumstances,
): Promise<string | null> {
  const { id, email, agencyId, role, unitId, endsOn } = invitation
  const known = await readPersonByEmail(db, email)
  const person =
    known || form.account === 'known' ? await ownerOf(db, email, form, { at, address, limits }) : await newcomer(form)
  return asActor(db, reach, async (tx) => {
    if (!(await holdOpen(tx, id, at))) return null
    const personId = person.known ?? uuid({ msecs: at.getTime() })
    if (person.known === null) {
      const made = { id: personId, email, name: person.name, password_hash: person.hash, language }
      // An account that was made meanwhile, by another invitation, wants its own password.
      if (!(await insertNewcomer(tx, made, at))) throw wrong('password', 'otherAccount')
    }
    const today = dayInJakarta(at)
    const posts = await listPosts(tx, agencyId)
    const same = posts.find(
      (post) => post.personId === personId && post.role === role && post.unitId === unitId && holdsOn(post, today),
    )
    const postId = same?.id ?? uuid({ msecs: at.getTime() })
    if (!same) await insertPost(tx, { id: postId, personId, role, agencyId, unitId, from: today, until: endsOn })
    await settleAccepted(tx, id, postId, at)
    const membership = { id: postId, role, agency: agencyId, agencyName: null, province: null, unit: unitId }
    const data = { role, unit: unitId, until: endsOn, newAccount: person.known === null }
    await record(tx, { at, action: 'invitation.accepted', subject: id, personId, membership, agencyId, data })
    return personId
  })
}

type Owner = { readonly known: string } | { readonly known: null; readonly name: string; readonly hash: string }

async function ownerOf(
  db: Database,
  email: string,
  { account, password }: Accepted,
  given: Pick<Circumstances, 'at' | 'address' | 'limits'>,
): Promise<Owner> {
  const { at, address, limits } = given
  const person = await signIn(db, limits, { email, password, address, at })
  if (person) return { known: person.id }
  // Says no more than a wrong password would of an address that has no account.
  throw wrong('password', account === 'known' ? 'mismatch' : 'otherAccount')
}

async function newcomer({ name, password }: Accepted): Promise<Owner> {
  const read = newAccount.safeParse({ name, password })
  if (read.success) return { known: null, name: read.data.name, hash: await hashPassword(read.data.password) }
  const errors = read.error.issues.map(({ path, message }) => ({ field: String(path[0]), code: 'wrong', key: message }))
  throw new Refusal('invalid', 'refusal.invalid', { errors })
}

const wrong = (field: string, code: string): Refusal =>
  new Refusal('invalid', 'refusal.invalid', { errors: [{ field, code, key: `people.error.${code}` }] })
