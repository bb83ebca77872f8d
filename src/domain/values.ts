import type { Instrument } from './instrument.ts'
import { formatHundredths, type Hundredths, plainDecimal, readDecimal } from './numbers.ts'
import type { Values } from './scoring.ts'

/** `api`: JSON numbers or decimal strings with a dot, all of them. `form`: also typed text with a comma and spaces, and blanks. */
export type Reading = 'api' | 'form'

export type CheckedValues =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly errors: readonly ValueError[] }

/** What is wrong with one value, or (`count`) with how many there are. */
export interface ValueError {
  /** Where in the document, counted from 0 as in any JSON path: the value of indicator 12 is `values.11`. */
  readonly field: 'values' | `values.${number}`
  readonly number: number | null
  readonly indicator: string | null
  readonly code: 'count' | 'notANumber' | 'range' | 'step' | 'missing'
  /** What was given, short enough to repeat to the sender; for `count` how many. */
  readonly given: string
}

/**
 * Strangers' values for an instrument: one per indicator, in range, on its step (whole levels or two decimals). Every bad one is
 * named, up to the number of indicators; what stands beyond the last indicator is only counted.
 */
export const checkValues = (
  instrument: Instrument,
  raw: readonly unknown[],
  reading: Reading = 'api',
): CheckedValues => {
  const errors: ValueError[] = []
  if (raw.length !== instrument.indicators.length) {
    errors.push({ field: 'values', number: null, indicator: null, code: 'count', given: String(raw.length) })
  }
  const values = instrument.indicators.map(({ number, code: indicator }, at) => {
    if (at >= raw.length) return null
    const read = checkValue(instrument, raw[at], reading)
    if (typeof read !== 'string') return read
    errors.push({ field: `values.${at}`, number, indicator, code: read, given: excerpt(raw[at]) })
    return null
  })
  return errors.length === 0 ? { ok: true, values } : { ok: false, errors: errors.slice(0, MOST_ERRORS) }
}

/** One stranger's value: its hundredths, null for a blank in a form, or what is wrong with it. */
export const checkValue = (
  { minHundredths, maxHundredths, stepHundredths }: Instrument,
  raw: unknown,
  reading: Reading = 'api',
): number | null | Exclude<ValueError['code'], 'count'> => {
  const value = typeof raw === 'string' && reading === 'form' ? plainDecimal(raw) : raw
  if (value === null || value === undefined || value === '') return reading === 'form' ? null : 'missing'
  if (typeof value !== 'number' && typeof value !== 'string') return 'notANumber'
  const decimal = readDecimal(value)
  if (decimal === null) return 'notANumber'
  const { hundredths, exact } = decimal
  if (hundredths < minHundredths || hundredths > maxHundredths || (hundredths === maxHundredths && !exact))
    return 'range'
  return exact && hundredths % stepHundredths === 0 ? hundredths : 'step'
}

/** A value as it is read: bare where an instrument knows whole levels only, else with two decimals. */
export const writtenValue = ({ stepHundredths }: Instrument, value: Hundredths): string =>
  stepHundredths === 100 ? String(value / 100) : formatHundredths(value)

const MOST_ERRORS = 100
const LONGEST_EXCERPT = 40

const excerpt = (raw: unknown): string => {
  if (Array.isArray(raw)) return '[…]'
  if (typeof raw === 'object' && raw !== null) return '{…}'
  const text = typeof raw === 'string' ? raw.slice(0, 2 * LONGEST_EXCERPT + 1) : String(raw)
  const characters = [...text]
  return characters.length > LONGEST_EXCERPT ? `${characters.slice(0, LONGEST_EXCERPT).join('')}…` : text
}
