import { z } from 'zod'
import { ZONES } from '../../domain/working-days.ts'
import { holds, problem, readLines, repeated } from './files.ts'
import type { Region } from './regions.ts'

const row = z.strictObject({
  province_code: z.string().regex(/^\d{2}$/),
  province_name: z.string().min(1),
  zone: z.enum(ZONES),
  source_title: z.string().min(1),
})

/** The time zone of each province; a province without one stops the loading. */
export async function readTimeZones(folder: string, regions: readonly Region[]) {
  const { file, lines } = await readLines(folder, 'timezones.csv', row)
  const provinces = new Map(regions.filter(({ type }) => type === 'provinsi').map(({ code, name }) => [code, name]))
  const known = new Set(lines.map(({ row }) => row.province_code))
  holds(file, [
    ...lines
      .filter(({ row }) => provinces.get(row.province_code) !== row.province_name)
      .map(({ line, row }) => problem(line, ['province_code'], `${row.province_code} is not ${row.province_name}`)),
    ...repeated(lines, ({ province_code }) => province_code),
    ...[...provinces]
      .filter(([code]) => !known.has(code))
      .map(([code, name]) => ({ node: 'file', text: `says no time zone for ${code} ${name}` })),
  ])
  return lines.map(({ row: { province_code, zone, source_title } }) => ({ province_code, zone, source_title }))
}
