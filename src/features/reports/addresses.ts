import type { ReportFilter } from '../../domain/report.ts'
import { queryOf } from './filter.ts'

/** The report under another filter: what is not named stays as it is. Without language. */
export const reportWith = (filter: ReportFilter, change: Partial<ReportFilter>): string =>
  `/laporan?${queryOf({ ...filter, ...change })}`

/** A picture of the report, with the same filter. */
export const pictureOf = (filter: ReportFilter, name: string): string =>
  `/laporan/grafik/${name}.svg?${queryOf(filter)}`
