import { z } from 'zod'
import { paging } from '../../web/paging.ts'

const indicator = z.coerce.number().int().min(1).max(1_000)

export const practiceParams = z.object({ slug: z.string().max(100) })
export const noQuery = z.object({})

/** What a visitor types and chooses; a repeated field counts as its last value, nothing is refused unseen. */
const typed = z.preprocess((given) => (Array.isArray(given) ? given.at(-1) : given), z.string().optional())
export const practicesQuery = z.object({ q: typed, indikator: typed })

export const practicesInput = z.strictObject({
  indicator: indicator.optional().meta({ description: 'Number of an indicator of PermenPANRB 59/2020' }),
  q: z.string().max(200).optional().meta({ description: 'Words that all stand in the text, in either language' }),
  ...paging,
})

const shared = {
  slug: z.string().meta({ example: 'e-office' }),
  title: z.string(),
  titleEn: z.string(),
  summary: z.string(),
  summaryEn: z.string(),
  agency: z.string().meta({ description: 'Code of the region that runs it', example: '32.11' }),
  agencyName: z.string(),
  owner: z.string(),
  startYear: z.int().nullable(),
  status: z.string().meta({ description: 'In words, as the sources tell it' }),
  instrument: z.string(),
  indicators: z.array(z.int()).readonly(),
  indicatorBasis: z.string().meta({ description: 'Who says that it bears on these indicators' }),
  basis: z.literal('published').meta({ description: 'A snapshot of published sources' }),
  sources: z
    .array(z.strictObject({ url: z.string(), title: z.string(), date: z.string() }))
    .readonly()
    .meta({ description: 'Dates as the source gives them: a year, a month or a day' }),
}

export const practiceItem = z.strictObject(shared)
export const practiceList = z.strictObject({ items: z.array(practiceItem), next: z.string().nullable() })

export const wholePractice = z.strictObject({
  ...shared,
  problem: z.string(),
  results: z.array(z.string()).readonly(),
  figures: z
    .array(z.strictObject({ label: z.string(), value: z.string(), note: z.string().nullable() }))
    .readonly()
    .meta({ description: 'Values as decimal strings, or words where the source gives words' }),
  prerequisites: z.array(z.string()).readonly(),
  caveat: z.string().meta({ description: 'What must be known beside the results; empty where nothing was found' }),
})

export type PracticeItem = z.output<typeof practiceItem>
export type PracticeDocument = z.output<typeof wholePractice>
