import { regulationName } from '../../domain/instrument-name.ts'
import { askReport } from './asking.ts'
import type { Reader, ReportServices } from './choices.ts'
import { chosenIn } from './file-notes.ts'
import { queryOf } from './filter.ts'

/** A report as it can be kept and shown in a list. */
export interface Named {
  /** What stands after the ? of its address, in one order; what means nothing is left out. */
  readonly query: string
  /** Its filters in one line, in the reader's language. */
  readonly words: string
  /** Whether everything that was asked for means something to this reader. */
  readonly whole: boolean
}

/** What an address asks for. Refuses figures that only those who are signed in may ask for (401). */
export async function nameReport(services: ReportServices, reader: Reader, address: string): Promise<Named> {
  const query = Object.fromEntries(new URLSearchParams(address))
  const { filter, choices, errors } = await askReport(services, reader, query)
  const { t } = reader
  const words = [
    regulationName(filter.instrument),
    String(filter.year),
    t(`report-data.basis.${filter.basis}`),
    ...(filter.stage ? [t(`report-data.stage.${filter.stage}`)] : []),
    ...chosenIn(reader, filter, choices),
  ]
  return { query: queryOf(filter), words: words.join(' · '), whole: errors.length === 0 }
}
