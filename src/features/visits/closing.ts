import { asActor, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { type FieldError, Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { closingProblem, isHeld } from '../../domain/visit.ts'
import { dayIn } from '../../domain/working-days.ts'
import { type Commitment, commit } from '../adoptions/adoptions.ts'
import { zoneOf } from '../agencies/agencies.ts'
import { take } from './deciding.ts'
import { refuseMistakes, tooLate } from './mistakes.ts'
import { listDelegations } from './party-queries.ts'
import { lockVisit } from './queries.ts'
import { openParty } from './reading.ts'
import { told } from './trail.ts'
import { countCommitment, dropCode, type Reason, setFindings, setReasons } from './write-queries.ts'

/**
 * A delegation commits to a practice, by its own hand or by the host's. Refuses before the day of the visit or after its
 * closing (409), an agency without a delegation (422), and what the commitment itself refuses.
 */
export const commitAtVisit = (
  db: Database,
  who: Actor | null,
  given: Commitment & { readonly visitId: string },
  at: Date,
) =>
  asActor(db, who, async (tx) => {
    const { delegations } = await openHeld(tx, who, given.visitId, at)
    if (!delegations.some(({ agency }) => agency === given.agencyId)) {
      refuseMistakes([{ field: 'agencyId', code: 'delegation' }])
    }
    await lockVisit(tx, given.visitId)
    await commit(tx, who, given, at)
    await countCommitment(tx, given.visitId, given.agencyId)
  })

/** A delegation says why it commits to nothing; the host may write it down for it. */
export const sayWhyNone = (db: Database, who: Actor | null, id: string, { agency, text }: Reason, at: Date) =>
  asActor(db, who, async (tx) => {
    const { visit, asHost, delegations } = await openHeld(tx, who, id, at)
    const mine = delegations.find((delegation) => delegation.agency === agency)
    if (!mine) return refuseMistakes([{ field: 'agencyId', code: 'delegation' }])
    refuseMistakes(mine.commitments > 0 ? [{ field: 'reason', code: 'hasCommitments' }] : [])
    await setReasons(tx, id, [{ agency, text }])
    await told(tx, who, 'visit.noCommitment', id, asHost ? visit.host : agency, at)
  })

/** A delegation writes down what it found; it stands in its report. */
export const saveFindings = (db: Database, who: Actor | null, id: string, findings: string, at: Date) =>
  asActor(db, who, async (tx) => {
    const { visit, asGuest, record } = await openParty(tx, who, id)
    if (!asGuest) {
      demand(who, 'visit:take-part', { agencyId: visit.askedBy })
      throw new Refusal('forbidden', 'visits.error.otherSide')
    }
    if (visit.state !== 'accepted' && visit.state !== 'closed') throw tooLate('step')
    await setFindings(tx, id, asGuest.delegation.agency, findings)
    await told(tx, who, 'visit.findings', id, asGuest.delegation.agency, at, { version: record.version })
  })

/**
 * The host closes: reasons that were typed beside delegations are kept first, all in one statement. Refuses before the
 * day, a room without a delegation, and delegations that neither committed nor said why not (422, each named).
 */
export const closeVisit = (db: Database, who: Actor | null, id: string, reasons: readonly Reason[], at: Date) =>
  asActor(db, who, async (tx) => {
    const { visit } = await take(tx, who, id, 'close', at)
    if (reasons.length > 0) await setReasons(tx, id, reasons)
    const [delegations, zone] = await Promise.all([listDelegations(tx, id), zoneOf(tx, visit.host)])
    const problem = closingProblem(visit, delegations, dayIn(zone, at))
    if (problem) {
      const errors: FieldError[] = problem.owing.map(({ agency, agencyName }) => ({
        field: `alasan-${agency}`,
        code: 'owing',
        key: 'visits.error.owes',
        args: { agency: agencyName },
      }))
      throw new Refusal('invalid', `visits.error.${problem.code}`, { errors, args: { count: errors.length } })
    }
    await dropCode(tx, id)
  })

async function openHeld(tx: Handle, who: Actor | null, id: string, at: Date) {
  const opened = await openParty(tx, who, id)
  const { visit, asHost, asGuest } = opened
  if (!asHost && !asGuest) demand(who, 'visit:host', { agencyId: visit.host })
  if (!isHeld(visit, dayIn(await zoneOf(tx, visit.host), at))) throw tooLate('notHeld')
  return opened
}
