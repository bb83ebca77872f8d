import { z } from 'zod'
import type { DataProblem } from '../../domain/errors-data.ts'
import { holds, type Line, problem, readLines, repeated } from './files.ts'

const flag = z.enum(['0', '1']).transform((value) => value === '1')
const optionalCount = z
  .string()
  .regex(/^\d*$/)
  .transform((value) => (value === '' ? null : Number(value)))
const optionalDecimal = z
  .string()
  .regex(/^(\d+(\.\d{1,3})?)?$/)
  .transform((value) => (value === '' ? null : value))

const row = z.strictObject({
  code: z.string().regex(/^\d{2}(\.\d{2})?$/),
  level: z.enum(['provinsi', 'kabkota']),
  type: z.enum(['provinsi', 'kabupaten', 'kota']),
  name: z.string().min(1),
  short_name: z.string().min(1),
  province_code: z.string().regex(/^\d{2}$/),
  province_name: z.string().min(1),
  autonomous: flag,
  population_2024_s2: optionalCount,
  area_km2: optionalDecimal,
  notes: z.string(),
})

export type Region = z.output<typeof row>

/** The directory of agencies: every province, regency and city by its official code. */
export async function readRegions(folder: string): Promise<readonly Region[]> {
  const { file, lines } = await readLines(folder, 'regions.csv', row)
  const provinces = new Map(lines.filter(isProvince).map(({ row }) => [row.code, row.name]))
  holds(file, [...repeated(lines, ({ code }) => code), ...lines.flatMap((line) => misplaced(line, provinces))])
  return lines.map((line) => line.row)
}

const isProvince = ({ row }: Line<Region>): boolean => row.type === 'provinsi'

function misplaced({ line, row }: Line<Region>, provinces: ReadonlyMap<string, string>): DataProblem[] {
  const { code, level, type, province_code, province_name } = row
  const fits = (level === 'provinsi') === (type === 'provinsi') && (level === 'provinsi') === (code.length === 2)
  if (!fits) return [problem(line, ['level'], `${code} is not a ${level} of type ${type}`)]
  if (code.slice(0, 2) !== province_code)
    return [problem(line, ['province_code'], `${code} does not lie in ${province_code}`)]
  const name = provinces.get(province_code)
  return name === province_name
    ? []
    : [problem(line, ['province_name'], `${province_code} is ${name ?? 'no province'}`)]
}
