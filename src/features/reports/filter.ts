import type { FieldError } from '../../domain/errors.ts'
import { instrumentOfYear } from '../../domain/instrument-years.ts'
import { ASSESSMENT_STAGES, REPORT_BASES, type ReportFilter } from '../../domain/report.ts'
import type { Choices } from './choices.ts'

/** Values of a query as the server reads it. */
export type Query = Readonly<Record<string, unknown>>

export interface ReadFilter {
  readonly filter: ReportFilter
  /** What could not be read, by the name it has in the address; everything else is in the filter. */
  readonly errors: readonly FieldError[]
}

/** What a part of the filter is called in addresses of pages and of the API. */
export const NAMES = {
  instrument: ['instrumen', 'instrument'],
  year: ['tahun', 'year'],
  basis: ['dasar', 'basis'],
  stage: ['tahap', 'stage'],
  province: ['provinsi', 'province'],
  type: ['jenis', 'type'],
  cohort: ['kelompok', 'cohort'],
  indicator: ['indikator', 'indicator'],
  detail: ['isi', 'detail'],
} as const satisfies Record<keyof ReportFilter, readonly [string, string]>
type Part = keyof typeof NAMES
const PARTS = Object.keys(NAMES) as readonly Part[]

const DETAILS = { summary: ['ringkasan', 'summary'], rows: ['rincian', 'rows'] } as const

/**
 * Reads a filter from an address. What is not given is the newest there is that goes with the rest. Names that mean
 * nothing, values that do not exist and names given twice are told one by one, and the rest is kept. An empty value is
 * none. Never throws.
 * @param names 0: the words of pages, 1: those of the API
 * @param others names in the address that are no filter's
 */
export function readFilter(
  query: Query,
  choices: Choices,
  names: 0 | 1 = 0,
  others: readonly string[] = [],
): ReadFilter {
  const errors: FieldError[] = []
  const given = new Map<Part, string>()
  const known = new Map<string, Part>(PARTS.map((part) => [NAMES[part][names], part]))
  for (const [name, value] of Object.entries(query)) {
    const part = known.get(name)
    if (others.includes(name)) continue
    if (!part) errors.push(wrong(short(name), 'unknownName', { name: short(name) }))
    else if (typeof value !== 'string') errors.push(wrong(name, 'twice', {}))
    else if (value.trim() !== '') given.set(part, value.trim())
  }
  const chosen = (part: Part, allowed: readonly string[]): string | null => {
    const value = given.get(part)
    if (value === undefined) return null
    if (allowed.includes(value)) return value
    errors.push(wrong(NAMES[part][names], 'unknownValue', { value: short(value) }))
    return null
  }
  const keys = (list: readonly { readonly key: string | number }[]) => list.map(({ key }) => String(key))
  const asked = {
    instrument: chosen('instrument', keys(choices.instruments)),
    year: numberOf(chosen('year', YEARS)),
    basis: oneOf(REPORT_BASES, chosen('basis', REPORT_BASES)),
    stage: oneOf(ASSESSMENT_STAGES, chosen('stage', ASSESSMENT_STAGES)),
  }
  const slice = sliceOf(choices, asked)
  const indicators = choices.instruments.find(({ key }) => key === slice.instrument)?.indicators ?? []
  const detail = chosen('detail', [DETAILS.summary[names], DETAILS.rows[names]])
  const filter = {
    ...slice,
    province: chosen('province', keys(choices.provinces)),
    type: oneOf(['provinsi', 'kabupaten', 'kota'] as const, chosen('type', keys(choices.types))),
    cohort: chosen('cohort', keys(choices.cohorts)),
    indicator: numberOf(chosen('indicator', keys(indicators))),
    detail: detail === DETAILS.rows[names] ? ('rows' as const) : ('summary' as const),
  }
  return { filter, errors }
}

/** The filter as the query of an address, in one order and without what is not set: "instrumen=…&tahun=2024". */
export function queryOf(filter: ReportFilter, names: 0 | 1 = 0): string {
  const query = new URLSearchParams()
  for (const part of PARTS) {
    const value = part === 'detail' ? (filter.detail === 'rows' ? DETAILS.rows[names] : null) : filter[part]
    if (value !== null) query.set(NAMES[part][names], String(value))
  }
  return query.toString()
}

const YEARS = Array.from({ length: 83 }, (_, at) => String(2018 + at))
const LONGEST = 60

type Asked = { readonly [P in 'instrument' | 'year' | 'basis' | 'stage']: ReportFilter[P] | null }

/** The first slice with figures that is what was asked; where there is none, what was asked with the first one's rest. */
function sliceOf({ slices, instruments }: Choices, asked: Asked) {
  const fits = (part: keyof Asked) => (slice: Choices['slices'][number]) =>
    asked[part] === null || slice[part] === asked[part] || (part === 'stage' && slice.stage === null)
  const parts = ['basis', 'instrument', 'year', 'stage'] as const
  let found = slices
  for (const part of parts) {
    const left = found.filter(fits(part))
    if (left.length > 0) found = left
  }
  const [first] = found
  const basis = asked.basis ?? first?.basis ?? 'published'
  const year = asked.year ?? first?.year ?? 2024
  const ofYear = asked.year !== null && first?.year !== asked.year ? instrumentOfYear(asked.year) : null
  return {
    instrument: asked.instrument ?? ofYear ?? first?.instrument ?? instruments[0]?.key ?? instrumentOfYear(year),
    year,
    basis,
    stage: basis === 'published' ? null : (asked.stage ?? first?.stage ?? 'self'),
  }
}

const oneOf = <T extends string>(all: readonly T[], value: string | null): T | null =>
  all.find((one) => one === value) ?? null
const numberOf = (value: string | null): number | null => (value === null ? null : Number(value))
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
const wrong = (field: string, code: string, args: Record<string, string>): FieldError => ({
  field,
  code,
  key: `report-data.error.${code}`,
  args,
})
