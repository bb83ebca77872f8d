import { z } from 'zod'
import { holds, problem, readLines, repeated } from './files.ts'
import type { Region } from './regions.ts'

const row = z.strictObject({
  region_code: z.string().min(1),
  name: z.string().min(1),
  indicator_id: z.string().regex(/^[a-z_]+$/),
  indicator_label: z.string().min(1),
  unit: z.string().min(1),
  good_direction: z.enum(['naik', 'turun']),
  year: z
    .string()
    .regex(/^20\d{2}$/)
    .transform(Number),
  value: z.string().regex(/^\d+(\.\d{1,3})?$/),
  source_type: z.string().min(1),
  source_url: z.url({ protocol: /^https?$/ }),
  source_title: z.string().min(1),
  note: z.string(),
})

/** What became of it for people: poverty, stunting and the like, each figure with its source and both sides where contested. */
export async function readOutcomes(folder: string, regions: readonly Region[]) {
  const { file, lines } = await readLines(folder, 'outcomes.csv', row)
  const codes = new Set(regions.map(({ code }) => code))
  holds(file, [
    ...lines
      .filter(({ row }) => !codes.has(row.region_code))
      .map(({ line, row }) => problem(line, ['region_code'], `${row.region_code} is no known agency`)),
    ...repeated(lines, ({ region_code, indicator_id, year }) => `${region_code} ${indicator_id} ${year}`),
  ])
  return lines.map(({ row }) => ({
    agency_id: row.region_code,
    measure: row.indicator_id,
    label: row.indicator_label,
    unit: row.unit,
    good_direction: row.good_direction === 'naik' ? ('up' as const) : ('down' as const),
    year: row.year,
    value: row.value,
    source_type: row.source_type,
    source_url: row.source_url,
    source_title: row.source_title,
    note: row.note,
  }))
}
