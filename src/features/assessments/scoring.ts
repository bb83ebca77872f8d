import { Refusal } from '../../domain/errors.ts'
import type { Instrument } from '../../domain/instrument.ts'
import { formatHundredths, formatMillionths } from '../../domain/numbers.ts'
import { missingNumbers, score, type Values } from '../../domain/scoring.ts'
import { checkValue, type Reading } from '../../domain/values.ts'
import type { AssessmentRow, StoredScore } from './queries.ts'

/** The score of some values in the shape it is stored in. */
export function storedScore(instrument: Instrument, values: Values): StoredScore {
  const { indexHundredths, indexMillionths, predicate, domains, aspects, missing } = score(instrument, values)
  return {
    levels: values,
    answered: values.length - missing.length,
    index: formatHundredths(indexHundredths),
    millionths: indexMillionths,
    predicate: predicate.label,
    domains: domains.map(({ hundredths }) => hundredths),
    aspects: aspects.map(({ hundredths }) => hundredths),
  }
}

/** The score as the API gives it, from what is stored; `missing` holds the numbers of indicators that count as level 1. */
export const scoreJson = (stored: Pick<StoredScore, 'levels' | 'index' | 'millionths' | 'predicate'>) => ({
  index: stored.index,
  indexExact: formatMillionths(stored.millionths),
  predicate: stored.predicate,
  missing: [...missingNumbers(stored.levels)],
})

export const storedIn = (row: AssessmentRow) => ({
  levels: row.levels,
  index: row.index_value,
  millionths: row.index_millionths,
  predicate: row.predicate,
})

/** A sent or typed value in hundredths, null for a blank in a form; refuses (422) what the instrument does not take. */
export function readValue(instrument: Instrument, sent: number | string, reading: Reading): number | null {
  const read = checkValue(instrument, sent, reading)
  if (typeof read !== 'string') return read
  const kind = read === 'step' ? `step.${instrument.stepHundredths}` : read
  const error = { field: 'value', code: read, key: `assessments.error.value.${kind}`, args: { given: String(sent) } }
  throw new Refusal('invalid', 'refusal.invalid', { errors: [error] })
}
