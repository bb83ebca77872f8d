import type { Handle } from '../../db/actor.ts'
import { exactInstrument } from '../instruments/instruments.ts'
import { type Ladder, type LadderRows, laddersOf } from './laddering.ts'
import { listAttached, listProofs, listSaid, type ProofRow } from './queries.ts'

/** An assessment as far as its ladders need it. */
export interface Assessed {
  readonly id: string
  readonly instrument_id: string
  readonly instrument_version: number
  readonly levels: readonly (number | null)[]
}

/** The ladders of all indicators of an assessment, by number, in two queries. What the actor may not read is not there. */
export async function readLadder(tx: Handle, assessment: Assessed): Promise<Ladder[]> {
  const instrument = await exactInstrument(tx, { id: assessment.instrument_id, version: assessment.instrument_version })
  return laddersOf(instrument, assessment.levels, await readLadderRows(tx, assessment.id))
}

/** What ladders are made of, asked at once; of one indicator or (null) of all. */
export async function readLadderRows(tx: Handle, id: string, indicator: number | null = null): Promise<LadderRows> {
  const [attached, said] = await Promise.all([listAttached(tx, { id, indicator }), listSaid(tx, { id, indicator })])
  return { attached, said }
}

/** What ladders without their documents are made of: enough to tell how far each item is. */
export async function readBareRows(tx: Handle, id: string): Promise<LadderRows<ProofRow>> {
  const [attached, said] = await Promise.all([listProofs(tx, id), listSaid(tx, { id, indicator: null })])
  return { attached, said }
}
