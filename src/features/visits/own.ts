import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { type Actor, ownAgencies } from '../../domain/permissions.ts'
import type { Side } from '../../domain/visit.ts'
import { isTurn, type NextStep, nextStep } from '../../domain/visit-next.ts'
import { listOwn } from './queries.ts'

export type OwnVisit = Awaited<ReturnType<typeof listOwn>>[number] & {
  readonly side: Side
  readonly next: NextStep
}

const MOST = 50

/** The visits of one's agencies, those under way first, each with what happens next. */
export async function ownVisits(db: Database, who: Actor | null, today: string): Promise<readonly OwnVisit[]> {
  const own = ownAgencies(who)
  if (own.length === 0) return []
  const rows = await asActor(db, who, (tx) => listOwn(tx, own, MOST))
  return rows.map((row) => {
    const side = own.includes(row.host) ? 'host' : 'guest'
    const takeaway = { commitments: row.commitments ?? 0, noCommitment: row.noCommitment ?? '' }
    return { ...row, side, next: nextStep(row, side, takeaway, today) }
  })
}

/** Those in which it is one's own turn. */
export const visitTurns = async (db: Database, who: Actor | null, today: string): Promise<readonly OwnVisit[]> =>
  (await ownVisits(db, who, today)).filter(({ next }) => isTurn(next))
