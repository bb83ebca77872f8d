import type { Values } from '../../domain/scoring.ts'
import { checkValues, type ValueError } from '../../domain/values.ts'
import type { Lang, Translate } from '../../web/i18n.ts'
import { isProvisional, type LoadedInstrument } from '../instruments/instruments.ts'
import { addressOfResult, askedOf, type Query } from './asked.ts'
import { type Filled, textsOf } from './form.ts'
import { type Where, wrongValue } from './wrong.ts'

/** What a query asks the calculator for. */
export interface Reading {
  readonly instrument: LoadedInstrument
  /** null: nothing was given yet, or something is wrong. */
  readonly values: Values | null
  /** Set when the values have a shorter address of their own. */
  readonly address: string | null
  readonly errors: readonly { readonly href: string; readonly message: string }[]
  readonly filled: Filled
  /** What stands in the paste box. */
  readonly text: string
}

interface Reader {
  readonly lang: Lang
  readonly t: Translate
}

const UNTOUCHED: Filled = { texts: [], errors: new Map() }

/** Reads instrument and values; every bad value is named and what was typed is kept. */
export function readQuery({ lang, t }: Reader, instruments: readonly LoadedInstrument[], query: Query): Reading {
  const { instrumen: id = '', nilai = '', tempel = '' } = query
  const instrument = instruments.find((one) => one.id === id)
  if (!instrument) {
    const known = usual(instruments)
    if (id === '' && nilai === '' && tempel === '') return readInstrument({ lang, t }, known, query)
    const message = t(id === '' ? 'calculator.wrong.noInstrument' : 'calculator.wrong.instrument', {
      given: id.slice(0, 60),
    })
    const errors = [{ href: '#instrumen', message }]
    return { instrument: known, values: null, address: null, errors, filled: UNTOUCHED, text: tempel || nilai }
  }
  return readInstrument({ lang, t }, instrument, query)
}

function readInstrument({ lang, t }: Reader, instrument: LoadedInstrument, query: Query): Reading {
  const asked = askedOf(query, instrument)
  if (asked === null) {
    return { instrument, values: null, address: null, errors: [], filled: UNTOUCHED, text: '' }
  }
  const { cells, from, text } = asked
  const checked = checkValues(instrument, cells, 'form')
  if (checked.ok) {
    const { values } = checked
    const filled = { texts: textsOf(lang, values), errors: new Map<number, string>() }
    const address = from === 'address' ? null : addressOfResult(instrument, values)
    return { instrument, values, address, errors: [], filled, text: '' }
  }
  const told = (error: ValueError, where: Where): string => {
    const { key, args } = wrongValue(lang, instrument, error, where)
    return t(key, args)
  }
  const errors = checked.errors.map((error) => ({
    href: error.number === null ? '#tempel' : `#n${error.number}`,
    message: told(error, 'list'),
  }))
  const beside = checked.errors.flatMap((error) =>
    error.number === null ? [] : [[error.number, told(error, 'field')] as const],
  )
  return { instrument, values: null, address: null, errors, filled: { texts: cells, errors: new Map(beside) }, text }
}

/** Whoever names none is asked the newest instrument whose criteria are certain. */
function usual(instruments: readonly LoadedInstrument[]): LoadedInstrument {
  const found = instruments.findLast((one) => !isProvisional(one)) ?? instruments.at(-1)
  if (!found) throw new Error('no instrument is published')
  return found
}
