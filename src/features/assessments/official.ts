import { v7 as uuid } from 'uuid'
import { asActor } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { BLANK } from '../../domain/answers.ts'
import type { Actor } from '../../domain/permissions.ts'
import type { Values } from '../../domain/scoring.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { listAnswers, storeAnswer } from './answer-queries.ts'
import { findSame, insertAssessment, lockAssessment, updateOfficial } from './queries.ts'
import { storedScore } from './scoring.ts'
import { starter } from './starting.ts'

export interface OfficialResult {
  readonly instrument: LoadedInstrument
  readonly year: number
  /** One value for every indicator, as the evaluation report (LHE) gives them. */
  readonly values: Values
  /** Number and date of the report or decree in which they stand. */
  readonly document: string
}

/**
 * An agency's official result, stage *hasil resmi*, entered by the agency itself. A correction replaces the values and
 * keeps the older ones as revisions. Seen by others only with the agency's consent.
 */
export async function enterOfficialResult(
  db: Database,
  who: Actor | null,
  result: OfficialResult,
  at: Date,
): Promise<string> {
  const { instrument, year, values, document } = result
  const membership = starter(who, undefined)
  const agencyId = membership.agency ?? ''
  const score = storedScore(instrument, values)
  return asActor(db, who, async (tx) => {
    const fresh = uuid()
    const rest = { stage: 'official', state: 'submitted', document, by: membership.id, at, source: null } as const
    const inserted = await insertAssessment(tx, { id: fresh, agencyId, instrument, year, ...rest }, score)
    const id = inserted ? fresh : ((await findSame(tx, agencyId, year, instrument.id, 'official'))?.id ?? fresh)
    await lockAssessment(tx, id)
    for (const answer of await listAnswers(tx, id)) {
      const value = values[answer.number - 1] ?? null
      if (value === answer.value) continue
      const fields = { ...BLANK, value }
      const edit = {
        id,
        number: answer.number,
        agencyId,
        version: answer.version + 1,
        fields,
        state: 'submitted',
      } as const
      await storeAnswer(tx, { ...edit, score, by: membership.id, at, source: null })
    }
    await updateOfficial(tx, id, document, score, at)
    const event = {
      at,
      action: 'official-result.entered',
      subject: id,
      agencyId,
      membership,
      personId: who?.personId ?? null,
    }
    await record(tx, { ...event, data: { document, index: score.index } })
    return id
  })
}
