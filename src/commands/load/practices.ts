import { z } from 'zod'
import type { DataProblem } from '../../domain/errors-data.ts'
import type { Instrument } from '../../domain/instrument.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import { holds, readJsonAs } from './files.ts'

const text = z.string().min(1)

const practice = z.strictObject({
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: text,
  titleEn: text,
  summary: text,
  summaryEn: text,
  problem: text,
  results: z.array(text),
  figures: z.array(z.strictObject({ label: text, value: z.union([z.number(), text]), note: text.optional() })),
  indicators: z.array(z.int().positive()),
  indicatorMappingBasis: text,
  prerequisites: z.array(text),
  caveat: z.string(),
  startYear: z.int().min(2000).max(2100).nullable(),
  status: text,
  owner: text,
  sources: z.array(z.strictObject({ url: z.url({ protocol: /^https?$/ }), title: text, date: z.string() })).min(1),
})

const practices = z.strictObject({ instrument: text, compiled: z.iso.date(), practices: z.array(practice) })

type PracticesFile = z.output<typeof practices>
type Practice = z.output<typeof practice>

/** The practices of Sumedang and the indicators each bears on, in the order of the file. */
export async function readPractices(folder: string, instruments: readonly Instrument[]) {
  const { file, content } = await readJsonAs(folder, 'practices.json', practices)
  holds(file, broken(content, instruments))
  return {
    practices: content.practices.map((given, position) => rowOf(given, content, position)),
    indicators: content.practices.flatMap(({ slug, indicators }) =>
      indicators.map((number) => ({ slug, instrument_id: content.instrument, number })),
    ),
  }
}

function broken(content: PracticesFile, instruments: readonly Instrument[]): DataProblem[] {
  const instrument = instruments.find(({ id }) => id === content.instrument)
  if (!instrument) return [{ node: 'instrument', text: `${content.instrument} is no known instrument` }]
  const known = instrument.indicators.length
  return content.practices.flatMap(({ slug, indicators }, at): DataProblem[] => [
    ...indicators
      .filter((number, i) => number > known || indicators.indexOf(number) < i)
      .map((number) => ({
        node: `practices[${at}].indicators (${slug})`,
        text: `${number} is unknown or stands twice`,
      })),
    ...(content.practices.findIndex((other) => other.slug === slug) < at
      ? [{ node: `practices[${at}].slug`, text: `${slug} is used twice` }]
      : []),
  ])
}

const rowOf = (given: Practice, { instrument, compiled }: PracticesFile, position: number) => ({
  slug: given.slug,
  agency_id: REFERENCE_AGENCY,
  instrument_id: instrument,
  title: given.title,
  title_en: given.titleEn,
  summary: given.summary,
  summary_en: given.summaryEn,
  problem: given.problem,
  results: given.results,
  figures: given.figures.map(({ note, ...figure }) => (note === undefined ? figure : { ...figure, note })),
  prerequisites: given.prerequisites,
  caveat: given.caveat,
  start_year: given.startYear,
  status: given.status,
  owner: given.owner,
  indicator_basis: given.indicatorMappingBasis,
  sources: given.sources,
  position,
  checked_on: compiled,
})
