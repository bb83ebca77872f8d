import { dayInJakarta } from '../../domain/calendar.ts'
import { COHORTS } from '../../domain/cohort.ts'
import type { ReportFilter } from '../../domain/report.ts'
import { agencyLines } from './agency-lines.ts'
import type { Reader, ReportServices, State } from './choices.ts'
import { loadIndices } from './indices.ts'
import { type Counting, lineOf, partLines, weakestOf } from './lines.ts'
import { listCounted, type SliceRow } from './queries.ts'
import { referenceFor } from './reference.ts'
import { tellingOf } from './release.ts'
import { type Group, INDEX, isIn, loadSlice, type Slice } from './slice.ts'
import { bandLines, spreadOf } from './spread.ts'
import type { ReportSummary } from './summary-type.ts'
import { workOf } from './work.ts'

/** Puts a summary together from stored sums. */
export async function makeSummary(
  services: ReportServices,
  reader: Reader,
  state: State,
  filter: ReportFilter,
): Promise<ReportSummary> {
  const { db, clock, config } = services
  const least = config.reportLeast
  const { slices: rows } = state
  const { actor, t } = reader
  const agencies = await listCounted(db)
  const group: Group = { province: filter.province, type: filter.type, cohort: filter.cohort }
  const withPrior = (row: SliceRow) => {
    const before = rows.find(isOf({ ...row, year: row.year - 1 }))
    return Promise.all([loadSlice(db, row), before ? loadSlice(db, before) : null])
  }
  const here = rows.find(isOf(filter)) ?? { ...filter, stamp: '', n: 0, changedAt: null }
  const [slice, prior] = await withPrior(here)
  const spreading = await loadIndices(db, slice)
  const telling = await tellingOf(db, actor, { slice, spreading, prior, least })
  const main = { slice, telling }
  const counting = async (row: SliceRow): Promise<Counting> => {
    if (row === here) return main
    const [slice, prior] = await withPrior(row)
    return { slice, telling: await tellingOf(db, actor, { slice, spreading: null, prior, least }) }
  }
  const measured = filter.indicator === null ? INDEX : filter.indicator
  const side = async (found: readonly SliceRow[]): Promise<readonly { row: SliceRow; counting: Counting }[]> =>
    Promise.all(found.map(async (row) => ({ row, counting: await counting(row) })))
  const [years, stages, bases, reference, work] = await Promise.all([
    side(
      rows.filter((row) => row.basis === filter.basis && row.stage === filter.stage).sort((a, b) => a.year - b.year),
    ),
    side(rows.filter((row) => same(row, filter, ['instrument', 'year', 'basis']))),
    side(firstOfBasis(rows.filter((row) => same(row, filter, ['instrument', 'year'])))),
    referenceFor(services, reader, slice.measure),
    workOf(db, reader, state, filter, least, dayInJakarta(clock())),
  ])
  const members = agencies.filter((agency) => isIn(group, agency))
  const of = (kind: 'province' | 'type' | 'cohort', keys: readonly string[], label: (key: string) => string) =>
    keys.map((key) => lineOf(main, { ...group, [kind]: key }, measured, key, label(key)))
  const present = (kind: 'type' | 'cohort' | 'province') =>
    [...new Set(members.map((agency) => agency[kind]))].filter(Boolean)
  const names = new Map(agencies.map(({ province, province_name }) => [province, province_name]))
  const indicators = partLines(reader, main, group, 'indicators', reference)
  const summary: ReportSummary = {
    filter,
    spread: spreadOf(main, spreading, group, members.length),
    bands: bandLines(reader, main, spreading, group),
    years: years.map(({ row, counting }) => ({
      ...lineOf(counting, group, measuredIn(counting.slice, slice, measured), String(row.year), String(row.year)),
      instrument: row.instrument,
    })),
    domains: partLines(reader, main, group, 'domains', reference),
    aspects: partLines(reader, main, group, 'aspects', reference),
    indicators,
    provinces: of('province', present('province').sort(), (key) => names.get(key) ?? key),
    types: of('type', inOrder(['provinsi', 'kabupaten', 'kota'], present('type')), (key) =>
      t(`report-data.type.${key}`),
    ),
    cohorts: of('cohort', inOrder(COHORTS, present('cohort')), (key) => t(`report-data.cohort.${key}`)),
    stages: stages.map(({ row, counting }) =>
      lineOf(counting, group, measured, row.stage ?? '', row.stage ? t(`report-data.stage.${row.stage}`) : ''),
    ),
    bases: bases.map(({ row, counting }) =>
      lineOf(
        counting,
        group,
        measuredIn(counting.slice, slice, measured),
        row.basis,
        t(`report-data.basis.${row.basis}`),
      ),
    ),
    weakest: weakestOf(indicators),
    ...work,
    agencies: filter.detail === 'rows' ? await agencyLines(services, reader, filter, slice) : [],
    open: telling.opens(group),
    referenceLabel: reference?.label ?? '',
    referenceBasis: reference?.basis ?? null,
    asOf: slice.changedAt,
    simulated: filter.basis === 'simulated',
  }
  return summary
}

type KeyPart = 'instrument' | 'year' | 'basis' | 'stage'
const same = (row: SliceRow, filter: Pick<ReportFilter, KeyPart>, parts: readonly KeyPart[]) =>
  parts.every((part) => row[part] === filter[part])
const isOf = (filter: Pick<ReportFilter, KeyPart>) => (row: SliceRow) =>
  same(row, filter, ['instrument', 'year', 'basis', 'stage'])

/** Of each basis one slice, the one with the stage that says most. */
const firstOfBasis = (rows: readonly SliceRow[]): SliceRow[] =>
  rows.filter((row, at) => rows.findIndex(({ basis }) => basis === row.basis) === at)

/** An indicator is the same thing only on the same instrument; elsewhere, and where only indices are known, there is none. */
const measuredIn = (other: Slice, own: Slice, measured: number): number =>
  measured === INDEX || (other.instrument === own.instrument && other.basis !== 'published') ? measured : -1

const inOrder = (order: readonly string[], given: readonly string[]): string[] =>
  order.filter((key) => given.includes(key))
