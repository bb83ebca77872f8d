import { contentHash } from '../../domain/content-hash.ts'
import { Refusal } from '../../domain/errors.ts'
import type { ReportFilter } from '../../domain/report.ts'
import type { ChartSpec } from '../../web/chart-types.ts'
import type { ReportFile } from '../../web/report-file.ts'
import { type Asked, askFiltered, askReport } from './asking.ts'
import { aspectsChart, yearsChart } from './charts.ts'
import type { Reader, ReportServices } from './choices.ts'
import { notesOf } from './file-notes.ts'
import { sentenceOf, titleOf } from './file-sentence.ts'
import { tablesOf } from './file-tables.ts'
import { type Query, queryOf } from './filter.ts'
import type { ReportSummary } from './summary-type.ts'

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
  const asked = await askReport(services, reader, query, 0, others)
  if (asked.errors.length > 0) throw new Refusal('invalid', 'refusal.invalid', { errors: asked.errors })
  return fileOf(services, reader, asked)
}

/** The report under a filter. Refuses figures that only those who are signed in may ask for (401). */
export const reportOf = async (services: ReportServices, reader: Reader, filter: ReportFilter): Promise<ReportFile> =>
  fileOf(services, reader, await askFiltered(services, reader, filter))

async function fileOf(
  { config }: ReportServices,
  reader: Reader,
  { choices, filter, summary: make }: Asked,
): Promise<ReportFile> {
  const summary = await make()
  const { lang } = reader
  const notes = notesOf(reader, summary, choices, config.reportLeast)
  const said = {
    lang,
    title: titleOf(reader, summary),
    sentence: sentenceOf(reader, summary),
    tables: tablesOf(reader, summary, choices),
    simulated: summary.simulated,
    path: `/laporan?${queryOf(filter)}`,
  }
  const lasting = notes.filter(({ key }) => key !== 'asOf')
  // A picture shows the figures of its table once more: they are in the hash, its strokes are not.
  const tables = said.tables.map((table) => ({ ...table, chart: PICTURES[table.id]?.(summary, reader) ?? null }))
  return { ...said, tables, notes, hash: contentHash({ ...said, notes: lasting }) }
}

const PICTURES: Readonly<Record<string, (summary: ReportSummary, reader: Reader) => ChartSpec | null>> = {
  years: yearsChart,
  aspects: aspectsChart,
}
