import { z } from 'zod'
import { FORMS, SECTIONS } from '../../domain/practice.ts'
import { COST_CLASSES, POPULATION_CLASSES } from '../../domain/practice-classes.ts'
import { paging } from '../../web/paging.ts'

const indicator = z.coerce.number().int().min(1).max(1_000)

export const practiceParams = z.object({ slug: z.string().max(100).meta({ example: 'e-office' }) })

export const practicesInput = z.strictObject({
  indicator: indicator.optional().meta({ description: 'Number of an indicator of PermenPANRB 59/2020', example: '14' }),
  q: z.string().max(200).optional().meta({
    description: 'Words that all stand in the text, in either language',
    example: 'tanda tangan elektronik',
  }),
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
  basis: z
    .enum(['published', 'reported'])
    .meta({ description: 'published: a snapshot of published sources; reported: the agency’s own word' }),
  form: z.enum(FORMS).meta({ description: 'A snapshot may be shorter than a full practice' }),
  costClass: z
    .enum(COST_CLASSES)
    .nullable()
    .meta({ description: 'Cost of the first year in millions of rupiah; null where unknown' }),
  populationClass: z
    .enum(POPULATION_CLASSES)
    .nullable()
    .meta({ description: 'Inhabitants of the region that runs it, in thousands' }),
  lastWord: z.string().meta({ description: 'Day it was compiled, published or last confirmed by its owner' }),
  confirmedOn: z.string().nullable().meta({ description: 'Day its owner last said that it still holds' }),
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
  sections: z
    .partialRecord(z.enum(SECTIONS), z.string())
    .readonly()
    .meta({ description: 'Markdown by section; a section nobody has written is absent' }),
  missing: z.array(z.enum(SECTIONS)).readonly().meta({ description: 'Sections a reader would miss' }),
  evidence: z.array(z.string()).readonly().meta({ description: 'Evidence items it serves, such as I14.3.2' }),
  caveat: z.string().meta({ description: 'What must be known beside the results; empty where nothing was found' }),
})

export type PracticeItem = z.output<typeof practiceItem>
export type PracticeDocument = z.output<typeof wholePractice>
