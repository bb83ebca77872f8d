import { z } from 'zod'
import { ASSESSMENT_STAGES, REPORT_BASES } from '../../domain/report.ts'

/** Given twice or unknown, a value is told with the others rather than refused by itself. */
const value = (meaning: string, example: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe(meaning)
    .meta({ example })

const rest = z.union([z.string(), z.array(z.string())])

/** The filter in the words of the API. Read by `readFilter`. */
export const summaryQuery = z
  .object({
    instrument: value(
      'Id of the instrument, such as permenpanrb-59-2020; the newest with figures unless given',
      'permenpanrb-59-2020',
    ),
    year: value('Year that was evaluated; the newest with figures unless given', '2024'),
    basis: value('published or verified; signed in also self, simulated', 'published'),
    stage: value('self, document, interview, visit or official; published figures have none', 'self'),
    province: value('Code of a province, such as 32', '32'),
    type: value('provinsi, kabupaten or kota', 'kabupaten'),
    cohort: value('Comparable regions: provinsi, kabupaten-kecil, kabupaten-sedang, …, kota-besar', 'kabupaten-sedang'),
    indicator: value('Number of an indicator that lines of breakdowns show instead of the index', '29'),
    detail: value('summary, or rows for one line an agency as far as rights reach', 'summary'),
  })
  .catchall(rest)

const hidden = z.strictObject({ under: z.int() }).describe('Not told: it would tell of fewer agencies than this')
const count = z.union([z.int(), hidden])
const mean = z.union([z.string(), hidden]).nullable().describe('Mean of agencies, two decimals: "2.77"')

const group = z.object({
  key: z.string(),
  label: z.string(),
  n: count,
  mean,
  change: mean.describe('Mean change against the year before, of the agencies that have both years'),
  reference: z.string().nullable().describe('What the mean is held against, where there is such a thing'),
})

const counted = z.object({ key: z.string(), label: z.string(), n: count })

export const summaryOut = z.object({
  filter: z.object({
    instrument: z.string(),
    year: z.int(),
    basis: z.enum(REPORT_BASES),
    stage: z.enum(ASSESSMENT_STAGES).nullable(),
    province: z.string().nullable(),
    type: z.enum(['provinsi', 'kabupaten', 'kota']).nullable(),
    cohort: z.string().nullable(),
    indicator: z.int().nullable(),
    detail: z.enum(['summary', 'rows']),
  }),
  n: count,
  of: z.int().describe('Autonomous agencies that the filter means'),
  mean,
  spread: z
    .object({ least: mean, q1: mean, median: mean, q3: mean, greatest: mean })
    .describe('Quartiles by the inclusive method; for those who may not see each agency to the nearest 0.05'),
  change: z.object({ mean, n: count }),
  bands: z
    .array(
      z.object({
        predicate: z.string(),
        from: z.string(),
        to: z.string(),
        n: count,
        share: z.union([z.string(), hidden]).nullable().describe('Per cent of n with one decimal'),
      }),
    )
    .readonly(),
  years: z.array(group.extend({ instrument: z.string() })).readonly(),
  domains: z.array(group).readonly(),
  aspects: z.array(group).readonly(),
  indicators: z.array(group).readonly(),
  provinces: z.array(group).readonly(),
  types: z.array(group).readonly(),
  cohorts: z.array(group).readonly(),
  stages: z.array(group).readonly(),
  bases: z.array(group).readonly(),
  weakest: z.array(group).readonly(),
  adoptions: z.array(counted).readonly(),
  obstacles: z.array(counted).readonly(),
  overdue: z.array(counted).readonly(),
  agencies: z
    .array(
      z.object({
        code: z.string(),
        name: z.string(),
        type: z.string(),
        index: z.string(),
        predicate: z.string(),
        change: z.string().nullable(),
        levels: z.array(z.string().nullable()).readonly().describe('By number of the indicator'),
      }),
    )
    .readonly(),
  referenceLabel: z.string(),
  referenceBasis: z.enum(REPORT_BASES).nullable().describe('null for the target of level 3'),
  open: z.boolean().describe('Whether you may see every agency of the filter by itself; then nothing is hidden'),
  asOf: z.string().nullable().describe('When the figures last changed'),
  simulated: z.boolean(),
})
