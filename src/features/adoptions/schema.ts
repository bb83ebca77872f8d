import { z } from 'zod'
import { STAGES } from '../../domain/adoption.ts'
import { OBSTACLE_TYPES, QUESTIONS, type Question, RESOLUTIONS, SEVERITIES } from '../../domain/obstacle.ts'
import { limit } from '../../web/paging.ts'
import { queryText } from '../../web/query.ts'

const long = 'adoptions.error.long'
const text = (most: number) =>
  z
    .string(long)
    .max(most, long)
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .default('')

const day = z.iso.date('adoptions.error.day')
const dayOrNone = z
  .union([z.literal(''), day], 'adoptions.error.day')
  .default('')
  .transform((given) => (given === '' ? null : given))

export const adoptionParams = z.object({ id: z.uuid().meta({ example: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c48' }) })
export const obstacleParams = z.object({ id: z.uuid(), obstacle: z.uuid() })

export const listQuery = z.object({
  lihat: queryText.optional(),
  tahap: queryText.optional(),
  praktik: queryText.optional(),
  tanda: queryText.optional(),
  dasar: queryText.optional(),
  halaman: queryText.optional(),
})
export const boardQuery = z.object({
  jenis: queryText.optional(),
  berat: queryText.optional(),
  praktik: queryText.optional(),
  dasar: queryText.optional(),
  halaman: queryText.optional(),
})
export const funnelQuery = z.object({
  praktik: queryText.optional(),
  pemilik: queryText.optional(),
  provinsi: queryText.optional(),
  tahun: queryText.optional(),
  dasar: queryText.optional(),
})
export const beginQuery = z.object({ praktik: queryText.optional() })

const filled = (most: number, missing: string) => text(most).refine((typed) => typed !== '', missing)
export const commitmentForm = z.object({
  unit: filled(200, 'adoptions.error.unit'),
  personInCharge: filled(200, 'adoptions.error.person'),
  targetOn: day,
})
export const beginForm = z.object({
  practice: z.string('adoptions.error.practice').max(100, 'adoptions.error.practice'),
  how: z.enum(['interested', 'committed'], 'adoptions.error.how'),
  unit: text(200),
  personInCharge: text(200),
  targetOn: dayOrNone,
})
export const reportForm = z.object({
  stage: z.enum(STAGES, 'adoptions.error.stage'),
  on: day,
  note: text(4_000),
  evidence: text(500),
  nextOn: dayOrNone,
})
export const obstacleForm = z.object({
  type: z.enum(OBSTACLE_TYPES, 'adoptions.error.type'),
  severity: z.enum(SEVERITIES, 'adoptions.error.severity'),
  detail: text(2_000),
  inCharge: text(200),
})
export const resolutionForm = z.object({
  resolution: z.enum(RESOLUTIONS, 'adoptions.error.resolution'),
  note: text(2_000),
})
export const vouchingForm = z.object({ note: text(2_000) })

const choice = z
  .string()
  .optional()
  .transform((given) => (given === 'yes' || given === 'no' ? given : undefined))
type FitShape = Record<Question, typeof choice> & Record<`${Question}Note`, ReturnType<typeof text>>
export const fitForm = z.object(
  Object.fromEntries(
    QUESTIONS.flatMap((name) => [
      [name, choice],
      [`${name}Note`, text(1_000)],
    ]),
  ) as FitShape,
)

export const adoptionsInput = z.strictObject({
  limit,
  cursor: z.string().max(500).optional(),
  practice: z.string().max(100).optional().meta({ description: 'Slug of a practice', example: 'e-office' }),
  stage: z.enum(STAGES).optional(),
})

export const reportBody = z
  .strictObject({
    stage: z.enum(STAGES, 'adoptions.error.stage'),
    on: day.meta({ description: 'Day of the news: not before the last report, not in the future' }),
    note: z.string(long).max(4_000, long).default(''),
    evidence: z
      .string(long)
      .max(500, long)
      .default('')
      .meta({ description: 'Link or document number; needed for running' }),
    nextOn: day.nullable().default(null),
  })
  .meta({ example: { stage: 'running', on: '2026-11-20', evidence: 'https://garutkab.go.id/e-office', note: '' } })

export const adoptionJson = z.strictObject({
  id: z.uuid(),
  agency: z.string(),
  agencyName: z.string(),
  practice: z.string(),
  owner: z.string(),
  stage: z.enum(STAGES),
  standard: z
    .enum(['reported', 'confirmed', 'verified'])
    .nullable()
    .meta({ description: 'How sure it is that it runs' }),
  basis: z.enum(['reported', 'simulated']),
  lastOn: z.string(),
  nextOn: z.string().nullable(),
  targetOn: z.string().nullable(),
  openObstacles: z.int(),
  silent: z.boolean().meta({ description: 'No news for more than 90 days' }),
})
export const adoptionsJson = z.strictObject({ items: z.array(adoptionJson), next: z.string().nullable() })
