import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { StoredInterest } from '../../db/schema.ts'
import { largestGaps } from '../../domain/comparison.ts'
import type { Actor } from '../../domain/permissions.ts'
import { instrumentOf, ownAssessments } from '../assessments/assessments.ts'
import { LINKED_INSTRUMENT } from '../practices/practices.ts'
import { referenceOf, referenceResults } from '../progress/progress.ts'

/**
 * Where an agency of `who` lies behind the reference, what costs most index first, by its newest assessment on the
 * instrument that practices are linked to; empty where it has none with an answer.
 */
export async function gapsOf(db: Database, who: Actor | null, agency: string): Promise<readonly StoredInterest[]> {
  const rows = await ownAssessments(db, who)
  const newest = rows.find(
    (row) => row.agency_id === agency && row.instrument_id === LINKED_INSTRUMENT && row.answered > 0,
  )
  if (!newest) return []
  return asActor(db, who, async (tx) => {
    const [instrument, results] = await Promise.all([instrumentOf(tx, newest), referenceResults(tx)])
    const reference = referenceOf(instrument, results)
    return largestGaps(instrument, newest.levels, reference.values, newest.levels.length).map((gap) => ({
      number: gap.number,
      own: gap.own,
      reference: gap.reference,
      simulated: newest.basis === 'simulated' || reference.basis === 'simulated',
    }))
  })
}
