import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { bumpDataVersion } from '../../db/data-version.ts'
import { isRunning, wordOf } from '../../domain/adoption.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Action, type Actor, can, demandOfSeen, ownAgencies } from '../../domain/permissions.ts'
import { type Adoption, openAdoption } from './opening.ts'
import { insertVerification } from './queries.ts'
import { refuseMistakes } from './refusing.ts'

export interface Vouching {
  readonly adoptionId: string
  /** What was seen, and where. */
  readonly note: string
}

/**
 * Says that it really runs: the practice's owner confirms, anybody else who is not the adopter verifies. Refuses a word
 * for the own adoption (403), for what does not run or has that word already (409), and one that tells nothing (422).
 */
export async function vouch(
  tx: Handle,
  who: Actor | null,
  { adoptionId: id, note: given }: Vouching,
  at: Date,
): Promise<'owner' | 'third'> {
  const adoption = await openAdoption(tx, id)
  const { agency_id: agencyId, owner_id: owner, basis } = adoption
  const word = wordOf(ownAgencies(who), agencyId, owner)
  if (word === 'adopter') throw new Refusal('forbidden', 'adoptions.error.ownAdoption')
  const subject = word === 'owner' ? { agencyId: owner } : { agencyId }
  const membership = demandOfSeen(who, ACTIONS[word], subject)
  if (!isRunning(adoption.stage)) throw new Refusal('conflict', 'adoptions.error.notRunning', { code: 'notRunning' })
  if (hasWord(adoption, word)) throw new Refusal('conflict', `adoptions.error.already.${word}`, { code: 'already' })
  const note = given.trim()
  refuseMistakes(note === '' ? [{ field: 'note', code: 'seen' }] : [])
  await insertVerification(tx, {
    id: uuid(),
    adoption_id: id,
    agency_id: agencyId,
    owner_id: owner,
    kind: word,
    by_agency: membership.agency,
    by_role: membership.role,
    by_membership: membership.id,
    verified_on: dayInJakarta(at),
    note,
    at,
    basis,
  })
  const action = word === 'owner' ? 'adoption.confirmed' : 'adoption.verified'
  await record(tx, { at, action, subject: id, agencyId, membership, personId: who?.personId ?? null })
  if (basis === 'reported') await bumpDataVersion(tx)
  return word
}

/** The word `who` may still give for an adoption, or null. */
export function wordLeft(who: Actor | null, adoption: Adoption): 'owner' | 'third' | null {
  const { agency_id: agencyId, owner_id: owner, stage } = adoption
  const word = wordOf(ownAgencies(who), agencyId, owner)
  if (word === 'adopter' || !isRunning(stage) || hasWord(adoption, word)) return null
  return can(who, ACTIONS[word], { agencyId: word === 'owner' ? owner : agencyId }) ? word : null
}

const ACTIONS = { owner: 'adoption:confirm', third: 'adoption:verify' } as const satisfies Record<string, Action>

const hasWord = ({ confirmed_on, verified_on }: Adoption, word: 'owner' | 'third'): boolean =>
  (word === 'owner' ? confirmed_on : verified_on) !== null
