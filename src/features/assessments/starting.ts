import { v7 as uuid } from 'uuid'
import { asActor } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { yearInJakarta } from '../../domain/calendar.ts'
import { type FieldError, Refusal } from '../../domain/errors.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import { type Actor, demand, type Membership } from '../../domain/permissions.ts'
import { type LoadedInstrument, publishedInstruments } from '../instruments/instruments.ts'
import { earlierOf } from '../proposals/proposals.ts'
import { type AssessmentRow, findSame, insertAssessment, listAssessments } from './queries.ts'
import { storedScore } from './scoring.ts'

/** Years that may be assessed here: from the first with instrument 59/2020 to the current one. */
export const FIRST_YEAR = 2021

interface Chosen {
  readonly instrument: string
  readonly year: number
}

export interface Start extends Chosen {
  /** Needed only by a person who works for several agencies. */
  readonly agency?: string | undefined
  /** Whether a second one of the year, on another instrument, is meant. */
  readonly second: boolean
  /** Whether the newest earlier assessment stands beside the empty answers as proposals. */
  readonly reuse: boolean
}

/**
 * Starts the self-assessment of an agency for a year on any published instrument. Every answer exists from now on with
 * version 0; earlier answers are at most proposed. Refuses an unknown instrument or year (422) and a second one for the same year and instrument (409), and on another
 * instrument unless that is meant (409).
 */
export async function startAssessment(db: Database, who: Actor | null, start: Start, at: Date): Promise<string> {
  const membership = starter(who, start.agency)
  const instrument = await chosenInstrument(db, start, at)
  const agencyId = membership.agency ?? ''
  const { year } = start
  return asActor(db, who, async (tx) => {
    if (!start.second) refuseSecond(await listAssessments(tx, [agencyId]), start)
    const id = uuid()
    const empty = storedScore(instrument, Array(instrument.indicators.length).fill(null))
    const [earlier] = start.reuse ? await earlierOf(tx, { agencyId, year, instrument: instrument.id }) : []
    const source = earlier?.id ?? null
    const rest = { stage: 'self', state: 'draft', document: '', by: membership.id, at, source } as const
    const started = await insertAssessment(tx, { id, agencyId, instrument, year, ...rest }, empty)
    if (!started) {
      const other = await findSame(tx, agencyId, year, instrument.id, 'self')
      const extra = { assessment: other?.id }
      throw new Refusal('conflict', 'assessments.error.exists', { code: 'exists', args: { year }, extra })
    }
    const event = {
      at,
      action: 'assessment.started',
      subject: id,
      agencyId,
      membership,
      personId: who?.personId ?? null,
    }
    await record(tx, { ...event, data: { instrument: instrument.id, version: instrument.version, year, source } })
    return id
  })
}

/** One of the same year and instrument is refused by the table itself. */
function refuseSecond(held: readonly AssessmentRow[], { instrument, year }: Start): void {
  const ofYear = held.filter((row) => row.stage === 'self' && row.basis === 'self' && row.year === year)
  const [other] = ofYear
  if (!other || ofYear.some((row) => row.instrument_id === instrument)) return
  const args = { year: String(year), instrument: regulationName(other.instrument_id) }
  throw new Refusal('conflict', 'assessments.error.second', { code: 'second', args, extra: { assessment: other.id } })
}

/** The membership that starts: of the agency that was named, else of the only one. */
export function starter(who: Actor | null, agency: string | undefined): Membership {
  return agency === undefined ? demand(who, 'assessment:start') : demand(who, 'assessment:start', { agencyId: agency })
}

/** The published instrument that was chosen for a possible year, or both complaints at once. */
export async function chosenInstrument(
  db: Database,
  { instrument, year }: Chosen,
  at: Date,
): Promise<LoadedInstrument> {
  const chosen = (await publishedInstruments(db)).find(({ id }) => id === instrument)
  const errors: FieldError[] = []
  const lastYear = yearInJakarta(at)
  if (!chosen) errors.push({ field: 'instrument', code: 'unknown', key: 'assessments.error.instrument' })
  if (year < FIRST_YEAR || year > lastYear) {
    const args = { first: String(FIRST_YEAR), last: String(lastYear) }
    errors.push({ field: 'year', code: 'range', key: 'assessments.error.yearRange', args })
  }
  if (!chosen || errors.length > 0) throw new Refusal('invalid', 'refusal.invalid', { errors })
  return chosen
}
