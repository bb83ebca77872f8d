import { publicGeneration } from '../../db/public-memory.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import type { FieldError } from '../../domain/errors.ts'
import { demand } from '../../domain/permissions.ts'
import type { ReportFilter } from '../../domain/report.ts'
import {
  basesOf,
  type Choices,
  choicesFrom,
  type Reader,
  type ReportServices,
  type State,
  stateFor,
} from './choices.ts'
import { type Query, readFilter } from './filter.ts'
import { summaryFrom } from './summary.ts'
import type { ReportSummary } from './summary-type.ts'
import { sightOf } from './telling.ts'

/** A report that somebody asked for. */
export interface Asked {
  readonly choices: Choices
  readonly filter: ReportFilter
  /** What of the address could not be read; the rest is in the filter. */
  readonly errors: readonly FieldError[]
  /** All that the summary depends on, language and rights included: while it is the same, so is the summary. */
  readonly key: readonly unknown[]
  /** Everything the report says, suppressed for its reader. Nobody may change what it gives. */
  readonly summary: () => Promise<ReportSummary>
}

/**
 * What an address asks for, with one narrow statement. Refuses figures that only those who are signed in may ask for (401).
 * @param names 0: the words of pages, 1: those of the API
 * @param others names in the address that are no filter's
 */
export async function askReport(
  services: ReportServices,
  reader: Reader,
  query: Query,
  names: 0 | 1 = 0,
  others: readonly string[] = [],
): Promise<Asked> {
  const state = await stateFor(services.db, reader.actor)
  const choices = await choicesFrom(services, reader, state)
  const { filter, errors } = readFilter(query, choices, names, others)
  return { choices, errors, ...askedOf(services, reader, state, filter) }
}

/** The same for a filter that is known, such as a saved one. */
export async function askFiltered(services: ReportServices, reader: Reader, filter: ReportFilter): Promise<Asked> {
  const state = await stateFor(services.db, reader.actor)
  const choices = await choicesFrom(services, reader, state)
  return { choices, errors: [], ...askedOf(services, reader, state, filter) }
}

function askedOf(services: ReportServices, reader: Reader, state: State, filter: ReportFilter) {
  const { db, clock, config } = services
  const { actor, lang } = reader
  const bases = basesOf(actor)
  if (!bases.includes(filter.basis)) demand(actor, 'report:sums')
  const today = dayInJakarta(clock())
  const rights = [bases, sightOf(actor, 'self')]
  const key = [filter, rights, lang, config.reportLeast, today, publicGeneration(db), state.stamps, state.adoptions]
  return { filter, key, summary: () => summaryFrom(services, reader, state, filter, key) }
}

/** What a summary depends on; see `Asked`. */
export const summaryKey = async (services: ReportServices, reader: Reader, filter: ReportFilter) =>
  (await askFiltered(services, reader, filter)).key

/** What a report says under a filter; see `Asked`. */
export const summaryOf = async (services: ReportServices, reader: Reader, filter: ReportFilter) =>
  (await askFiltered(services, reader, filter)).summary()
