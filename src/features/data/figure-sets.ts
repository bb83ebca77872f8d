import type { Database } from '../../db/database.ts'
import { type Cell, column } from './cells.ts'
import { listAllOutcomes, listAverages, listPublishedIndices } from './file-queries.ts'
import { loadedOn } from './time-queries.ts'

/** The columns that end every set of figures. */
const SOURCED = [
  column('basis', 'code', { terms: 'data.basis' }),
  column('sourceTitle'),
  column('sourceUrl'),
  column('note'),
]
const INDEX = [
  column('year', 'integer'),
  column('instrument', 'code'),
  column('index', 'decimal'),
  column('predicate'),
  column('predicateBasis', 'code', { terms: 'data.predicateBasis' }),
  ...SOURCED,
]
const REGION = [column('code', 'code'), column('region'), column('type', 'code')]

interface Sourced {
  readonly source_title: string
  readonly source_url: string
  readonly note: string
}

/** Every figure of these sets is a published one. */
const sourced = ({ source_title, source_url, note }: Sourced): Cell[] => ['published', source_title, source_url, note]

interface IndexRow extends Sourced {
  readonly year: number
  readonly instrument_id: string
  readonly index_value: string
  readonly predicate: string
  readonly predicate_basis: string
}

const indexCells = (row: IndexRow): Cell[] => [
  ...[row.year, row.instrument_id, row.index_value, row.predicate, row.predicate_basis],
  ...sourced(row),
]

const quoted = { from: 'sources', living: false, note: '', changedOn: loadedOn } as const

export const indices = {
  ...quoted,
  id: 'indeks',
  columns: [...REGION, ...INDEX],
  rows: async (db: Database) =>
    (await listPublishedIndices(db)).map((row) => [row.code, row.name, row.type, ...indexCells(row)]),
}

export const averages = {
  ...quoted,
  id: 'rata-rata',
  columns: [column('level', 'code', { meaning: 'averageLevel' }), column('code', 'code'), column('name'), ...INDEX],
  rows: async (db: Database) =>
    (await listAverages(db)).map((row) => [row.level, row.region_code, row.name, ...indexCells(row)]),
}

export const outcomes = {
  ...quoted,
  id: 'luaran',
  columns: [
    ...REGION,
    column('measure', 'code'),
    column('label'),
    column('unit'),
    column('direction', 'code', { terms: 'data.direction' }),
    column('year', 'integer'),
    column('value', 'decimal'),
    column('kind'),
    ...SOURCED,
  ],
  rows: async (db: Database) =>
    (await listAllOutcomes(db)).map((row) => [
      ...[row.code, row.name, row.type, row.measure, row.label, row.unit, row.good_direction, row.year],
      ...[row.value.replace(/\.?0+$/, ''), row.source_type],
      ...sourced(row),
    ]),
}
