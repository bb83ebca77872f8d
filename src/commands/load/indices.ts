import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { AgencyType, AverageLevel, Schema } from '../../db/schema.ts'
import type { DataProblem } from '../../domain/errors-data.ts'
import type { Instrument } from '../../domain/instrument.ts'
import { instrumentOfYear } from '../../domain/instrument-years.ts'
import { parseHundredths } from '../../domain/numbers.ts'
import { predicateOf } from '../../domain/scoring.ts'
import { holds, type Line, problem, readLines, repeated } from './files.ts'
import type { Region } from './regions.ts'

const year = z
  .string()
  .regex(/^20\d{2}$/)
  .transform(Number)
  .refine((value) => value >= 2018, 'is before the first SPBE evaluation, 2018')

const index = z.string().refine((value) => {
  const hundredths = parseHundredths(value)
  return hundredths !== null && hundredths >= 100 && hundredths <= 500
}, 'is not an index from 1 to 5 with at most two decimals')

const row = z.strictObject({
  region_code: z.string().regex(/^\d{2}(\.\d{2})?$/),
  name: z.string().min(1),
  year,
  index,
  predicate: z.string().min(1),
  source_url: z.url({ protocol: /^https?$/ }),
  source_title: z.string().min(1),
  level: z.enum(['nasional', 'agregat', 'agregat_provinsi', 'provinsi', 'kabupaten', 'kota']),
  predicate_basis: z.enum(['sumber', 'dihitung']),
  note: z.string(),
})

type IndexRow = z.output<typeof row>
type PublishedIndex = Selectable<Schema['published_index']>
type ReferenceAverage = Selectable<Schema['reference_average']>

/** The published indices, those of agencies apart from averages. */
export async function readIndices(folder: string, regions: readonly Region[], instruments: readonly Instrument[]) {
  const { file, lines } = await readLines(folder, 'spbe-index.csv', row)
  const types = new Map(regions.map(({ code, type }) => [code, type]))
  holds(file, [
    ...lines.flatMap((line) => misplaced(line, types)),
    ...lines.flatMap((line) => wrongPredicate(line, instruments)),
    ...repeated(lines, (given) => `${averageLevel(given) ?? 'agency'} ${given.region_code} ${given.year}`),
  ])
  const published: PublishedIndex[] = []
  const averages: ReferenceAverage[] = []
  for (const { row } of lines) {
    const level = averageLevel(row)
    if (level) averages.push({ level, region_code: row.region_code, name: row.name, ...figureOf(row) })
    else published.push({ agency_id: row.region_code, ...figureOf(row) })
  }
  return { published, averages }
}

/** An `agregat` is the average of one type of government, which only its name tells. */
function averageLevel({ level, name }: IndexRow): AverageLevel | null {
  if (level === 'nasional' || level === 'agregat_provinsi') return level
  if (level !== 'agregat') return null
  return (['provinsi', 'kabupaten', 'kota'] as const).find((type) => name.endsWith(type)) ?? null
}

function misplaced({ line, row }: Line<IndexRow>, types: ReadonlyMap<string, AgencyType>): DataProblem[] {
  const { region_code, level, name } = row
  if (level === 'nasional' || level === 'agregat') {
    const named = region_code === '00' && averageLevel(row)
    return named ? [] : [problem(line, ['level'], `${name} (${region_code}) is no average of the country or of a type`)]
  }
  const type = types.get(region_code)
  if (!type) return [problem(line, ['region_code'], `${region_code} is no known agency`)]
  const fits = level === 'agregat_provinsi' ? type === 'provinsi' : type === level
  return fits ? [] : [problem(line, ['level'], `${region_code} is a ${type}, not a ${level}`)]
}

/** A computed predicate is held to the instrument; the source's own word is kept as it was printed. */
function wrongPredicate({ line, row }: Line<IndexRow>, instruments: readonly Instrument[]): DataProblem[] {
  const instrument = instruments.find(({ id }) => id === instrumentOfYear(row.year))
  const hundredths = parseHundredths(row.index)
  if (!instrument || hundredths === null || row.predicate_basis === 'sumber') return []
  const { label } = predicateOf(instrument, hundredths)
  return label === row.predicate ? [] : [problem(line, ['predicate'], `${row.index} is ${label}, not ${row.predicate}`)]
}

const figureOf = ({
  year,
  index,
  predicate,
  predicate_basis,
  source_url,
  source_title,
  note,
}: IndexRow): Omit<PublishedIndex, 'agency_id'> => ({
  year,
  instrument_id: instrumentOfYear(year),
  index_value: index,
  predicate,
  predicate_basis: predicate_basis === 'sumber' ? 'source' : 'computed',
  source_url,
  source_title,
  note,
})
