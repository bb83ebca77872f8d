import type { Instrument } from '../../domain/instrument.ts'
import { formatMillionths } from '../../domain/numbers.ts'
import { pastedCells } from '../../domain/pasted.ts'
import type { Values } from '../../domain/scoring.ts'

/** Where values came from: the address itself, the chosen levels, or pasted text. */
export interface Asked {
  readonly from: 'address' | 'choices' | 'paste'
  readonly cells: readonly string[]
  /** The list as it was typed, to be corrected in the paste box; empty for chosen levels. */
  readonly text: string
}

export type Query = Readonly<Record<string, string>>

/** The values a query asks about; null when it has none. Pasted text counts before anything chosen. */
export function askedOf(query: Query, { indicators }: Instrument): Asked | null {
  const { tempel = '', nilai = '' } = query
  if (tempel.trim() !== '') return { from: 'paste', cells: pastedCells(tempel), text: tempel }
  if (nilai !== '') return { from: 'address', cells: nilai.split(','), text: nilai }
  const named = new Set(indicators.map(({ number }) => `n${number}`))
  const chosen = Object.keys(query).filter((name) => /^n\d+$/.test(name))
  if (chosen.length === 0) return null
  const beyond = chosen.filter((name) => !named.has(name))
  return { from: 'choices', cells: [...named, ...beyond].map((name) => query[name] ?? ''), text: '' }
}

/** The one address of a result, to be shared: blanks stay blank, decimals have a dot. */
export const addressOfResult = ({ id }: Pick<Instrument, 'id'>, values: Values): string =>
  `/kalkulator?instrumen=${id}&nilai=${values.map(valueText).join(',')}`

/** A value as it is written in the address: 300 → "3", 350 → "3.5". */
export const valueText = (hundredths: number | null): string =>
  hundredths === null ? '' : formatMillionths(hundredths * 10_000)
