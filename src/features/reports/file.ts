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
import { OF_TODAY, tablesOf } from './file-tables.ts'
import { type Query, queryOf } from './filter.ts'
import { cautionOf } from './headline.ts'
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
  const caution = cautionOf(reader.t, summary, config.reportLeast)
  const notes = [
    ...(caution === '' ? [] : [{ key: 'caution', label: reader.t('report-data.note.caution'), value: caution }]),
    ...notesOf(reader, summary, choices, config.reportLeast),
  ]
  const said = {
    lang,
    title: titleOf(reader, summary, choices),
    sentence: sentenceOf(reader, summary, choices),
    tables: tablesOf(reader, summary, choices, config.reportLeast),
    simulated: summary.simulated,
    path: `/laporan?${queryOf(filter)}`,
  }
  // What changes without the figures of the index is no part of the hash: the time of the data, and adoptions, which are of today.
  const lasting = {
    ...said,
    notes: notes.filter(({ key }) => key !== 'asOf' && key !== 'adoptions'),
    tables: said.tables.filter(({ id }) => !OF_TODAY.includes(id)),
  }
  // A picture shows the figures of its table once more: they are in the hash, its strokes are not.
  const tables = said.tables.map((table) => ({ ...table, chart: PICTURES[table.id]?.(summary, reader) ?? null }))
  return { ...said, tables, notes, hash: contentHash(lasting) }
}

const PICTURES: Readonly<Record<string, (summary: ReportSummary, reader: Reader) => ChartSpec | null>> = {
  years: yearsChart,
  aspects: aspectsChart,
}
