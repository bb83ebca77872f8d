import { contentHash } from '../../domain/content-hash.ts'
import { Refusal } from '../../domain/errors.ts'
import type { ReportFilter } from '../../domain/report.ts'
import type { ReportFile } from '../../web/report-file.ts'
import { choicesOf, type Reader, type ReportServices } from './choices.ts'
import { type Query, queryOf, readFilter } from './filter.ts'
import { notesOf } from './notes.ts'
import { sentenceOf, titleOf } from './sentence.ts'
import { summaryOf } from './summary.ts'
import { tablesOf } from './tables.ts'

/**
 * The report under the filters of an address, as every format shows it. Refuses what cannot be read (422, each named) and
 * figures that only those who are signed in may ask for (401).
 * @param others names in the address that are no filter's
 */
export async function readReport(
  services: ReportServices,
  reader: Reader,
  query: Query,
  others: readonly string[] = [],
): Promise<ReportFile> {
  const { filter, errors } = readFilter(query, await choicesOf(services, reader), 0, others)
  if (errors.length > 0) throw new Refusal('invalid', 'refusal.invalid', { errors })
  return reportOf(services, reader, filter)
}

/** The report under a filter. Refuses figures that only those who are signed in may ask for (401). */
export async function reportOf(services: ReportServices, reader: Reader, filter: ReportFilter): Promise<ReportFile> {
  const summary = await summaryOf(services, reader, filter)
  const choices = await choicesOf(services, reader)
  const { lang } = reader
  const notes = notesOf(reader, summary, choices, services.config.reportLeast)
  const said = {
    lang,
    title: titleOf(reader, summary),
    sentence: sentenceOf(reader, summary),
    tables: tablesOf(reader, summary, choices),
    simulated: summary.simulated,
    path: `/laporan?${queryOf(filter)}`,
  }
  const lasting = notes.filter(({ key }) => key !== 'asOf')
  return { ...said, notes, hash: contentHash({ ...said, notes: lasting }) }
}
