import type { FieldError } from '../../domain/errors.ts'
import type { Instrument } from '../../domain/instrument.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import type { ValueError } from '../../domain/values.ts'
import { decimal } from '../../web/format.ts'
import { inLang, type Lang } from '../../web/i18n.ts'

/** Whether a message stands in a list, where it names its indicator, or beside the indicator's field. */
export type Where = 'list' | 'field'

/** What is wrong with a value, as everyone is told: in the document of the API and in the form. */
export function wrongValue(
  lang: Lang,
  instrument: Instrument,
  { field, code, number, given }: ValueError,
  place: Where = 'list',
): FieldError {
  const { indicators, minHundredths, maxHundredths, stepHundredths } = instrument
  if (number === null) return { field, code, key: 'calculator.wrong.count', args: { given, count: indicators.length } }
  const indicator = indicators[number - 1]
  const title = indicator ? inLang(lang, indicator.title, indicator.titleEn) : ''
  const key = code === 'step' ? `calculator.wrong.step.${stepHundredths}` : `calculator.wrong.${code}`
  const bounds = { lowest: bound(lang, minHundredths), highest: bound(lang, maxHundredths) }
  return { field, code, key, args: { place, number, title, given, ...bounds } }
}

const bound = (lang: Lang, hundredths: number): string =>
  hundredths % 100 === 0 ? String(hundredths / 100) : decimal(lang, formatHundredths(hundredths))
