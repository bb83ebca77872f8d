import type { Handle } from '../../db/actor.ts'
import type { Indicator } from '../../domain/instrument.ts'
import { oneToOne } from '../../domain/proposal.ts'
import { exactInstrument, type LoadedInstrument } from '../instruments/instruments.ts'
import { crosswalkBetween, crosswalks, type Link } from './crosswalk.ts'
import { type EarlierAnswer, type EarlierRow, listEarlier, listEarlierAnswers, readEarlier } from './queries.ts'

export type { EarlierAnswer, EarlierRow }

/** The assessment that proposals are for. */
export interface Asking {
  readonly agencyId: string
  readonly year: number
  readonly instrument: string
}

/** The earlier assessments of an agency that a new one may start from, the newest first, the same instrument before others. */
export async function earlierOf(tx: Handle, { agencyId, year, instrument }: Asking): Promise<readonly EarlierRow[]> {
  const others = crosswalks.filter(({ to }) => to === instrument).map(({ from }) => from)
  const rows = await listEarlier(tx, { agencyId, year, instruments: [instrument, ...others] })
  const same = rows.filter((row) => row.instrument_id === instrument)
  return [...same, ...rows.filter((row) => row.instrument_id !== instrument)]
}

/** An answer of the earlier assessment. */
export interface Earlier {
  readonly indicator: Indicator
  readonly answer: EarlierAnswer
}

/** One that is shown only, with how its indicator and the new one are related. */
export interface Related extends Earlier {
  readonly link: Link
}

export interface Proposals {
  readonly source: EarlierRow
  readonly instrument: LoadedInstrument
  /** By number of the new indicator: what may be confirmed. */
  readonly proposed: ReadonlyMap<number, Earlier>
  /** By number of the new indicator: what is only to be read. */
  readonly related: ReadonlyMap<number, readonly Related[]>
}

/** What the earlier assessment says about the indicators of a new one; null where it is not there any more. */
export async function proposalsFrom(tx: Handle, source: string, target: LoadedInstrument): Promise<Proposals | null> {
  const row = await readEarlier(tx, source)
  if (!row) return null
  const instrument = await exactInstrument(tx, { id: row.instrument_id, version: row.instrument_version })
  const answers = new Map((await listEarlierAnswers(tx, source)).map((answer) => [answer.number, answer]))
  const earlier = new Map(
    instrument.indicators.flatMap((indicator) => {
      const answer = answers.get(indicator.number)
      return answer ? [[indicator.code, { indicator, answer }] as const] : []
    }),
  )
  const links = crosswalkBetween(instrument.id, target.id)?.links ?? []
  const proposed = target.indicators.flatMap(({ number, code }) => {
    const from = instrument.id === target.id ? code : oneToOne(links, code)?.from
    const found = from === undefined ? undefined : earlier.get(from)
    return found ? [[number, found] as const] : []
  })
  const related = target.indicators.map(({ number, code }) => {
    const shown = links.filter(({ to }) => to === code && oneToOne(links, code) === null)
    return [
      number,
      shown.flatMap((link) => {
        const found = earlier.get(link.from)
        return found ? [{ ...found, link }] : []
      }),
    ] as const
  })
  return { source: row, instrument, proposed: new Map(proposed), related: new Map(related) }
}
