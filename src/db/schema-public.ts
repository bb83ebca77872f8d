import type { ColumnType } from 'kysely'
import type { Decimal } from './schema-columns.ts'

export type AgencyType = 'provinsi' | 'kabupaten' | 'kota'

export interface AgencyTable {
  code: string
  type: AgencyType
  name: string
  short_name: string
  province_code: string
  province_name: string
  autonomous: boolean
  population: number | null
  area_km2: Decimal | null
  notes: ColumnType<string, string | undefined, string>
}

export type PredicateBasis = 'source' | 'computed'

/** A figure that somebody published, and where. */
interface SourcedColumns {
  source_url: string
  source_title: string
  note: ColumnType<string, string | undefined, string>
}

interface IndexColumns extends SourcedColumns {
  year: number
  instrument_id: string
  index_value: Decimal
  predicate: string
  predicate_basis: PredicateBasis
}

export interface PublishedIndexTable extends IndexColumns {
  agency_id: string
}

export type AverageLevel = 'nasional' | 'provinsi' | 'kabupaten' | 'kota' | 'agregat_provinsi'

export interface ReferenceAverageTable extends IndexColumns {
  level: AverageLevel
  region_code: string
  name: string
}

export interface OutcomeTable extends SourcedColumns {
  agency_id: string
  measure: string
  label: string
  unit: string
  good_direction: 'up' | 'down'
  year: number
  value: Decimal
  source_type: string
}
