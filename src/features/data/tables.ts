import type { Database } from '../../db/database.ts'
import type { PredicateBasis } from '../../db/schema.ts'
import type { Table } from '../../web/csv.ts'
import { decimal } from '../../web/format.ts'
import type { Speaker } from '../../web/trend.ts'
import { heads, SOURCED, type Sourced, sourced } from './columns.ts'
import {
  listAllAgencies,
  listAllOutcomes,
  listAllPractices,
  listAverages,
  listPublishedIndices,
} from './file-queries.ts'

/** The files of the catalogue by the name in their address, each as a table in the reader's language. */
export const tables = {
  indeks: async (db: Database, speaker: Speaker): Promise<Table> =>
    indexTable(speaker, ['code', 'region', 'type'], await listPublishedIndices(db), (row) => [
      row.code,
      row.name,
      row.type,
    ]),

  'rata-rata': async (db: Database, speaker: Speaker): Promise<Table> =>
    indexTable(speaker, ['level', 'code', 'name'], await listAverages(db), (row) => [
      row.level,
      row.region_code,
      row.name,
    ]),

  luaran: async (db: Database, speaker: Speaker): Promise<Table> => ({
    columns: heads(
      speaker,
      ...['code', 'region', 'type', 'measure', 'label', 'unit', 'direction', 'year', 'value', 'kind'],
      ...SOURCED,
    ),
    rows: (await listAllOutcomes(db)).map((row) => [
      ...[row.code, row.name, row.type, row.measure, row.label, row.unit],
      ...[speaker.t(`data.direction.${row.good_direction}`), String(row.year)],
      ...[decimal(speaker.lang, row.value.replace(/\.?0+$/, '')), row.source_type],
      ...sourced(speaker, row),
    ]),
  }),

  daerah: async (db: Database, speaker: Speaker): Promise<Table> => ({
    columns: heads(speaker, 'code', 'region', 'type', 'provinceCode', 'province', 'autonomous'),
    rows: (await listAllAgencies(db)).map((row) => [
      ...[row.code, row.name, row.type, row.province_code, row.province_name],
      speaker.t(`data.autonomous.${row.autonomous ? 'yes' : 'no'}`),
    ]),
  }),

  praktik: async (db: Database, speaker: Speaker): Promise<Table> => ({
    columns: heads(
      speaker,
      ...['slug', 'title', 'titleEn', 'summary', 'summaryEn', 'startYear', 'status', 'owner', 'caveat'],
      ...['instrument', 'indicators', 'indicatorBasis', 'sources'],
    ),
    rows: (await listAllPractices(db)).map((row) => [
      ...[row.slug, row.title, row.title_en, row.summary, row.summary_en],
      ...[String(row.start_year ?? ''), row.status, row.owner, row.caveat],
      ...[row.instrument_id, (row.indicators ?? []).join(' '), row.indicator_basis],
      row.sources.map(({ url, title, date }) => `${title} (${date}) ${url}`).join(' | '),
    ]),
  }),
}

export type TableName = keyof typeof tables

interface IndexRow extends Sourced {
  readonly year: number
  readonly instrument_id: string
  readonly index_value: string
  readonly predicate: string
  readonly predicate_basis: PredicateBasis
}

/** Published indices with their source; the first columns say whose they are. */
const indexTable = <Row extends IndexRow>(
  speaker: Speaker,
  whose: readonly string[],
  rows: readonly Row[],
  cellsOf: (row: Row) => readonly string[],
): Table => ({
  columns: heads(speaker, ...whose, 'year', 'instrument', 'index', 'predicate', 'predicateBasis', ...SOURCED),
  rows: rows.map((row) => [
    ...[...cellsOf(row), String(row.year), row.instrument_id, decimal(speaker.lang, row.index_value)],
    ...[row.predicate, speaker.t(`data.predicateBasis.${row.predicate_basis}`)],
    ...sourced(speaker, row),
  ]),
})
