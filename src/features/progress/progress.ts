import type { Handle } from '../../db/actor.ts'
import type { AssessmentBasis } from '../../db/schema.ts'
import type { Instrument } from '../../domain/instrument.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import { score, type Values } from '../../domain/scoring.ts'
import { listReferenceResults, type ReferenceRow } from './queries.ts'

export { against, aspectBars, aspectRadar, referenceLabel } from './charts.ts'
export { indexTrend } from './index-trend.ts'
export { listResultsBeside as resultsBeside, type OwnResultRow } from './queries.ts'

/** What a region is compared with, per indicator. */
export interface Reference {
  /** `target`: no values of Sumedang are shared, so level 3 stands for each indicator. */
  readonly kind: 'agency' | 'target'
  readonly values: Values
  readonly index: string
  readonly year: number | null
  readonly basis: AssessmentBasis | null
}

const TARGET_LEVEL = 300

/** What the actor may see of what may stand as the reference, on any instrument; `referenceOf` chooses. */
export const referenceResults = (tx: Handle): Promise<readonly ReferenceRow[]> =>
  listReferenceResults(tx, REFERENCE_AGENCY)

/**
 * The reference on an instrument: Sumedang's official result where Sumedang shares it, in the demonstration its
 * simulated levels of 2024, else level 3 for each indicator. Never a value that nobody gave.
 */
export function referenceOf(instrument: Instrument, given: readonly ReferenceRow[]): Reference {
  const result = given.find(({ instrument_id }) => instrument_id === instrument.id)
  const values = result?.levels ?? instrument.indicators.map(() => TARGET_LEVEL)
  const index = formatHundredths(score(instrument, values).indexHundredths)
  return { kind: result ? 'agency' : 'target', values, index, year: result?.year ?? null, basis: result?.basis ?? null }
}
